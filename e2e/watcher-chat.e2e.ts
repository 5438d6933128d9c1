import { type Browser, expect, test } from "@playwright/test";
import { expectAccessible, expectNoSidewaysScroll } from "./support/accessibility";
import { ChatPage } from "./support/chat-page";
import { Office } from "./support/office";
import { OfficePhones } from "./support/office-phones";
import { type OperatorApi, operatorApi } from "./support/operator-api";
import type { Phone } from "./support/phone";
import { type Message, statusOf } from "./support/sip-message";
import { WatcherPage } from "./support/watcher-page";

let office: Office;
let api: OperatorApi;
const phones = new OfficePhones();

test.beforeAll(async () => {
  // Who has left is gone at once, so that nobody meets the pages of an earlier test.
  office = await Office.open({
    PORCHLIGHT_CONSOLE: "off",
    PORCHLIGHT_NOTIFY_INTERVAL_MS: "0",
    PORCHLIGHT_POLICY_BOUND_GRACE_SECONDS: "0",
  });
  api = operatorApi(office);
});
test.afterEach(() => phones.hangUp());
test.afterAll(() => office.close());

async function at(browser: Browser, user: string, contact: string): Promise<ChatPage> {
  return new ChatPage(await WatcherPage.open(browser, office, user, [contact]));
}

/** A MESSAGE of a phone to somebody. */
const writes = (phone: Phone, user: string, body: string, contentType = "text/plain"): Promise<Message> =>
  phone.request("MESSAGE", { uri: `sip:${user}@office.test`, body, contentType });

/** A phone that is registered and answers what it is sent. */
async function deskPhone(user: string): Promise<Phone> {
  const phone = await phones.phone(office, user, "udp");
  const answer = await phone.register(["Expires: 600"]);
  expect(statusOf(answer)).toBe(200);
  return phone;
}

async function letMessage(user: string, isAllowed: boolean): Promise<void> {
  const path = `/users/${encodeURIComponent(`sip:${user}@office.test`)}`;
  const answer = await api("PATCH", path, { services: { message: isAllowed } });
  expect(answer.status, await answer.text()).toBe(200);
}

test("COR-054 two browsers talk: delivered, unread, read, and who is writing", async ({ browser }) => {
  const [alice, bob] = [await at(browser, "alice", "bob"), await at(browser, "bob", "alice")];
  await alice.openFrom("bob");
  await alice.say("lunch? ☕");
  await alice.expectDelivery("delivered");

  await expect(bob.unread).toHaveText("1");
  await expect(bob.watcher.page).toHaveTitle("(1) Porchlight");
  await expect(bob.watcher.page.getByTestId("message-news")).toHaveText("New message from Alice");
  await expect(bob.watcher.contact("alice").getByTestId("unread")).toHaveText("1");
  await bob.open();
  await expect(bob.conversation("alice")).toContainText("lunch? ☕");
  await bob.conversation("alice").click();
  await expect(bob.messages.last()).toContainText("lunch? ☕");
  await expect(bob.unread).toHaveCount(0);
  await expect(bob.watcher.page).toHaveTitle("Porchlight");

  await expect(alice.writing).toHaveText("");
  await bob.field.pressSequentially("yes");
  await expect(alice.writing).toHaveText("Bob is writing");
  await bob.field.press("Shift+Enter");
  await bob.field.pressSequentially("at noon");
  await bob.field.press("Enter");
  await bob.expectDelivery("delivered");
  await expect(alice.messages.last()).toContainText("yes\nat noon", { useInnerText: true });
  await expect(alice.writing).toHaveText("");
  await Promise.all([alice.watcher.close(), bob.watcher.close()]);
});

test("COR-054 somebody who is not there, and tried again when there; somebody who is nobody", async ({
  browser,
}) => {
  const alice = await at(browser, "alice", "carol");
  await alice.openFrom("carol");
  await alice.say("Are you there?");
  await alice.expectDelivery("not-there");
  await expect(alice.messages.last()).toContainText("Not delivered: not there at the moment");

  const carol = await at(browser, "carol", "alice");
  await alice.watcher.page.getByTestId("message-retry").click();
  await alice.expectDelivery("delivered");
  await expect(carol.unread).toHaveText("1");

  await alice.watcher.page.getByTestId("messages-back").click();
  await alice.watcher.page.getByTestId("write-to-address").fill("im:nobody@office.test");
  await alice.watcher.page.getByTestId("write-to").click();
  await alice.say("Anybody?");
  await alice.expectDelivery("no-such-address");
  await Promise.all([alice.watcher.close(), carol.watcher.close()]);
});

test("COR-046 COR-054 whose services have no messages is told so, and loses nothing", async ({ browser }) => {
  const [alice, bob] = [await at(browser, "alice", "bob"), await at(browser, "bob", "alice")];
  await letMessage("alice", false);
  await alice.openFrom("bob");
  await alice.say("Hello");
  await alice.expectDelivery("refused");
  await expect(alice.messages.last()).toContainText("messages are not allowed");
  await letMessage("alice", true);
  await alice.watcher.page.getByTestId("message-retry").click();
  await alice.expectDelivery("delivered");
  await expect(bob.unread).toHaveText("1");
  await Promise.all([alice.watcher.close(), bob.watcher.close()]);
});

test("COR-054 a desk phone on UDP writes, and hears the answer", async ({ browser }) => {
  const alice = await at(browser, "alice", "bob");
  const phone = await deskPhone("dave");
  expect(statusOf(await writes(phone, "alice", "from the desk"))).toBe(200);
  await expect(alice.unread).toHaveText("1");
  await alice.open();
  await alice.conversation("dave").click();
  await expect(alice.messages.last()).toContainText("from the desk");
  await alice.say("to the desk");
  await alice.expectDelivery("delivered");
  const heard = await phone.untilNotified(({ firstLine }) => firstLine.startsWith("MESSAGE "));
  expect(heard.body).toBe("to the desk");
  for (const name of ["contact", "authorization", "proxy-authorization"])
    expect(heard.headers.has(name)).toBe(false);
  await alice.watcher.close();
});

test("COR-054 what is shown and what is not: message/cpim is unwrapped, pages are refused with what is taken", async ({
  browser,
}) => {
  const alice = await at(browser, "alice", "bob");
  const phone = await phones.phone(office, "bob", "ws");
  const refused = await writes(phone, "alice", "<b>Hello</b>", "text/html");
  expect(statusOf(refused)).toBe(415);
  expect(refused.headers.get("accept")).toEqual(["text/plain, message/cpim, application/im-iscomposing+xml"]);
  const cpim = [
    "From: Mallory <im:mallory@example.com>",
    "Subject: Lunch \\u2615",
    "NS: f <urn:example:f>",
    "Require: f.Font",
    "",
    "Content-Type: text/plain;charset=utf-8",
    "",
    "at noon?",
  ].join("\r\n");
  expect(statusOf(await writes(phone, "alice", cpim, "message/cpim"))).toBe(200);
  await alice.openFrom("bob");
  await expect(alice.messages).toHaveCount(1);
  await expect(alice.messages.last()).toContainText("at noon?");
  await expect(alice.messages.last().getByTestId("message-claim")).toHaveText([
    "Says it was written by Mallory (im:mallory@example.com)",
    "About: Lunch ☕",
    "May be incomplete: it needs f.Font, which this page does not know.",
  ]);
  await alice.watcher.close();
});

test("COR-054 a huge text is not sent, and stays to be shortened; a huge one that comes is there as a whole", async ({
  browser,
}) => {
  const alice = await at(browser, "alice", "bob");
  const phone = await phones.phone(office, "bob", "ws");
  await alice.openFrom("bob");
  await alice.field.fill("x".repeat(5000));
  await alice.field.press("Enter");
  await expect(alice.watcher.page.getByText("This is too long for one message.")).toBeVisible();
  await expect(alice.field).toHaveValue("x".repeat(5000));
  await expect(alice.messages).toHaveCount(0);
  await alice.close();
  await alice.openFrom("bob");
  await expect(alice.field).toHaveValue("x".repeat(5000));
  await alice.say("short");

  const huge = `${"many words ".repeat(4000)}and the end`;
  expect(statusOf(await writes(phone, "alice", huge))).toBe(200);
  await expect(alice.messages).toHaveCount(2);
  await expect(alice.messages.last()).not.toContainText("and the end");
  await alice.watcher.page.getByTestId("show-all").click();
  await expect(alice.messages.last()).toContainText("and the end");
  await alice.watcher.close();
});

test("COR-054 hostile texts and names are text: no markup, no link, nothing that hides", async ({
  browser,
}) => {
  const alice = await at(browser, "alice", "bob");
  const alerts: string[] = [];
  alice.watcher.page.on("dialog", (dialog) => alerts.push(dialog.message()));
  const phone = await phones.phone(office, "bob", "ws");
  const evil = "<img src=x onerror=alert(1)> javascript:alert(2) https://evil.example/ \u202egnp.exe\u0007";
  await phone.request("MESSAGE", {
    uri: "sip:alice@office.test",
    from: '"<script>alert(3)</script>" <sip:bob@office.test>;tag=evil',
    body: evil,
    contentType: "text/plain",
  });
  await alice.openFrom("bob");
  const panel = alice.watcher.page.getByTestId("conversation");
  await expect(alice.messages.last()).toContainText("<img src=x onerror=alert(1)>");
  await expect(alice.messages.last()).toContainText("\ufffdgnp.exe\u2407");
  await expect(panel).toContainText("Calls itself <script>alert(3)</script>");
  await expect(panel.locator("img, a, script")).toHaveCount(0);
  expect(alerts).toEqual([]);
  await alice.watcher.close();
});

test("a reload keeps what was said, every tab shows what its user hears, says and has read, signing out forgets", async ({
  browser,
}) => {
  const context = await browser.newContext({ reducedMotion: "reduce" });
  const first = new ChatPage(
    await WatcherPage.signInAt(context, office, "alice", undefined, { stays: true }),
  );
  await expect(first.watcher.contact("bob")).toBeVisible();
  const second = new ChatPage(await first.watcher.openTab(office));
  await expect(second.watcher.contact("bob")).toBeVisible();
  const phone = await phones.phone(office, "bob", "ws");
  expect(statusOf(await phone.register(["Expires: 600"]))).toBe(200);
  expect(statusOf(await writes(phone, "alice", "to all of you"))).toBe(200);
  await expect(first.unread).toHaveText("1");
  await expect(second.unread).toHaveText("1");
  await first.openFrom("bob");
  await expect(second.unread).toHaveCount(0);
  await first.watcher.page.reload();
  await expect(first.messages.last()).toContainText("to all of you");
  await expect(first.unread).toHaveCount(0);
  await first.say("from one of us");
  await first.expectDelivery("delivered");
  await second.openFrom("bob");
  await expect(second.messages.last()).toContainText("from one of us");
  await first.close();
  await first.watcher.page.getByTestId("sign-out").click();
  await first.watcher.page.getByTestId("sign-in-address").waitFor();
  const kept = await first.watcher.page.evaluate(() => JSON.stringify({ ...sessionStorage }));
  expect(kept).not.toContain("to all of you");
  await context.close();
});

test("without a connection nothing is lost: it is said, and tried again", async ({ browser }) => {
  const [alice, bob] = [await at(browser, "alice", "bob"), await at(browser, "bob", "alice")];
  await alice.openFrom("bob");
  await office.kill();
  await expect(alice.watcher.page.getByTestId("live")).toHaveAttribute("data-state", "reconnecting");
  await alice.say("into the dark");
  await alice.expectDelivery("offline");
  await office.start();
  for (const { watcher } of [alice, bob]) {
    const live = watcher.page.getByTestId("live");
    await expect(live).toHaveAttribute("data-state", "connected", { timeout: 30_000 });
  }
  await alice.watcher.page.getByTestId("message-retry").click();
  await alice.expectDelivery("delivered");
  await expect(bob.unread).toHaveText("1");
  await Promise.all([alice.watcher.close(), bob.watcher.close()]);
});

test("by keyboard alone: from a contact to the answer, and back to where one was", async ({ browser }) => {
  const [alice, bob] = [await at(browser, "alice", "bob"), await at(browser, "bob", "alice")];
  const { page } = alice.watcher;
  await alice.watcher.contact("bob").focus();
  await page.keyboard.press("Enter");
  await page.getByTestId("card-message").focus();
  await page.keyboard.press("Enter");
  await expect(alice.field).toBeFocused();
  await page.keyboard.type("by keys");
  await page.keyboard.press("Enter");
  await alice.expectDelivery("delivered");
  await expect(alice.field).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();
  await expect(alice.watcher.contact("bob")).toBeFocused();
  await page.getByTestId("open-messages").focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByTestId("open-messages")).toBeFocused();
  await Promise.all([alice.watcher.close(), bob.watcher.close()]);
});

test("in German for who reads German", async ({ browser }) => {
  const context = await browser.newContext({ locale: "de-DE", reducedMotion: "reduce" });
  const alice = new ChatPage(await WatcherPage.signInAt(context, office, "alice"));
  await alice.open();
  const panel = alice.watcher.page.getByTestId("messages");
  await expect(panel).toContainText("Noch keine Nachrichten");
  await expect(alice.watcher.page.locator("html")).toHaveAttribute("lang", "de");
  await alice.watcher.page.getByTestId("write-to-address").fill("carol");
  await alice.watcher.page.getByTestId("write-to").click();
  await alice.say("Hallo");
  await expect(alice.messages.last()).toContainText("Nicht zugestellt: gerade nicht da");
  await context.close();
});

for (const [width, scheme] of [
  [1280, "light"],
  [360, "dark"],
] as const) {
  test(`messages at ${width} px, ${scheme}: accessible, nothing sticks out`, async ({ browser }) => {
    const context = await browser.newContext({
      viewport: { width, height: 740 },
      colorScheme: scheme,
      reducedMotion: "reduce",
    });
    const alice = new ChatPage(await WatcherPage.signInAt(context, office, "alice"));
    await expect(alice.watcher.contact("bob")).toBeVisible();
    const phone = await phones.phone(office, "bob", "ws");
    await writes(phone, "alice", `unbroken${"x".repeat(400)}`);
    await expect(alice.unread).toHaveText("1");
    await expectAccessible(alice.watcher.page);
    await expectNoSidewaysScroll(alice.watcher.page);
    await alice.open();
    await expectAccessible(alice.watcher.page);
    await alice.conversation("bob").click();
    await alice.say("Hello");
    await expectAccessible(alice.watcher.page);
    await expectNoSidewaysScroll(alice.watcher.page);
    await context.close();
  });
}
