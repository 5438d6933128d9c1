import { type Browser, expect, type Locator, test } from "@playwright/test";
import { expectAccessible, expectNoSidewaysScroll } from "./support/accessibility";
import { ConsolePage } from "./support/console-page";
import { udpLink, webSocketLink } from "./support/link";
import { freePort, Office, samplePassword } from "./support/office";
import { Phone } from "./support/phone";
import { statusOf } from "./support/sip-message";

let office: Office;
let branch: Office;
let officePort: number;
let branchPort: number;

const here = "network=127.0.0.1/32";
const openToOthers = { PORCHLIGHT_POLICY_DEFAULT_HANDLING: "allow" };

test.beforeAll(async () => {
  const [one, two, nobody] = [await freePort(), await freePort(), await freePort()];
  [officePort, branchPort] = [one, two];
  branch = await Office.open({
    ...openToOthers,
    PORCHLIGHT_DOMAIN: "branch.test",
    PORCHLIGHT_SIP_PORT: String(two),
    PORCHLIGHT_CONSOLE: "off",
    PORCHLIGHT_FEDERATION_PEERS: `office.test trusted tcp:127.0.0.1:${one} ${here}`,
  });
  const peers = [
    `branch.test trusted tcp:127.0.0.1:${two} ${here} subscriptions=5`,
    `away.test untrusted tcp:127.0.0.1:${nobody}`,
    "evil.test blocked",
  ];
  office = await Office.open({
    ...openToOthers,
    PORCHLIGHT_SIP_PORT: String(one),
    PORCHLIGHT_FEDERATION_PEERS: peers.join(","),
  });
});
test.afterAll(() => Promise.all([office.close(), branch.close()]));

const drawerOf = async (admin: ConsolePage, domain: string): Promise<Locator> => {
  await admin.page.goto(`${office.url}/console/peers?open=${domain}`);
  const drawer = admin.page.getByRole("dialog", { name: domain });
  await expect(drawer.getByRole("table", { name: "Limits and use" })).toBeVisible();
  return drawer;
};

const as = (browser: Browser, role: string): Promise<ConsolePage> => ConsolePage.as(browser, office, role);

test("COR-070 what passes between two servers is seen on the page of the peer as it passes", async ({
  browser,
}) => {
  const admin = await ConsolePage.signIn(browser, office);
  const { page } = admin;
  await admin.go("peers");
  await expect(page.getByText("Only the peers in the settings are dealt with.")).toBeVisible();
  const row = page.getByRole("row", { name: "branch.test" });
  await expect(row).toContainText("Trusted");
  await expect(row).toContainText("Not heard yet");

  const bob = new Phone(await udpLink(branchPort), "bob", samplePassword, "branch.test");
  expect(statusOf(await bob.publish("at the branch"))).toBe(200);
  const link = await webSocketLink(`ws://127.0.0.1:${office.httpPort}/sip`);
  const alice = new Phone(link, "alice", samplePassword);
  const watch = { uri: "sip:bob@branch.test", headers: ["Event: presence"] };
  expect(statusOf(await alice.request("SUBSCRIBE", watch))).toBe(200);
  await alice.untilNotified(({ body }) => body.includes("at the branch"));
  await expect(row).toContainText("In touch");
  await row.click();
  const drawer = page.getByRole("dialog", { name: "branch.test" });
  await expect(drawer.getByText(/requests in, [1-9]\d* out/)).toBeVisible();
  await expect(drawer.getByRole("row", { name: /^Subscriptions of its watchers/ })).toContainText("5");
  expect(admin.complaints).toEqual([]);
  await admin.close();
});

test("COR-070 a test tells whether a peer is there, and why not, by keyboard", async ({ browser }) => {
  const admin = await ConsolePage.signIn(browser, office);
  const { page } = admin;
  for (const [domain, outcome] of [
    ["branch.test", /^It is there: it answered 200 OK at tcp:127\.0\.0\.1:\d+ in \d+ ms\.$/],
    ["away.test", /^Did not work: tcp:127\.0\.0\.1:\d+ cannot be connected to\.$/],
    ["evil.test", "Nothing was sent. Refused: it is blocked."],
  ] as const) {
    const drawer = await drawerOf(admin, domain);
    await drawer.getByRole("button", { name: "Test now" }).press("Enter");
    await expect(drawer.getByRole("status").filter({ hasText: outcome })).toBeVisible();
  }
  const away = await drawerOf(admin, "away.test");
  await expect(away.getByRole("list", { name: "Failures" })).toContainText("cannot be connected to");
  await expect(away.getByRole("list", { name: "Places at rest" })).toContainText("Silent once");
  await admin.go("peers");
  await expect(page.getByRole("row", { name: "away.test" })).toContainText("Given a rest");
  await admin.go("audit");
  await expect(page.getByText("tested the peer").first()).toBeVisible();
  expect(admin.complaints).toEqual([]);
  await admin.close();
});

test("COR-071 COR-072 a peer that lies about its domain and sends garbage is shown to do so, as text", async ({
  browser,
}) => {
  const link = await udpLink(officePort);
  const liar = new Phone(link, "boss", "no password", "bank.test");
  const admin = await ConsolePage.signIn(browser, office);
  const drawer = await drawerOf(admin, "branch.test");
  const lie = { uri: "sip:alice@office.test", headers: ["Event: presence"], login: false };
  for (const _ of [1, 2, 3]) expect(statusOf(await liar.request("SUBSCRIBE", lie))).toBe(403);
  const failures = drawer.getByRole("list", { name: "Failures" }).getByRole("listitem");
  const lied = failures.filter({ hasText: "Claimed to speak for a domain that it has not proved to be" });
  await expect(lied).toContainText("sip:boss@bank.test");
  await expect(lied).toContainText("3 times");
  link.send("NOTIFY <script>alert(1)</script> SIP/2.0\r\nContent-Length: 0\r\n\r\n");
  await expect(failures.filter({ hasText: "Sent what cannot be read" })).toBeVisible();
  const turnedAway = drawer.getByRole("list", { name: "Turned away" }).getByRole("listitem");
  await expect(turnedAway.filter({ hasText: "Claimed to speak" })).toContainText("3");
  expect(admin.complaints).toEqual([]);
  await admin.close();
  link.close();
});

test("SYS-018 an auditor sees peers and tests none", async ({ browser }) => {
  const auditor = await as(browser, "auditor");
  const drawer = await drawerOf(auditor, "branch.test");
  await expect(drawer.getByText("Last heard")).toBeVisible();
  await expect(drawer.getByRole("button", { name: "Test now" })).toBeHidden();
  await auditor.page.goto(`${office.url}/console/peers?open=nobody.test`);
  await expect(auditor.page.getByText("Nothing is known of this domain")).toBeVisible();
  await auditor.close();
});

test("the room works by keyboard alone, is accessible and fits a phone, in light and in dark", async ({
  browser,
}) => {
  test.slow();
  const admin = await ConsolePage.signIn(browser, office);
  const { page } = admin;
  for (const [width, colorScheme] of [
    [1280, "light"],
    [360, "dark"],
  ] as const) {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme });
    await admin.go("peers");
    const row = page.getByRole("row", { name: "branch.test" });
    await expect(row).toBeVisible();
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
    await row.focus();
    await page.keyboard.press("Enter");
    const drawer = page.getByRole("dialog", { name: "branch.test" });
    await drawer.getByRole("button", { name: "Test now" }).press("Enter");
    await expect(drawer.getByText(/^It is there/)).toBeVisible();
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
    await page.keyboard.press("Escape");
    await expect(drawer).toBeHidden();
    await page.getByRole("button", { name: "Others", exact: true }).press("Enter");
    await expect(page).toHaveURL(/listed=false/);
    await expect(row).toBeHidden();
    await expectAccessible(page);
  }
  expect(admin.complaints).toEqual([]);
  await admin.close();
});
