import { readFile } from "node:fs/promises";
import { type Browser, expect, test } from "@playwright/test";
import { expectAccessible, expectNoSidewaysScroll } from "./support/accessibility";
import { ConsolePage } from "./support/console-page";
import { tcpLink } from "./support/link";
import { freePort, Office, samplePassword } from "./support/office";
import { Phone } from "./support/phone";
import { statusOf } from "./support/sip-message";

let office: Office;

test.beforeAll(async () => {
  const nobody = await freePort();
  office = await Office.open({
    PORCHLIGHT_ACCOUNTING_CREDIT: "quota",
    PORCHLIGHT_ACCOUNTING_PUSH_URL: `http://127.0.0.1:${nobody}/records`,
    PORCHLIGHT_ACCOUNTING_SECRET: "sixteen letters!",
  });
});
test.afterAll(() => office.close());

const phone = async (user: string): Promise<Phone> =>
  new Phone(await tcpLink(office.sipPort), user, samplePassword);

const as = (browser: Browser, role: string): Promise<ConsolePage> => ConsolePage.as(browser, office, role);

test("PRV-040 PRV-046 a request is on the page with all that its record says, adds up, and is in the file", async ({
  browser,
}) => {
  const alice = await phone("alice");
  expect(statusOf(await alice.publish("on the porch"))).toBe(200);
  const admin = await ConsolePage.signIn(browser, office);
  const { page } = admin;
  await admin.go("charging");
  const records = page.getByRole("list", { name: "Charging records" });
  const line = records.getByRole("listitem").filter({ hasText: "PUBLISH" }).filter({ hasText: "200" });
  await expect(line.first()).toBeVisible({ timeout: 15_000 });
  await line.first().locator("summary").press("Enter");
  await expect(line.first()).toContainText("Call-ID");
  await expect(line.first()).toContainText("application/pidf+xml");
  await expect(page.getByRole("table", { name: "Totals" })).toContainText("PUBLISH");
  await page.getByRole("button", { name: "Failed" }).click();
  await expect(page).toHaveURL(/outcome=failure/);
  await expect(line).toHaveCount(0);
  await page.getByRole("button", { name: "Failed" }).click();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "CSV" }).click();
  const file = await readFile(await (await download).path(), "utf8");
  expect(file.split("\r\n")[0]).toContain("number,time,");
  expect(file).toContain(",PUBLISH,presence,initial,");
  expect(admin.complaints).toEqual([]);
  await admin.close();
});

test("PRV-049 who has used up a quota gets 403 with a Warning, and is granted more on the page", async ({
  browser,
}) => {
  const admin = await ConsolePage.signIn(browser, office);
  const { page } = admin;
  await page.goto(`${office.url}/console/charging?show=quotas`);
  await page.getByRole("button", { name: "Limit a user…" }).press("Enter");
  const dialog = page.getByRole("dialog", { name: "Limit a user" });
  await dialog.getByLabel("User").fill("bob@office.test");
  await dialog.getByLabel("Requests in all").fill("many");
  await dialog.getByRole("button", { name: "Grant" }).press("Enter");
  await expect(dialog).toContainText("Enter a whole number");
  await dialog.getByLabel("Requests in all").fill("0");
  await dialog.getByRole("button", { name: "Grant" }).press("Enter");
  const row = page.getByRole("row", { name: "bob@office.test, PUBLISH" });
  await expect(row).toContainText("None");
  await expectAccessible(page);

  const bob = await phone("bob");
  const refused = await bob.publish("nothing left");
  expect(statusOf(refused)).toBe(403);
  expect(refused.text).toContain('Warning: 399 porchlight "no credit"');
  await row.click();
  const drawer = page.getByRole("dialog", { name: "PUBLISH of bob@office.test" });
  await drawer.getByRole("button", { name: "Change…" }).press("Enter");
  const change = page.getByRole("dialog", { name: "Change the quota" });
  await change.getByLabel("Requests in all").fill("5");
  await change.getByRole("button", { name: "Grant" }).press("Enter");
  await expect(change).toBeHidden();
  expect(statusOf(await bob.publish("again"))).toBe(200);
  expect(admin.complaints).toEqual([]);
  await admin.close();
});

test("PRV-048 the page tells who is behind with records, and why; support sees no record", async ({
  browser,
}) => {
  await (await phone("carol")).publish("here");
  const admin = await as(browser, "support");
  const { page } = admin;
  await admin.go("charging");
  await expect(page.getByRole("tab", { name: "Quotas", selected: true })).toBeVisible();
  await expect(page.getByRole("tab", { name: "Records" })).toHaveCount(0);
  await expect(page.getByText(/HTTP push is behind by \d+ record/)).toBeVisible({ timeout: 15_000 });
  await page.getByRole("tab", { name: "Delivery" }).click();
  const push = page.getByRole("article", { name: "HTTP push" });
  await expect(push).toContainText("Retrying");
  await expect(push).toContainText("ECONNREFUSED");
  await expect(page.getByText("None: every number has its record.")).toBeVisible();
  await expectAccessible(page);
  await admin.close();
});
