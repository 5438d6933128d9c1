import { join } from "node:path";
import { expect, test } from "@playwright/test";
import sqlite3 from "sqlite3";
import { expectAccessible } from "./support/accessibility";
import { ConsolePage } from "./support/console-page";
import { Office, samplePassword } from "./support/office";
import { OfficePhones } from "./support/office-phones";
import { operatorApi } from "./support/operator-api";
import { XcapUser } from "./support/xcap";

let office: Office;
const phones = new OfficePhones();

test.beforeEach(async () => {
  office = await Office.open({ PORCHLIGHT_NOTIFY_INTERVAL_MS: "0", PORCHLIGHT_ACCOUNTING_NOTIFY: "on" });
});
test.afterEach(async () => {
  phones.hangUp();
  await office.close();
});

/** Alice leaves traces wherever she can. */
async function live(): Promise<void> {
  const alice = await phones.phone(office, "alice", "tcp");
  const bob = await phones.phone(office, "bob", "ws");
  await alice.register(["Expires: 600"]);
  await alice.publish("in the atrium");
  await alice.subscribe("bob");
  await bob.subscribe("alice");
  await bob.untilNotified(({ body }) => body.includes("in the atrium"));
  const xcap = new XcapUser(office.httpPort, "alice", samplePassword);
  await xcap.get("/xcap-root/resource-lists/users/sip:alice@office.test/index");
}

/** What others have written of her is theirs. */
const ofOthers = new Set([
  "document.selector",
  "document.path",
  "document_version.selector",
  "document_version.text",
]);

/** Columns of the database in which a text stands. */
async function columnsNaming(text: string): Promise<readonly string[]> {
  const database = new sqlite3.Database(join(office.folder, "porchlight.db"));
  const all = (sql: string, ...args: readonly string[]) =>
    new Promise<readonly Readonly<Record<string, string>>[]>((resolve, reject) => {
      database.all<Record<string, string>>(sql, args, (error, rows) =>
        error ? reject(error) : resolve(rows),
      );
    });
  const columns = await all(
    `SELECT m.name AS "table", c.name AS "column" FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table'`,
  );
  const found: string[] = [];
  for (const { column, table } of columns)
    if ((await all(`SELECT 1 FROM "${table}" WHERE instr("${column}", ?) > 0 LIMIT 1`, text)).length > 0)
      found.push(`${table}.${column}`);
  await new Promise<void>((resolve) => database.close(() => resolve()));
  return found.filter((name) => !ofOthers.has(name));
}

test("PRV-056 an operator erases a user whose address it has typed: watchers are told, and after a restart no table has it", async ({
  browser,
}) => {
  test.slow();
  await live();
  const admin = await ConsolePage.signIn(browser, office);
  const { page } = admin;
  await page.goto(`${office.url}/console/users?open=sip:alice@office.test`);
  await page.getByRole("button", { name: "Erase…" }).click();
  const dialog = page.getByRole("dialog", { name: "Erase this user?" });
  const erase = dialog.getByRole("button", { name: "Erase the user" });
  const field = dialog.getByRole("textbox");
  await expectAccessible(page);
  await field.fill("bob@office.test");
  await expect(erase).toBeDisabled();
  await field.fill("alice@office.test");
  await field.press("Enter");
  await expect(page.getByText("The user is erased.")).toBeVisible();
  await expect(page.getByRole("row", { name: /alice@office\.test/ })).toHaveCount(0);
  await admin.go("charging");
  await expect(page.getByText(/erased-/).first()).toBeVisible();
  await expect(page.getByText(/alice@office\.test/)).toHaveCount(0);
  await admin.go("audit");
  await expect(page.getByText(/erased a user/).first()).toBeVisible();
  expect(admin.complaints).toEqual([]);
  await admin.close();
  const bob = await phones.phone(office, "bob", "tcp");
  expect((await bob.subscribe("alice")).firstLine).toMatch(/ 40[34] /);

  // What is left to be done after the last answers is done by the next start.
  phones.hangUp();
  await office.restart("SIGKILL");
  await office.kill("SIGTERM");
  expect(await columnsNaming("alice@")).toEqual([]);
});

test("PRV-056 kill -9 in the middle of an erasure: the next start finishes it", async () => {
  test.slow();
  await live();
  phones.hangUp();
  void operatorApi(office)("POST", "/users/alice@office.test/erasure").catch(() => {});
  await expect.poll(() => columnsNaming("sip:erased-"), { intervals: [1] }).toContain("erasure.pseudonym");
  await office.restart("SIGKILL");
  const show = await operatorApi(office)("GET", "/users/alice@office.test");
  expect(show.status).toBe(404);
  await office.kill("SIGTERM");
  const named = await columnsNaming("alice@");
  expect(named).toEqual([]);
});
