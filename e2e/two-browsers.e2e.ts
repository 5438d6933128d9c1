import { expect, test } from "@playwright/test";
import { expectAccessible, expectNoSidewaysScroll } from "./support/accessibility";
import { tcpLink, webSocketLink } from "./support/link";
import { Office, samplePassword } from "./support/office";
import { Phone } from "./support/phone";
import { SamplePeople } from "./support/sample-people";
import { WatcherPage } from "./support/watcher-page";

let office: Office;
let people: SamplePeople;

test.beforeAll(async () => {
  office = await Office.open({ PORCHLIGHT_CONSOLE: "off" });
  people = await SamplePeople.of(office);
});
test.beforeEach(() => people.renew());
test.afterAll(() => office.close());

test("FLW-003 two browsers: alice says how she is, bob sees it, and the other way round", async ({
  browser,
}) => {
  const alice = await WatcherPage.open(browser, office, "alice", ["bob"]);
  const bob = await WatcherPage.open(browser, office, "bob", ["alice"]);
  await bob.expectMark("alice", "available");
  await alice.setStatus("busy");
  await bob.expectMark("alice", "busy");
  await alice.setNote("Budget until noon");
  await expect(bob.contact("alice")).toContainText("Budget until noon");
  await bob.setStatus("away");
  await alice.expectMark("bob", "away");
  await expect(alice.page.locator("[aria-live=polite]").getByText("Bob is now: Away.")).toBeAttached();
  await alice.setStatus("invisible");
  await bob.expectMark("alice", "offline");
  await Promise.all([alice.close(), bob.close()]);
});

test("a reload brings the board back, and the others see no flap", async ({ browser }) => {
  const alice = await WatcherPage.open(browser, office, "alice", ["bob"]);
  const bob = await WatcherPage.open(browser, office, "bob", ["alice"]);
  await alice.setStatus("busy");
  await bob.expectMark("alice", "busy");
  const seen = await bob.page.evaluateHandle(() => {
    const marks: string[] = [];
    const row = document.querySelector('[data-testid="contact-alice@office.test"]');
    if (row !== null) {
      new MutationObserver(() => marks.push(row.getAttribute("data-mark") ?? "")).observe(row, {
        attributes: true,
      });
    }
    return marks;
  });
  await alice.page.reload();
  await expect(alice.page.getByTestId("my-status")).toHaveAttribute("data-preset", "busy");
  await expect(alice.contact("bob")).not.toHaveAttribute("data-mark", "unknown");
  await bob.page.waitForTimeout(1500);
  expect((await seen.jsonValue()).filter((mark) => mark !== "busy")).toEqual([]);
  await Promise.all([alice.close(), bob.close()]);
});

test("SYS-009 a server that dies and comes back: both boards are right again without a person's help", async ({
  browser,
}) => {
  test.slow();
  const alice = await WatcherPage.open(browser, office, "alice", ["bob"]);
  const bob = await WatcherPage.open(browser, office, "bob", ["alice"]);
  await alice.setStatus("busy");
  await bob.expectMark("alice", "busy");
  await office.kill("SIGKILL");
  await expect(bob.page.getByTestId("connection-banner")).toBeVisible();
  await expect(bob.contact("alice")).toHaveAttribute("data-stale", "true");
  await office.start();
  await expect(bob.page.getByTestId("connection-banner")).toBeHidden({ timeout: 30_000 });
  await expect(alice.page.getByTestId("connection-banner")).toBeHidden({ timeout: 30_000 });
  await bob.expectMark("alice", "busy");
  await alice.setStatus("available");
  await bob.expectMark("alice", "available");
  await bob.setStatus("away");
  await alice.expectMark("bob", "away");
  await Promise.all([alice.close(), bob.close()]);
});

test("a desk phone over TCP and a browser see each other", async ({ browser }) => {
  const bob = await WatcherPage.open(browser, office, "bob", ["carol"]);
  const link = await tcpLink(office.sipPort);
  const phone = new Phone(link, "carol", samplePassword);
  await phone.publish("Desk phone");
  await expect(bob.contact("carol")).toContainText("Desk phone");
  await phone.subscribe("bob");
  await bob.setNote("Seen from the desk");
  await phone.untilNotified(({ body }) => body.includes("Seen from the desk"));
  link.close();
  await bob.close();
});

test("two tabs of one person are two sources", async ({ browser }) => {
  const bob = await WatcherPage.open(browser, office, "bob", ["alice"]);
  const first = await WatcherPage.open(browser, office, "alice", []);
  const second = await WatcherPage.open(browser, office, "alice", []);
  await first.setStatus("available");
  await second.setNote("From the other tab");
  await expect(bob.contact("alice")).toContainText("From the other tab");
  await Promise.all([first.close(), second.close(), bob.close()]);
});

test("a wrong password and an unknown user are told in plain words, and alike", async ({ browser }) => {
  const wrong = await WatcherPage.signIn(browser, office, "alice", "not the password");
  const unknown = await WatcherPage.signIn(browser, office, "nobody", "not the password");
  await expect(wrong.page.getByRole("alert")).toBeVisible();
  await expect(unknown.page.getByRole("alert")).toBeVisible();
  expect(await unknown.page.getByRole("alert").innerText()).toBe(
    await wrong.page.getByRole("alert").innerText(),
  );
  await expectAccessible(wrong.page);
  await Promise.all([wrong.close(), unknown.close()]);
});

test("strings that came by SIP are shown as text", async ({ browser }) => {
  const bob = await WatcherPage.open(browser, office, "bob", ["carol"]);
  const alerts: string[] = [];
  bob.page.on("dialog", (dialog) => alerts.push(dialog.message()));
  const link = await webSocketLink(`ws://127.0.0.1:${office.httpPort}/sip`);
  const carol = new Phone(link, "carol", samplePassword);
  await carol.publish("&lt;img src=x onerror=alert(1)&gt;&lt;script&gt;alert(2)&lt;/script&gt;");
  await expect(bob.contact("carol")).toContainText("<img src=x onerror=alert(1)>");
  expect(alerts).toEqual([]);
  link.close();
  await bob.close();
});

test("the keyboard alone signs in, sets a status and opens a contact", async ({ browser }) => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${office.url}/`);
  await expect(page.getByTestId("sign-in-address")).toBeFocused();
  await page.keyboard.type("alice");
  await page.keyboard.press("Tab");
  await page.keyboard.type(samplePassword);
  await page.keyboard.press("Enter");
  await expect(page.getByTestId("my-status")).toBeVisible();
  await page.getByTestId("status-available").focus();
  await page.keyboard.press("ArrowDown");
  await expect(page.getByTestId("my-status")).not.toHaveAttribute("data-preset", "available");
  await context.close();
});

for (const [width, scheme] of [
  [1280, "light"],
  [1280, "dark"],
  [360, "light"],
  [360, "dark"],
] as const) {
  test(`the board at ${width} px, ${scheme}: accessible, nothing sticks out`, async ({ browser }) => {
    const alice = await WatcherPage.open(browser, office, "alice", ["bob", "carol"]);
    await alice.page.setViewportSize({ width, height: 800 });
    await alice.page.emulateMedia({ colorScheme: scheme });
    await expectNoSidewaysScroll(alice.page);
    await expectAccessible(alice.page);
    await alice.contact("bob").click();
    await expect(alice.page.getByTestId("contact-card")).toBeVisible();
    await expectAccessible(alice.page);
    await alice.close();
  });
}
