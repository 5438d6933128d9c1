import { gzipSync } from "node:zlib";
import { expect, type Page, test } from "@playwright/test";
import { ConsolePage } from "./support/console-page";
import { webSocketLink } from "./support/link";
import { Office, samplePassword } from "./support/office";
import { Phone } from "./support/phone";

/** The most that the script which the console's board needs may weigh, octets of gzip. */
const BUDGET = 185_000;
/** The same for the watcher's. */
const WATCHER_BUDGET = 200_000;
/** The same where documents are edited, in the page: with what reads and writes them; dialogs and menus come after it. */
const EDITOR_BUDGET = 220_000;

let office: Office;

test.beforeAll(async () => {
  office = await Office.open();
});
test.afterAll(() => office.close());

/** What scripts weigh, each by itself. */
async function octetsOf(page: Page, urls: readonly string[]): Promise<number> {
  expect(urls.length).toBeGreaterThan(0);
  const scripts = [...new Set(urls)].map(async (url) => (await page.request.get(url)).body());
  return (await Promise.all(scripts)).reduce((sum, script) => sum + gzipSync(script).length, 0);
}

/** Of all scripts that the page has asked for. */
const scriptOctets = async (page: Page): Promise<number> =>
  octetsOf(
    page,
    await page
      .locator("script[src]:not([nomodule]), link[rel=modulepreload]")
      .evaluateAll((all) =>
        all.map((each) => (each as HTMLScriptElement).src || (each as HTMLLinkElement).href),
      ),
  );

test("the script of the console's presence board is less than 185 kB, compressed", async ({ browser }) => {
  const link = await webSocketLink(`ws://127.0.0.1:${office.httpPort}/sip`);
  await new Phone(link, "alice", samplePassword).publish("In the office");
  const admin = await ConsolePage.signIn(browser, office);
  await admin.page.goto(`${office.url}/console/presence`);
  await expect(admin.page.getByRole("row").filter({ hasText: "In the office" })).toBeVisible();
  expect(await scriptOctets(admin.page)).toBeLessThan(BUDGET);
  link.close();
  await admin.close();
});

test("the script that the editors of lists and rules need to be there is less than 220 kB, compressed", async ({
  browser,
}) => {
  const admin = await ConsolePage.signIn(browser, office);
  for (const room of ["lists", "rules"]) {
    const html = await (await admin.page.request.get(`${office.url}/console/${room}/edit`)).text();
    // What is loaded once the page is there is in no tag of the page as it comes.
    const asked = [...html.matchAll(/<script src="([^"]+)"(?![^>]*noModule)/g)].flatMap(
      ([, path = ""]) => `${office.url}${path}`,
    );
    expect(await octetsOf(admin.page, asked), room).toBeLessThan(EDITOR_BUDGET);
  }
  await admin.close();
});

test("the script that the watcher's board needs to be there is less than 200 kB, compressed", async ({
  page,
}) => {
  await page.goto(`${office.url}/`);
  expect(await scriptOctets(page)).toBeLessThan(WATCHER_BUDGET);
});
