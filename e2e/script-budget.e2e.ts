import { gzipSync } from "node:zlib";
import { expect, type Page, test } from "@playwright/test";
import { ConsolePage } from "./support/console-page";
import { webSocketLink } from "./support/link";
import { Office, samplePassword } from "./support/office";
import { Phone } from "./support/phone";

/** The most that the script which a board needs may weigh, octets of gzip. */
const BUDGET = 200_000;

let office: Office;

test.beforeAll(async () => {
  office = await Office.open();
});
test.afterAll(() => office.close());

/** What the scripts weigh that the page has asked for, each by itself. */
async function scriptOctets(page: Page): Promise<number> {
  const urls = await page
    .locator("script[src]:not([nomodule]), link[rel=modulepreload]")
    .evaluateAll((all) =>
      all.map((each) => (each as HTMLScriptElement).src || (each as HTMLLinkElement).href),
    );
  expect(urls.length).toBeGreaterThan(0);
  const scripts = [...new Set(urls)].map(async (url) => (await page.request.get(url)).body());
  return (await Promise.all(scripts)).reduce((sum, script) => sum + gzipSync(script).length, 0);
}

test("the script of the console's presence board is less than 200 kB, compressed", async ({ browser }) => {
  const link = await webSocketLink(`ws://127.0.0.1:${office.httpPort}/sip`);
  await new Phone(link, "alice", samplePassword).publish("In the office");
  const admin = await ConsolePage.signIn(browser, office);
  await admin.page.goto(`${office.url}/console/presence`);
  await expect(admin.page.getByRole("row").filter({ hasText: "In the office" })).toBeVisible();
  expect(await scriptOctets(admin.page)).toBeLessThan(BUDGET);
  link.close();
  await admin.close();
});

test("the script that the watcher's board needs to be there is less than 200 kB, compressed", async ({
  page,
}) => {
  await page.goto(`${office.url}/`);
  expect(await scriptOctets(page)).toBeLessThan(BUDGET);
});
