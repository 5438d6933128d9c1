import { expect, test } from "@playwright/test";
import { expectAccessible } from "./support/accessibility";
import { ConsolePage } from "./support/console-page";
import { tcpLink, webSocketLink } from "./support/link";
import { Office, samplePassword } from "./support/office";
import { Phone } from "./support/phone";
import { statusOf } from "./support/sip-message";
import { WatcherPage } from "./support/watcher-page";

let office: Office;

test.beforeAll(async () => {
  office = await Office.open();
});
test.afterAll(() => office.close());

test("SYS-018 nobody sees anything before signing in, and a wrong password is told in words", async ({
  browser,
}) => {
  expect((await fetch(`${office.url}/api/v1/users`)).status).toBe(401);
  const visitor = await ConsolePage.open(browser, office);
  await visitor.fillIn("admin", "not the password");
  await expect(visitor.page.getByRole("alert").filter({ hasText: /\w/ })).toBeVisible();
  await expect(visitor.page.getByLabel("Name", { exact: true })).toHaveValue("admin");
  await expectAccessible(visitor.page);
  await visitor.close();
});

test("the console shows both: who says what, who watches whom, over which connections, as it changes", async ({
  browser,
}) => {
  const admin = await ConsolePage.signIn(browser, office);
  await admin.go("presence");
  const alice = await WatcherPage.open(browser, office, "alice", ["bob"]);
  const bob = await WatcherPage.open(browser, office, "bob", ["alice"]);
  const row = (user: string) => admin.page.getByRole("row").filter({ hasText: `${user}@office.test` });
  await alice.setStatus("busy");
  await alice.setNote("Live on the board");
  await expect(row("alice")).toContainText("Busy");
  await expect(row("alice")).toContainText("Live on the board");
  await bob.setStatus("away");
  await expect(row("bob")).toContainText("Away");
  await admin.go("watchers");
  await expect(admin.page.getByRole("row").filter({ hasText: "bob@office.test" }).first()).toBeVisible();
  await admin.go("connections");
  await expect(admin.page.getByRole("row").filter({ hasText: "WebSocket" }).first()).toBeVisible();
  expect(admin.complaints).toEqual([]);
  await Promise.all([admin.close(), alice.close(), bob.close()]);
});

test("a user made in the console can register at once, and not any more once disabled", async ({
  browser,
}) => {
  const admin = await ConsolePage.signIn(browser, office);
  await admin.go("users");
  await admin.page.getByRole("button", { name: "Create user" }).click();
  const dialog = admin.page.getByRole("dialog");
  await dialog.getByLabel("Address").fill("erin");
  await dialog.getByRole("button", { name: "Create user" }).click();
  await expect(dialog.getByText(/such as erin@office.test/).first()).toBeVisible();
  await dialog.getByLabel("Address").fill("erin@office.test");
  await dialog.getByLabel("Name", { exact: true }).fill("Erin <b>Example</b>");
  await dialog.getByLabel("Password", { exact: true }).fill("erins long password");
  await dialog.getByRole("button", { name: "Create user" }).click();
  await expect(admin.page.getByText("erin@office.test").first()).toBeVisible();

  const link = await tcpLink(office.sipPort);
  const erin = new Phone(link, "erin", "erins long password");
  expect(statusOf(await erin.register())).toBe(200);

  await admin.page.goto(`${office.url}/console/users`);
  await admin.page.getByText("erin@office.test").first().click();
  await admin.page.getByRole("button", { name: "Disable…" }).click();
  await admin.page
    .getByRole("alertdialog")
    .or(admin.page.getByRole("dialog"))
    .last()
    .getByRole("button", { name: /^Disable/ })
    .click();
  await expect(admin.page.getByRole("button", { name: "Enable" })).toBeVisible();
  expect(statusOf(await erin.register())).toBe(401);

  await admin.go("audit");
  await expect(admin.page.getByText("erin@office.test").first()).toBeVisible();
  expect(admin.complaints).toEqual([]);
  link.close();
  await admin.close();
});

test("PRV-057 strings that came by SIP are text in the console too", async ({ browser }) => {
  const link = await webSocketLink(`ws://127.0.0.1:${office.httpPort}/sip`);
  const dave = new Phone(link, "dave", samplePassword);
  await dave.publish("&lt;script&gt;document.title='owned'&lt;/script&gt;");
  const admin = await ConsolePage.signIn(browser, office);
  await admin.go("presence");
  await expect(admin.page.getByText("<script>document.title='owned'</script>").first()).toBeVisible();
  expect(await admin.page.title()).not.toBe("owned");
  expect(admin.complaints).toEqual([]);
  link.close();
  await admin.close();
});
