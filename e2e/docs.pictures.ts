import { join } from "node:path";
import { expect, type Page, test } from "@playwright/test";
import { ConsolePage } from "./support/console-page";
import { tcpLink } from "./support/link";
import { Office, samplePassword } from "./support/office";
import { Phone } from "./support/phone";
import { RULES_TYPE, rule, ruleset, rulesUrl } from "./support/presence-rules";
import { WatcherPage } from "./support/watcher-page";
import { XcapUser } from "./support/xcap";

const folder = join(import.meta.dirname, "../docs/images");

async function picture(
  page: Page,
  name: string,
  width: number,
  height: number,
  colorScheme: "light" | "dark",
): Promise<void> {
  await page.setViewportSize({ width, height });
  await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
  await page.waitForTimeout(500);
  await page.screenshot({ path: join(folder, `${name}.png`) });
}

/** Rooms that show something of alice. */
async function rooms(admin: ConsolePage, office: Office, bob: WatcherPage): Promise<void> {
  const { page } = admin;
  const rules = ruleset(rule("bob", "allow"), rule("carol", "allow", ""), rule("dave", "confirm"));
  await new XcapUser(office.httpPort, "alice", samplePassword).put(rulesUrl("alice"), RULES_TYPE, rules);
  await open(page, office, "rules/edit?of=sip:alice@office.test");
  await page.getByRole("button", { name: /bob/ }).first().click();
  await picture(page, "console-rules", 1280, 720, "light");
  await open(page, office, "presence/as-seen?of=sip:alice@office.test&by=sip:carol@office.test");
  await picture(page, "console-as-seen", 1280, 720, "dark");
  await open(page, office, "lists/edit?of=sip:alice@office.test");
  await picture(page, "console-lists", 1280, 720, "light");
  await open(page, office, "trace");
  await page.getByLabel("User", { exact: true }).fill("alice@office.test");
  await page.getByRole("button", { name: "Start", exact: true }).click();
  await expect(page.getByText("Waiting for SIP")).toBeVisible();
  await bob.setNote("Budget until one");
  await expect(page.getByText("NOTIFY").first()).toBeVisible();
  await picture(page, "console-trace", 1280, 720, "dark");
  await letIn(page, ["olga", "operator"], ["sam", "support"], ["ada", "auditor"]);
  await open(page, office, "settings?tab=operators");
  await picture(page, "console-operators", 1280, 480, "light");
}

async function open(page: Page, office: Office, path: string): Promise<void> {
  await page.goto(`${office.url}/console/${path}`);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
}

const letIn = (page: Page, ...operators: readonly (readonly [string, string])[]): Promise<void> =>
  page.evaluate(async (wanted) => {
    for (const [name, role] of wanted) {
      await fetch("/api/v1/operators", {
        method: "POST",
        headers: { "content-type": "application/json", "x-porchlight-csrf": "1" },
        body: JSON.stringify({ name, role, password: crypto.randomUUID() }),
      });
    }
  }, operators);

test("pictures of the pages", async ({ browser }) => {
  test.setTimeout(180_000);
  const office = await Office.open();
  const alice = await WatcherPage.open(browser, office, "alice", [
    "bob",
    "carol",
    "dave",
    "frontdesk",
    "atrium",
  ]);
  const bob = await WatcherPage.open(browser, office, "bob", ["alice", "carol"]);
  const carol = await WatcherPage.open(browser, office, "carol", ["alice", "bob"]);
  const link = await tcpLink(office.sipPort);
  const frontdesk = new Phone(link, "frontdesk", samplePassword);
  await frontdesk.register();
  await frontdesk.publish("Ring twice");
  await bob.setStatus("busy");
  await bob.setNote("Budget until noon");
  await carol.setStatus("away");
  await carol.setNote("Back at three");
  await alice.setNote("At my desk");
  await alice.changeContact("bob", { name: "Bob", group: "Second floor" });
  await alice.changeContact("carol", { name: "Carol", group: "Second floor" });
  await expect(alice.contact("carol")).toContainText("Back at three");
  await picture(alice.page, "watcher", 1120, 620, "dark");
  await picture(alice.page, "watcher-light", 1120, 620, "light");
  await picture(alice.page, "watcher-phone", 360, 740, "dark");
  const admin = await ConsolePage.signIn(browser, office);
  await admin.go("");
  await picture(admin.page, "console-overview", 1280, 720, "dark");
  await admin.go("presence");
  await picture(admin.page, "console-presence", 1280, 720, "dark");
  await admin.go("connections");
  await picture(admin.page, "console-connections", 1280, 720, "light");
  await admin.go("users");
  await picture(admin.page, "console-users", 1280, 720, "light");
  await rooms(admin, office, bob);
  link.close();
  await Promise.all([alice.close(), bob.close(), carol.close(), admin.close()]);
  await office.close();
});
