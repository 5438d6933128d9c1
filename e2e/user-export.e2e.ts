import { readFile } from "node:fs/promises";
import { expect, test } from "@playwright/test";
import { expectAccessible } from "./support/accessibility";
import { ConsolePage } from "./support/console-page";
import { Office, samplePassword } from "./support/office";
import { OfficePhones } from "./support/office-phones";
import { XcapUser } from "./support/xcap";

let office: Office;
const phones = new OfficePhones();

test.beforeAll(async () => {
  office = await Office.open();
});
test.afterAll(() => office.close());
test.afterEach(() => phones.hangUp());

interface Line {
  readonly part: string;
  readonly value: Readonly<Record<string, unknown>>;
}

test("PRV-056 an operator downloads what is kept about a user: lists, calls for presence and who did what to it", async ({
  browser,
}) => {
  const phone = await phones.phone(office, "alice", "tcp");
  await phone.publish("in the atrium");
  const xcap = new XcapUser(office.httpPort, "alice", samplePassword);
  const index = await xcap.get("/xcap-root/resource-lists/users/sip:alice@office.test/index");
  const admin = await ConsolePage.signIn(browser, office);
  const { page } = admin;
  await page.goto(`${office.url}/console/users?open=sip:alice@office.test`);
  const link = page.getByRole("link", { name: "Export" });
  await expect(link).toBeVisible();
  await expectAccessible(page);
  const coming = page.waitForEvent("download");
  await link.press("Enter");
  const text = await readFile(await (await coming).path(), "utf8");
  const lines = text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Line);
  const valuesOf = (part: string) => lines.filter((line) => line.part === part).map(({ value }) => value);
  expect(valuesOf("account")).toMatchObject([{ aor: "sip:alice@office.test" }]);
  expect(valuesOf("document").map((each) => each.text)).toContain(index.text);
  expect(valuesOf("charging-record")).toContainEqual(expect.objectContaining({ method: "PUBLISH" }));
  expect(valuesOf("audit-entry")).toContainEqual(expect.objectContaining({ action: "user.export" }));
  expect(lines.at(-1)?.part).toBe("end");
  await admin.go("audit");
  await expect(page.getByText(/exported/).first()).toBeVisible();
  expect(admin.complaints).toEqual([]);
  await admin.close();
});
