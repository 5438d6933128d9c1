import { type Browser, type BrowserContext, expect, type Page, test } from "@playwright/test";
import { expectAccessible } from "./support/accessibility";
import { webSocketLink } from "./support/link";
import { Office, samplePassword } from "./support/office";
import { operatorApi } from "./support/operator-api";
import { Phone } from "./support/phone";
import { SamplePeople } from "./support/sample-people";
import { VisibilityPage } from "./support/visibility-page";
import { WatcherPage } from "./support/watcher-page";
import { XcapUser } from "./support/xcap";

/** Of the tests that want no settings of their own. */
let shared: Office;
let people: SamplePeople;
/** Of the test that runs. */
let office: Office;

const promptly = {
  PORCHLIGHT_NOTIFY_INTERVAL_MS: "0",
  PORCHLIGHT_XCAP_NOTIFY_INTERVAL_MS: "100",
  PORCHLIGHT_POLICY_BOUND_GRACE_SECONDS: "0",
};

const openOffice = (settings: Readonly<Record<string, string>> = {}): Promise<Office> =>
  Office.open({ PORCHLIGHT_CONSOLE: "off", ...promptly, ...settings });

test.beforeAll(async () => {
  shared = await openOffice();
  people = await SamplePeople.of(shared);
});
test.beforeEach(async () => {
  await people.renew();
  office = shared;
});
test.afterEach(async () => {
  if (office !== shared) await office.close();
});
test.afterAll(() => shared.close());

const services = "/xcap-root/rls-services/users/sip:alice@office.test/index";
const contacts = "/xcap-root/resource-lists/users/sip:alice@office.test/index";
const SERVICE = "sip:alice@office.test;pres-list=oma_buddylist";
const xcap = (): XcapUser => new XcapUser(office.httpPort, "alice", samplePassword);

/** What the pages of a browser sent over SIP and by XCAP, from its beginning. */
interface Traffic {
  readonly context: BrowserContext;
  readonly frames: string[];
  readonly writes: string[];
}

async function listenedTo(browser: Browser): Promise<Traffic> {
  const context = await browser.newContext({ reducedMotion: "reduce" });
  const traffic: Traffic = { context, frames: [], writes: [] };
  context.on("page", (page) => {
    page.on("websocket", (socket) =>
      socket.on("framesent", ({ payload }) => traffic.frames.push(String(payload))),
    );
    page.on("request", (request) => {
      if (request.method() === "PUT") traffic.writes.push(new URL(request.url()).pathname);
    });
  });
  return traffic;
}

/** SUBSCRIBEs for presence with credentials, apart from those that end a subscription. */
const subscribes = ({ frames }: Traffic): string[] =>
  frames.filter(
    (frame) =>
      /^SUBSCRIBE /.test(frame) &&
      /^Event: presence\r$/m.test(frame) &&
      /^(?:Proxy-)?Authorization:/m.test(frame) &&
      !/^Expires: 0\r$/m.test(frame),
  );

const targets = (traffic: Traffic): string[] =>
  subscribes(traffic).map((frame) => /^SUBSCRIBE (\S+)/.exec(frame)?.[1] ?? "");

const toList = (traffic: Traffic): boolean[] =>
  subscribes(traffic).map((frame) => /^To: .*;pres-list=/m.test(frame));

const callIdOf = (frame: string): string => /^Call-ID: (\S+)/m.exec(frame)?.[1] ?? "";

const contactsOn = (page: Page) => page.locator("[data-contact]");

/** Marks that any contact had from now on. */
const marksOf = (page: Page) =>
  page.evaluateHandle(() => {
    const seen: string[] = [];
    const board = document.querySelector('[data-testid="contacts"]');
    if (board) {
      new MutationObserver((changes) => {
        for (const { target } of changes) {
          const { testid, mark } = (target as HTMLElement).dataset;
          seen.push(`${testid} ${mark}`);
        }
      }).observe(board, { subtree: true, attributes: true, attributeFilter: ["data-mark"] });
    }
    return seen;
  });

test("RLS-080 the board of somebody with many contacts needs one SUBSCRIBE, and a service that is made once", async ({
  browser,
}) => {
  const bob = await WatcherPage.open(browser, office, "bob", ["alice"]);
  await bob.setStatus("busy");
  const traffic = await listenedTo(browser);
  const alice = await WatcherPage.signInAt(traffic.context, office, "alice");
  await alice.expectMark("bob", "busy");
  await alice.expectMark("dave", "pending");
  await alice.expectMark("carol", "offline");
  expect(await contactsOn(alice.page).count()).toBeGreaterThan(3);
  await bob.setStatus("away");
  await alice.expectMark("bob", "away");
  expect(targets(traffic)).toEqual([SERVICE]);
  expect(traffic.writes.filter((path) => path.includes("rls-services"))).toHaveLength(1);
  const written = await xcap().get(services);
  expect(written.text).toContain(`<service uri="${SERVICE}">`);
  await alice.page.reload();
  await alice.expectMark("bob", "away");
  // What was known before is shown before it is asked for.
  await expect.poll(() => toList(traffic)).toEqual([true, true]);
  expect(traffic.writes.filter((path) => path.includes("rls-services"))).toHaveLength(1);
  await Promise.all([bob.close(), alice.close()]);
});

test("RLS-070 RLS-067 contacts come, go and are renamed in two tabs: told by the list that stands", async ({
  browser,
}) => {
  const bob = await WatcherPage.open(browser, office, "bob", ["alice"]);
  await bob.setStatus("busy");
  const traffic = await listenedTo(browser);
  const first = await WatcherPage.signInAt(traffic.context, office, "alice", samplePassword, { stays: true });
  await first.expectMark("bob", "busy");
  const second = await first.openTab(office);
  await second.expectMark("bob", "busy");
  await first.removeContact("bob");
  await expect(second.contact("bob")).toBeHidden();
  await bob.setStatus("away");
  await second.addContact("bob", { name: "Robert", group: "Upstairs" });
  for (const tab of [first, second]) {
    await tab.expectMark("bob", "away");
    await expect(tab.group("Upstairs").getByTestId("contact-bob@office.test")).toContainText("Robert");
  }
  await first.changeContact("bob", { name: "Bobby" });
  await expect(second.contact("bob")).toContainText("Bobby");
  await bob.setStatus("available");
  for (const tab of [first, second]) await tab.expectMark("bob", "available");
  await second.addContact("nobody");
  await expect(first.contact("nobody")).toContainText("No such address");
  expect(targets(traffic)).toEqual([SERVICE, SERVICE]);
  await Promise.all([bob.close(), traffic.context.close()]);
});

test("RLS-027 RLS-040 PRS-044 a member who is asked first: pending, let in, and blocked, as it happens", async ({
  browser,
}) => {
  const traffic = await listenedTo(browser);
  const dave = await WatcherPage.open(browser, office, "dave", ["alice"]);
  await dave.setNote("in the atrium");
  const alice = await WatcherPage.signInAt(traffic.context, office, "alice");
  await alice.expectMark("dave", "pending");
  const marks = await marksOf(alice.page);
  await new VisibilityPage(dave).banner.getByTestId("decide-allow").click();
  await alice.expectMark("dave", "available");
  await expect(alice.contact("dave")).toContainText("in the atrium");
  const visibility = new VisibilityPage(dave);
  await visibility.openPerson("alice");
  await visibility.choose("block");
  await expect(alice.contact("dave")).toContainText("Does not share with you");
  await expect(alice.contact("dave")).not.toContainText("in the atrium");
  expect((await marks.jsonValue()).filter((mark) => !mark.startsWith("contact-dave"))).toEqual([]);
  expect(targets(traffic)).toEqual([SERVICE]);
  await Promise.all([dave.close(), alice.close()]);
});

test("RLS-073 RLS-080 PRS-116 kill -9 and back: the board is stale meanwhile, nobody flaps, and one SUBSCRIBE makes it live", async ({
  browser,
}) => {
  test.slow();
  office = await openOffice({ PORCHLIGHT_POLICY_BOUND_GRACE_SECONDS: "60" });
  const bob = await WatcherPage.open(browser, office, "bob", ["alice"]);
  await bob.setStatus("busy");
  const traffic = await listenedTo(browser);
  const alice = await WatcherPage.signInAt(traffic.context, office, "alice");
  await alice.expectMark("bob", "busy");
  await alice.expectMark("dave", "pending");
  const marks = await marksOf(alice.page);
  await office.kill("SIGKILL");
  await expect(alice.contact("bob")).toHaveAttribute("data-stale", "true");
  const asked = subscribes(traffic).length;
  await office.start();
  await expect(alice.contact("bob")).toHaveAttribute("data-stale", "false", { timeout: 30_000 });
  expect(toList(traffic).slice(asked)).toEqual([true]);
  expect(await marks.jsonValue()).toEqual([]);
  await expect(bob.page.getByTestId("connection-banner")).toBeHidden({ timeout: 30_000 });
  await bob.setStatus("away");
  await alice.expectMark("bob", "away");
  await Promise.all([bob.close(), alice.close()]);
});

test("RLS-080 a server that serves no lists: the board watches everybody by himself, and goes over to the list when there is one", async ({
  browser,
}) => {
  office = await openOffice({ PORCHLIGHT_LISTS_SERVED: "off" });
  const phone = new Phone(
    await webSocketLink(`ws://127.0.0.1:${office.httpPort}/sip`),
    "bob",
    samplePassword,
  );
  await phone.publish("Desk phone");
  const traffic = await listenedTo(browser);
  const alice = await WatcherPage.signInAt(traffic.context, office, "alice");
  await expect(alice.contact("bob")).toContainText("Desk phone");
  await alice.expectMark("dave", "pending");
  const people = await contactsOn(alice.page).count();
  const single = targets(traffic).filter((target) => !target.includes("pres-list"));
  expect(new Set(single).size).toBe(people);
  const marks = await marksOf(alice.page);
  office.environment.PORCHLIGHT_LISTS_SERVED = "on";
  await office.restart();
  const ended = (): string[] =>
    traffic.frames.filter(
      (frame) =>
        /^SUBSCRIBE /.test(frame) && /^Expires: 0\r$/m.test(frame) && !/^To: .*;pres-list=/m.test(frame),
    );
  await expect.poll(() => new Set(ended().map(callIdOf)).size, { timeout: 30_000 }).toBe(people);
  await expect(alice.contact("bob")).toHaveAttribute("data-stale", "false");
  expect(await marks.jsonValue()).toEqual([]);
  await alice.close();
});

test("PRV-008 RLS-071 RLS-072 more contacts than a list may have: the first are watched, the others are said to be over the limit", async ({
  browser,
}) => {
  office = await openOffice({ PORCHLIGHT_LISTS_MEMBERS: "2" });
  const traffic = await listenedTo(browser);
  const alice = await WatcherPage.signInAt(traffic.context, office, "alice");
  const { page } = alice;
  await expect(page.getByTestId("surplus-contacts")).toContainText("You can watch 2 contacts.");
  const people = await contactsOn(page).count();
  const over = page.locator("[data-contact]").filter({ hasText: "Over your limit of contacts" });
  await expect(over).toHaveCount(people - 2);
  await expect(page.getByTestId("surplus-contacts")).toContainText(`${people - 2} more are in your list`);
  await expectAccessible(page);
  expect(targets(traffic)).toEqual([SERVICE]);

  await alice.fillContact("nobody");
  await page.getByTestId("contact-save").click();
  await expect(page.getByTestId("contact-form")).toContainText("You can have 2 contacts");
  await expect(page.getByTestId("contact-address")).toHaveAttribute("aria-invalid", "true");
  await page.keyboard.press("Escape");
  const document = (await xcap().get(contacts)).text;
  expect(document.match(/<entry /g)?.length).toBeGreaterThanOrEqual(people);
  expect(document).not.toContain("nobody");

  const send = operatorApi(office);
  const values = { pktcPRSMaxNumberOfSubscriptionsInPresenceList: String(people + 1) };
  await send("PUT", "/profile", { layer: "user", aor: "sip:alice@office.test", values });
  await expect(page.getByTestId("surplus-contacts")).toBeHidden();
  await expect(over).toHaveCount(0);
  await alice.addContact("nobody");
  await alice.fillContact("somebody");
  await page.getByTestId("contact-save").click();
  await expect(page.getByTestId("contact-form")).toContainText(`You can have ${people + 1} contacts`);
  await page.keyboard.press("Escape");
  await alice.removeContact("nobody");
  await alice.addContact("somebody");
  await alice.close();
});

test("the part of the page that watches lists cannot be loaded: everybody is watched by himself", async ({
  browser,
}) => {
  const traffic = await listenedTo(browser);
  await traffic.context.route("**/assets/lists-*.js", (route) => route.abort());
  const alice = await WatcherPage.signInAt(traffic.context, office, "alice");
  await alice.expectMark("dave", "pending");
  await alice.expectMark("bob", "offline");
  expect(targets(traffic).filter((target) => target.includes("pres-list"))).toEqual([]);
  expect(targets(traffic)).toHaveLength(await contactsOn(alice.page).count());
  await alice.close();
});
