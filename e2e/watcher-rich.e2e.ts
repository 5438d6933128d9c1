import { expect, test } from "@playwright/test";
import { expectAccessible, expectNoSidewaysScroll } from "./support/accessibility";
import { webSocketLink } from "./support/link";
import { Office, samplePassword } from "./support/office";
import { Phone } from "./support/phone";
import { StatusPage } from "./support/status-page";
import { WatcherPage } from "./support/watcher-page";

let office: Office;

test.beforeAll(async () => {
  // Who has left is gone at once, so that nobody meets the pages of an earlier test.
  office = await Office.open({
    PORCHLIGHT_CONSOLE: "off",
    PORCHLIGHT_NOTIFY_INTERVAL_MS: "0",
    PORCHLIGHT_POLICY_BOUND_GRACE_SECONDS: "0",
  });
});
test.afterAll(() => office.close());

const red = [200, 30, 30] as const;
const blue = [30, 30, 200] as const;

test("a part of the page that cannot be loaded is said to be so, and the board goes on", async ({
  browser,
}) => {
  const context = await browser.newContext({ reducedMotion: "reduce" });
  await context.route("**/assets/status-drawer-*.js", (route) => route.abort());
  const alice = await WatcherPage.signInAt(context, office, "alice");
  await alice.page.getByTestId("open-status").click();
  await expect(alice.page.getByRole("alert").filter({ hasText: "could not be loaded" })).toBeVisible();
  await alice.contact("bob").click();
  await expect(alice.page.getByTestId("contact-card")).toBeVisible();
  await alice.page.keyboard.press("Escape");
  await expect(alice.page.getByTestId("contact-card")).toBeHidden();
  await context.unroute("**/assets/status-drawer-*.js");
  await alice.page.getByRole("button", { name: "Load the page again" }).click();
  await StatusPage.open(alice);
  await alice.close();
});

test("PRS-063 everything that alice says of herself is on bob's board and card", async ({ browser }) => {
  const bob = await WatcherPage.open(browser, office, "bob", ["alice"]);
  const alice = await WatcherPage.open(browser, office, "alice", ["bob"]);
  const more = await StatusPage.open(alice);
  await more.choose("activity", "presentation");
  await more.choose("mood", "in_awe");
  await more.choose("place", "public-transport");
  await more.choose("sphere", "work");
  await more.field("local-time").getByRole("switch").click();
  await more.choose("input", "state");
  await more.write("name", "Alice Lidell");
  await more.write("homepage", "https://alice.example/");
  await more.close();
  await expect(alice.page.getByTestId("my-more")).toHaveText("In a presentation · In awe · Public transport");
  await expect(alice.page.getByTestId("my-status")).toHaveAttribute("data-preset", "busy");

  await bob.expectMark("alice", "busy");
  await expect(bob.contact("alice")).toContainText("In a presentation");
  await expect(bob.contact("alice")).toContainText("In awe · Public transport");
  await bob.contact("alice").click();
  const card = bob.page.getByTestId("contact-card");
  for (const words of ["In awe", "Public transport, At work", "Alice Lidell", "in use", "Their time"]) {
    await expect(card).toContainText(words);
  }
  await expect(card.getByTestId("card-homepage")).toHaveAttribute("href", "https://alice.example/");
  await expect(card.getByTestId("card-homepage")).toHaveAttribute("rel", /noopener noreferrer/);
  await bob.page.keyboard.press("Escape");

  await alice.setStatus("do-not-disturb");
  await expect(bob.contact("alice")).toContainText("Do not disturb");
  await bob.expectMark("alice", "busy");
  await alice.setStatus("available");
  await bob.expectMark("alice", "available");
  await expect(bob.contact("alice")).toContainText("In awe · Public transport");
  await Promise.all([alice.close(), bob.close()]);
});

test("PRS-120 PRS-125 alice chooses a picture, bob sees it, another one takes its place, and none is left", async ({
  browser,
}) => {
  const bob = await WatcherPage.open(browser, office, "bob", ["alice"]);
  const alice = await WatcherPage.open(browser, office, "alice", ["bob"]);
  const fetched: string[] = [];
  bob.page.on("request", (request) => {
    if (request.url().includes("/content/")) fetched.push(request.url());
  });
  const avatar = bob.contact("alice").getByTestId("avatar");
  await expect(avatar).toHaveAttribute("data-picture", "none");
  const more = await StatusPage.open(alice);
  await more.choosePicture(red);
  await expect(avatar).toHaveAttribute("data-picture", "shown");
  const source = (): Promise<string | null> => avatar.locator("img").getAttribute("src");
  const first = await source();
  expect(first).toMatch(/^blob:/);
  const once = new Set(fetched).size;
  expect(once).toBe(1);

  await more.close();
  await alice.setNote("The same picture");
  await expect(bob.contact("alice")).toContainText("The same picture");
  expect(new Set(fetched).size).toBe(once);
  expect(await source()).toBe(first);

  await StatusPage.open(alice);
  await more.choosePicture(blue);
  await expect.poll(source).not.toBe(first);
  const other = await WatcherPage.open(browser, office, "alice", ["bob"]);
  const elsewhere = await StatusPage.open(other);
  await expect(elsewhere.field("avatar")).toHaveAttribute("data-picture", "shown");
  await other.close();

  await more.field("picture-remove").click();
  await expect(avatar).toHaveAttribute("data-picture", "none");
  await Promise.all([alice.close(), bob.close()]);
});

test("PRS-121 a picture that is not what was announced is not shown, and bob is told", async ({
  browser,
}) => {
  const bob = await WatcherPage.open(browser, office, "bob", ["alice"]);
  await bob.page.route("**/content/**/picture-*", async (route) => {
    const response = await route.fetch();
    const body = await response.body();
    if (response.ok()) body[body.length - 3] = (body[body.length - 3] ?? 0) ^ 1;
    await route.fulfill({ response, body });
  });
  const alice = await WatcherPage.open(browser, office, "alice", ["bob"]);
  const more = await StatusPage.open(alice);
  await more.choosePicture(red);
  const avatar = bob.contact("alice").getByTestId("avatar");
  await expect(avatar).toHaveAttribute("data-picture", "failed");
  await bob.contact("alice").click();
  await expect(bob.page.getByTestId("picture-problem")).toContainText("not the one that was announced");
  await expectAccessible(bob.page);
  await more.field("picture-remove").click();
  await Promise.all([alice.close(), bob.close()]);
});

test("strings of a whole document that came by SIP are shown as text, and its picture is asked nowhere else", async ({
  browser,
}) => {
  const bob = await WatcherPage.open(browser, office, "bob", ["carol"]);
  const [alerts, asked]: [string[], string[]] = [[], []];
  bob.page.on("dialog", (dialog) => alerts.push(dialog.message()));
  bob.page.on("request", (request) => asked.push(request.url()));
  const link = await webSocketLink(`ws://127.0.0.1:${office.httpPort}/sip`);
  const carol = new Phone(link, "carol", samplePassword);
  const evil = "&lt;img src=x onerror=alert(1)&gt;";
  await carol.request("PUBLISH", {
    headers: ["Event: presence"],
    contentType: "application/pidf+xml",
    body: `<presence xmlns="urn:ietf:params:xml:ns:pidf" xmlns:dm="urn:ietf:params:xml:ns:pidf:data-model" xmlns:r="urn:ietf:params:xml:ns:pidf:rpid" xmlns:c="urn:ietf:params:xml:ns:pidf:cipid" entity="sip:carol@office.test"><tuple id="t"><status><basic>open</basic></status></tuple><dm:person id="p"><r:mood><r:other>${evil}</r:other></r:mood><r:place-type><r:other>\u202e${evil}</r:other></r:place-type><r:status-icon>http://127.0.0.1:${office.managementPort}/metrics</r:status-icon><c:display-name>${evil}</c:display-name><c:homepage>javascript:alert(2)</c:homepage></dm:person></presence>`,
  });
  await expect(bob.contact("carol")).toContainText("<img src=x onerror=alert(1)>");
  await bob.contact("carol").click();
  const card = bob.page.getByTestId("contact-card");
  await expect(card).toContainText("Calls itself");
  await expect(card.locator("img")).toHaveCount(0);
  await expect(card.getByTestId("card-homepage")).toHaveCount(0);
  await expect(bob.page.getByTestId("picture-problem")).toContainText("fetches nothing from");
  expect(alerts).toEqual([]);
  expect(asked.filter((url) => url.includes("/metrics"))).toEqual([]);
  link.close();
  await bob.close();
});

test("PRS-067 by keyboard alone: a mood in own words, a name, and nothing of the use of the device", async ({
  browser,
}) => {
  const bob = await WatcherPage.open(browser, office, "bob", ["alice"]);
  const alice = await WatcherPage.open(browser, office, "alice", ["bob"]);
  const { page } = alice;
  await page.getByTestId("open-status").focus();
  await page.keyboard.press("Enter");
  await page.getByTestId("my-mood").focus();
  await page.keyboard.press("End");
  await page.keyboard.press("Tab");
  await page.keyboard.type("walking on air");
  await page.keyboard.press("Enter");
  await page.getByTestId("my-name").focus();
  await page.keyboard.type("Alice by keys");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  await expect(page.getByTestId("open-status")).toBeFocused();
  await expect(bob.contact("alice")).toContainText("Walking on air");
  await bob.contact("alice").click();
  await expect(bob.page.getByTestId("contact-card")).toContainText("Alice by keys");
  await expect(bob.page.getByTestId("contact-card")).not.toContainText("in use");
  await Promise.all([alice.close(), bob.close()]);
});

for (const [width, scheme] of [
  [1280, "light"],
  [1280, "dark"],
  [360, "light"],
  [360, "dark"],
] as const) {
  test(`what others see of me at ${width} px, ${scheme}: accessible, nothing sticks out`, async ({
    browser,
  }) => {
    const alice = await WatcherPage.open(browser, office, "alice", ["bob"]);
    await alice.page.setViewportSize({ width, height: 800 });
    await alice.page.emulateMedia({ colorScheme: scheme });
    const more = await StatusPage.open(alice);
    await more.choosePicture(red);
    await more.choose("mood", "happy");
    await expectNoSidewaysScroll(alice.page);
    await expectAccessible(alice.page);
    await more.field("picture-remove").click();
    await more.close();
    await expectAccessible(alice.page);
    await alice.close();
  });
}
