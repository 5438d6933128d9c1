import { join } from "node:path";
import { expect, type Page, test } from "@playwright/test";
import { ConsolePage } from "./support/console-page";
import { tcpLink } from "./support/link";
import { Office, samplePassword } from "./support/office";
import { Phone } from "./support/phone";
import { WatcherPage } from "./support/watcher-page";

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
  await picture(admin.page, "console-overview", 1280, 720, "dark");
  await admin.go("presence");
  await picture(admin.page, "console-presence", 1280, 720, "dark");
  await admin.go("connections");
  await picture(admin.page, "console-connections", 1280, 720, "light");
  await admin.go("users");
  await picture(admin.page, "console-users", 1280, 720, "light");
  link.close();
  await Promise.all([alice.close(), bob.close(), carol.close(), admin.close()]);
  await office.close();
});
