import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import sqlite3 from "sqlite3";
import { expectAccessible } from "./support/accessibility";
import { ConsolePage } from "./support/console-page";
import { Office, samplePassword } from "./support/office";
import { OfficePhones } from "./support/office-phones";
import type { Phone } from "./support/phone";
import { type Message, statusOf } from "./support/sip-message";

const main = join(import.meta.dirname, "../apps/server/dist/main.js");

let office: Office;
const phones = new OfficePhones();

test.beforeAll(async () => {
  office = await Office.open({
    PORCHLIGHT_NOTIFY_INTERVAL_MS: "0",
    PORCHLIGHT_POLICY_DEFAULT_DOCUMENT: "on",
    PORCHLIGHT_POLICY_OVERRIDE_OF: "sip:carol@office.test=hide,sip:dave@office.test=block",
  });
});
test.afterAll(() => office.close());
test.afterEach(() => phones.hangUp());

const phone = (user: string): Promise<Phone> => phones.phone(office, user, "ws");

const tells =
  (...parts: readonly string[]) =>
  ({ text }: Message): boolean =>
    parts.every((part) => text.includes(part));

test("POL-075 SYS-019 the operator hides carol and closes dave whatever they allow; both still see themselves", async () => {
  const [carol, dave, bob] = [await phone("carol"), await phone("dave"), await phone("bob")];
  await carol.publish("carol is in");
  await dave.publish("dave is in");
  expect(statusOf(await bob.subscribe("carol"))).toBe(200);
  await bob.untilNotified(tells("Subscription-State: active", 'entity="sip:carol@office.test"/>'));
  expect(statusOf(await bob.subscribe("dave"))).toBe(403);
  expect(statusOf(await carol.subscribe("carol"))).toBe(200);
  await carol.untilNotified(tells("carol is in"));
  expect(bob.notifies.filter(tells("carol is in"))).toEqual([]);
  expect(statusOf(await dave.subscribe("dave"))).toBe(200);
  await dave.untilNotified(tells("dave is in"));
});

test("POL-004 rules that no longer read let only their owner in; log, doctor and console say so until they are mended", async ({
  browser,
}) => {
  execFileSync(process.execPath, [main, "user", "add", "sip:erin@office.test", "--password-stdin"], {
    env: office.environment,
    input: samplePassword,
  });
  await office.kill();
  await damageRulesOf("sip:erin@office.test");
  await office.start();
  const [erin, bob] = [await phone("erin"), await phone("bob")];
  await erin.publish("erin is in");
  expect(statusOf(await bob.subscribe("erin"))).toBe(403);
  expect(statusOf(await erin.subscribe("erin"))).toBe(200);
  await erin.untilNotified(tells("erin is in"));
  expect(office.output).toMatch(
    /rules cannot be read.*erin@office\.test|erin@office\.test.*rules cannot be read/,
  );

  const admin = await ConsolePage.signIn(browser, office);
  await admin.go("");
  const notice = admin.page.getByRole("alert").filter({ hasText: "erin@office.test" });
  await expect(notice).toContainText("Presence rules cannot be read");
  await expectAccessible(admin.page);
  await notice.getByRole("link", { name: "erin@office.test" }).click();
  await expect(admin.page).toHaveURL(/rules\/edit\?of=/);
  await expect(
    admin.page.getByText(/^These rules cannot be read: .+ Only the owner sees anything/),
  ).toBeVisible();
  await expect(admin.page.getByText("These are no rules that can be shown as a form")).toBeVisible();
  await expectAccessible(admin.page);
  await admin.close();

  const document = "org.openmobilealliance.pres-rules/users/sip:erin@office.test/pres-rules";
  execFileSync(process.execPath, [main, "document", "put", document, "-"], {
    env: office.environment,
    input: `<ruleset xmlns="urn:ietf:params:xml:ns:common-policy"/>`,
  });
  const again = await ConsolePage.signIn(browser, office);
  await again.go("");
  await expect(again.page.getByText("This server")).toBeVisible();
  await expect(again.page.getByText("Presence rules cannot be read")).toHaveCount(0);
  await again.close();
});

/** Leaves the rules as an upgrade might find them: stored, and not to be read any more. */
function damageRulesOf(owner: string): Promise<void> {
  const database = new sqlite3.Database(join(office.folder, "porchlight.db"));
  return new Promise((resolve, reject) => {
    database.run(
      "UPDATE document_version SET text = '<ruleset' WHERE selector LIKE ? AND text IS NOT NULL",
      [`org.openmobilealliance.pres-rules/users/${owner}/%`],
      (error) => {
        database.close();
        if (error === null) resolve();
        else reject(error);
      },
    );
  });
}
