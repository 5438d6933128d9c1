import { expect, test } from "@playwright/test";
import { ConsolePage } from "./support/console-page";
import { webSocketLink } from "./support/link";
import { Office } from "./support/office";
import { operatorApi } from "./support/operator-api";
import { document, Phone } from "./support/phone";
import { field, statusOf } from "./support/sip-message";

const users = Array.from({ length: 1000 }, (_, index) => `u${String(index).padStart(3, "0")}`);
const atOnce = 50;

let office: Office;

test.beforeAll(async () => {
  office = await Office.open({
    PORCHLIGHT_TRUSTED_PEERS: "127.0.0.0/8",
    PORCHLIGHT_SAMPLE_OFFICE: "off",
    PORCHLIGHT_DURABILITY: "relaxed",
  });
});
test.afterAll(() => office.close());

test("a thousand presentities are a few rows, anyone is reached by key, and a change shows where it is looked at", async ({
  browser,
}) => {
  const rows = users.map((user) => `sip:${user}@office.test,a long password,${user}`);
  const csv = `aor,password,displayName\n${rows.join("\n")}\n`;
  expect((await operatorApi(office)("POST", "/user-imports", { csv })).ok).toBe(true);
  const link = await webSocketLink(`ws://127.0.0.1:${office.httpPort}/sip`);
  const proxy = new Phone(link, "u000", "");
  const tags = new Map<string, string>();
  const publish = async (user: string, note: string): Promise<void> => {
    const aor = `sip:${user}@office.test`;
    const known = tags.get(user);
    const answer = await proxy.request("PUBLISH", {
      uri: aor,
      from: `<${aor}>;tag=${user}`,
      headers: ["Event: presence", ...(known === undefined ? [] : [`SIP-If-Match: ${known}`])],
      body: document(aor, note),
    });
    expect(statusOf(answer)).toBe(200);
    tags.set(user, field(answer, "sip-etag"));
  };
  for (let first = 0; first < users.length; first += atOnce)
    await Promise.all(users.slice(first, first + atOnce).map((user) => publish(user, "here")));

  const admin = await ConsolePage.signIn(browser, office);
  await admin.go("presence");
  const { page } = admin;
  const row = (user: string) => page.getByRole("row").filter({ hasText: `${user}@office.test` });
  await expect(row("u000")).toBeVisible();
  await expect(page.getByRole("grid")).toHaveAttribute("aria-rowcount", "1001");
  expect(await page.getByRole("row").count()).toBeLessThan(60);
  await publish("u003", "told at the top");
  await expect(row("u003")).toContainText("told at the top");

  await row("u000").focus();
  await page.keyboard.press("End");
  await expect(row("u999")).toBeFocused();
  expect(await page.getByRole("row").count()).toBeLessThan(60);
  await publish("u003", "told elsewhere");
  await publish("u997", "told at the bottom");
  await expect(row("u997")).toContainText("told at the bottom");
  await page.keyboard.press("Home");
  await expect(row("u003")).toContainText("told elsewhere");

  // Who hears the page is told what a filter leaves, and not of every change.
  const told = page.locator("[aria-live=polite] > p");
  await expect(told).toHaveText("");
  await page.getByLabel("Search addresses").fill("u00");
  await expect(told).toHaveText("10 rows");
  expect(admin.complaints).toEqual([]);
  link.close();
  await admin.close();
});
