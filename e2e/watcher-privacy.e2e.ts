import { expect, type Page, test } from "@playwright/test";
import { expectAccessible, expectNoSidewaysScroll } from "./support/accessibility";
import { shiftOf } from "./support/layout-shift";
import { Office, samplePassword } from "./support/office";
import { OfficePhones } from "./support/office-phones";
import { type Phone, document as presenceOf } from "./support/phone";
import { RULES_TYPE, rulesUrl } from "./support/presence-rules";
import { SamplePeople } from "./support/sample-people";
import { field, type Message } from "./support/sip-message";
import { cardWords, VisibilityPage } from "./support/visibility-page";
import { WatcherPage } from "./support/watcher-page";
import { XcapUser } from "./support/xcap";

let office: Office;
let people: SamplePeople;
const phones = new OfficePhones();

/** News go out at once, so that the tests do not wait. In the sample office dave is asked first, the others are not. */
test.beforeAll(async () => {
  office = await Office.open({
    PORCHLIGHT_CONSOLE: "off",
    PORCHLIGHT_NOTIFY_INTERVAL_MS: "0",
    PORCHLIGHT_XCAP_NOTIFY_INTERVAL_MS: "100",
  });
  people = await SamplePeople.of(office);
});
test.beforeEach(() => people.renew());
test.afterEach(() => phones.hangUp());
test.afterAll(() => office.close());

const phone = (user: string): Promise<Phone> => phones.phone(office, user, "ws");

const stateOf = (notify: Message): string => field(notify, "subscription-state").replace(/;expires=\d+/, "");
const inState = (state: string) => (notify: Message) => stateOf(notify) === state;

/** Every change of a mark or of staleness on the board, from now on. */
const flaps = (page: Page) =>
  page.evaluateHandle(() => {
    const seen: string[] = [];
    const board = document.querySelector('[data-testid="contacts"]');
    if (board) {
      new MutationObserver((changes) => {
        for (const { target, attributeName } of changes) {
          const element = target as HTMLElement;
          seen.push(
            `${element.dataset.testid} ${attributeName} ${element.getAttribute(attributeName ?? "")}`,
          );
        }
      }).observe(board, { subtree: true, attributes: true, attributeFilter: ["data-mark", "data-stale"] });
    }
    return seen;
  });

test.describe("a request", () => {
  test("FLW-016 F14 PRS-108 appears, one press lets in and presence is there at once; undo takes it back", async ({
    browser,
  }) => {
    const dave = await WatcherPage.open(browser, office, "dave", ["bob"]);
    await dave.page.setViewportSize({ width: 360, height: 740 });
    const before = await shiftOf(dave.page);
    const bob = await WatcherPage.open(browser, office, "bob", ["dave"]);
    const visibility = seenBy(dave);
    const { banner } = visibility;
    await dave.setNote("in the atrium");
    await bob.expectMark("dave", "pending");
    await expect(banner).toContainText("Bob wants to see you");
    expect((await shiftOf(dave.page)) - before).toBeLessThan(0.05);
    await dave.page.setViewportSize({ width: 1280, height: 720 });
    await dave.expectMark("bob", "available");
    const changes = await flaps(dave.page);
    await banner.getByTestId("decide-allow").click();
    await bob.expectMark("dave", "available");
    await expect(bob.contact("dave")).toContainText("in the atrium");
    await expect(banner.getByTestId("decide-allow")).toBeHidden();
    await visibility.notice("Bob sees you now.").getByTestId("undo").click();
    await bob.expectMark("dave", "pending");
    await expect(bob.contact("dave")).not.toContainText("in the atrium");
    await expect(banner).toContainText("Bob wants to see you");
    await expect(visibility.notice("Bob")).toBeHidden();
    expect(await changes.jsonValue()).toEqual([]);
    await Promise.all([dave.close(), bob.close()]);
  });

  test("FLW-008 F7 to appear offline cannot be told from somebody who publishes nothing", async ({
    browser,
  }) => {
    const dave = await WatcherPage.open(browser, office, "dave");
    const carol = await phone("carol");
    await carol.subscribe("dave", ["Expires: 600"]);
    await carol.untilNotified(inState("pending"));
    await seenBy(dave).banner.getByTestId("decide-polite-block").click();
    await carol.untilNotified(inState("active"));
    await dave.setStatus("busy");
    await dave.setNote("secret");
    await expect(dave.page.getByTestId("my-status")).toHaveAttribute("data-publication", "published");
    const open = await carol.subscribe("frontdesk", ["Expires: 600"]);
    const again = await carol.subscribe("dave", ["Expires: 600"]);
    expect([...again.headers.keys()]).toEqual([...open.headers.keys()]);
    await expect.poll(() => carol.notifies.filter(inState("active")).length).toBe(3);
    const bodies = carol.notifies.filter(inState("active")).map(({ body }) => body);
    const [first = "", frontdesk = "", second = ""] = bodies;
    expect(second).toBe(first);
    expect(first.replaceAll("sip:dave@", "sip:frontdesk@")).toBe(frontdesk);
    const bob = await WatcherPage.open(browser, office, "bob", ["dave"]);
    await seenBy(dave).banner.getByTestId("decide-polite-block").click();
    await bob.expectMark("dave", "offline");
    await bob.contact("frontdesk").click();
    const nobody = await cardWords(bob.page.getByRole("dialog"));
    await bob.page.keyboard.press("Escape");
    await bob.contact("dave").click();
    expect(await cardWords(bob.page.getByRole("dialog"))).toBe(nobody);
    await Promise.all([dave.close(), bob.close()]);
  });

  test("FLW-016 F14 deny: who is blocked is told so, and does not ask again", async ({ browser }) => {
    const dave = await WatcherPage.open(browser, office, "dave");
    const bob = await WatcherPage.open(browser, office, "bob", ["dave"]);
    const carol = await phone("carol");
    const visibility = seenBy(dave);
    await carol.subscribe("dave");
    await expect(visibility.banner).toContainText("2 people want to see you");
    await visibility.banner.getByTestId("show-requests").click();
    await visibility.request("carol").getByTestId("decide-block").click();
    await carol.untilNotified(inState("terminated;reason=rejected"));
    await visibility.request("bob").getByTestId("decide-block").press("Enter");
    await expect(visibility.notice("Bob is blocked.").getByTestId("undo")).toBeFocused();
    await expect(bob.contact("dave")).toContainText("Does not share with you");
    await expect(visibility.overview).toContainText("Nobody waits for a decision.");
    await expect(visibility.statements.first()).toHaveText("Carol and Bob are blocked");
    await bob.page.reload();
    await expect(bob.contact("dave")).toContainText("Does not share with you");
    await visibility.notice("Bob is blocked.").getByTestId("undo").click();
    await expect(visibility.statements.first()).toHaveText("Carol is blocked");
    await Promise.all([dave.close(), bob.close()]);
  });

  test("PRS-104 who has gone meanwhile can be let in all the same", async ({ browser }) => {
    const carol = await phone("carol");
    await carol.subscribe("dave", ["Expires: 0"]);
    const dave = await WatcherPage.open(browser, office, "dave");
    const visibility = seenBy(dave);
    const { banner } = visibility;
    await expect(banner).toContainText("Carol wants to see you");
    await banner.getByTestId("decide-allow").click();
    await expect(visibility.notice("Carol sees you now.")).toBeVisible();
    await carol.subscribe("dave");
    await carol.untilNotified(inState("active"));
    await dave.close();
  });

  test("PRS-108 is told in every tab, and over a server that dies and comes back", async ({ browser }) => {
    test.slow();
    const context = await browser.newContext();
    const first = await WatcherPage.signInAt(context, office, "dave", samplePassword, { stays: true });
    await expect(first.page.getByTestId("my-status")).toBeVisible();
    const second = await first.openTab(office);
    const carol = await phone("carol");
    await carol.subscribe("dave");
    for (const tab of [first, second]) {
      await expect(seenBy(tab).banner).toContainText("Carol wants to see you");
    }
    await office.restart("SIGKILL");
    for (const tab of [first, second]) {
      await expect(tab.page.getByTestId("live")).toHaveAttribute("data-state", "connected", {
        timeout: 30_000,
      });
    }
    await seenBy(second).banner.getByTestId("decide-allow").click();
    for (const tab of [first, second]) {
      await expect(tab.page.getByTestId("decide-allow")).toBeHidden();
      await expect(tab.page.getByTestId("visibility-entry")).not.toContainText("waits");
    }
    await context.close();
  });

  test("can be decided by keyboard, and the focus goes to the way back", async ({ browser }) => {
    const dave = await WatcherPage.open(browser, office, "dave");
    await (await phone("carol")).subscribe("dave");
    const visibility = seenBy(dave);
    const { banner } = visibility;
    await banner.getByTestId("decide-allow").focus();
    await dave.page.keyboard.press("Tab");
    await expect(banner.getByTestId("decide-polite-block")).toBeFocused();
    await dave.page.keyboard.press("Enter");
    await expect(visibility.notice("Carol sees you as offline.").getByTestId("undo")).toBeFocused();
    await dave.page.keyboard.press("Enter");
    await expect(banner).toContainText("Carol wants to see you");
    await dave.close();
  });
});

test.describe("who can see me", () => {
  test("POL-071 one colleague is blocked, and no other one is asked", async ({ browser }) => {
    const alice = await WatcherPage.open(browser, office, "alice", ["bob"]);
    const bob = await WatcherPage.open(browser, office, "bob", ["alice"]);
    const carol = await phone("carol");
    await carol.subscribe("alice");
    await carol.untilNotified(inState("active"));
    const visibility = seenBy(alice);
    await visibility.open();
    await expect(visibility.statements).toHaveText([
      "Colleagues at office.test see everything",
      "Anybody else has to ask you first",
    ]);
    await visibility.watching("bob").click();
    await visibility.choose("block");
    await expect(bob.contact("alice")).toContainText("Does not share with you");
    await visibility.close();
    await alice.setNote("still here");
    await carol.untilNotified(({ body }) => body.includes("still here"));
    expect(carol.notifies.map(stateOf).filter((state) => state !== "active")).toEqual([]);
    await visibility.open();
    await expect(visibility.statements).toHaveText([
      "Bob is blocked",
      "Colleagues at office.test (but not Bob) see everything",
      "Anybody else has to ask you first",
      "Anonymous watchers have to ask you first",
    ]);
    await Promise.all([alice.close(), bob.close()]);
  });

  test("POL-091 the preview as bob is what bob sees, whatever he is shown", async ({ browser }) => {
    const alice = await WatcherPage.open(browser, office, "alice", ["bob"]);
    const bob = await WatcherPage.open(browser, office, "bob", ["alice"]);
    await alice.setStatus("meeting");
    await alice.setNote("Budget until noon");
    const visibility = seenBy(alice);
    await visibility.openPerson("bob");
    for (const [choice, mark] of [
      ["everything", "busy"],
      ["availability", "available"],
      ["polite-block", "offline"],
      ["ask", "pending"],
      ["block", "unknown"],
      ["everything", "busy"],
    ] as const) {
      const wasBlocked = (await bob.contact("alice").innerText()).includes("Does not share with you");
      await visibility.choose(choice);
      // Who was blocked does not ask again by itself.
      if (wasBlocked) await bob.page.reload();
      await bob.expectMark("alice", mark);
      await expect(visibility.preview.getByTestId("contact-card")).toHaveAttribute("data-mark", mark);
      await bob.contact("alice").click();
      const card = bob.page.getByRole("dialog");
      await expect.poll(() => cardWords(visibility.preview)).toBe(await cardWords(card));
      const isNoteShown = choice === "everything";
      expect((await cardWords(card)).includes("Budget until noon")).toBe(isNoteShown);
      await bob.page.keyboard.press("Escape");
    }
    await expect(visibility.preview.getByTestId("seen-why")).toContainText("sip:bob@office.test may watch");
    await Promise.all([alice.close(), bob.close()]);
  });

  test("POL-042 what is shown thing by thing, for one and for all colleagues", async ({ browser }) => {
    const alice = await WatcherPage.open(browser, office, "alice", ["bob"]);
    const [bob, carol] = [await phone("bob"), await phone("carol")];
    await alice.setStatus("meeting");
    await alice.setNote("Budget until noon");
    const visibility = seenBy(alice);
    await visibility.openColleagues();
    await visibility.choose("availability");
    await bob.subscribe("alice");
    const plain = await bob.untilNotified(({ body }) => body.includes("open"));
    expect(plain.body).not.toMatch(/Budget|meeting/);
    await visibility.close();
    await visibility.openPerson("bob");
    await visibility.choose("parts");
    const parts = alice.page.getByTestId("parts");
    await expect(parts.getByRole("checkbox", { checked: true })).toHaveCount(2);
    await parts.getByRole("checkbox", { name: "What you do" }).check();
    await alice.page.getByTestId("save-parts").click();
    await expect(visibility.panel).toHaveAttribute("data-choice", "parts");
    const some = await bob.untilNotified(({ body }) => body.includes("meeting"));
    expect(some.body).not.toContain("Budget");
    await carol.subscribe("alice");
    const other = await carol.untilNotified(({ body }) => body.includes("open"));
    expect(other.body).not.toMatch(/Budget|meeting/);
    await visibility.close();
    await visibility.open();
    await expect(visibility.statements.first()).toHaveText(
      "Bob sees how to reach you, yourself, what you do and whether you want to be reached",
    );
    await expect(visibility.statements.nth(1)).toHaveText(
      /^Colleagues at office.test .*whether you are available$/,
    );
    await alice.close();
  });

  test("POL-090 what another client wrote stays byte for byte, and undo brings back all of it", async ({
    browser,
  }) => {
    const xdmc = new XcapUser(office.httpPort, "alice", samplePassword);
    const rules = `<ruleset xmlns="urn:ietf:params:xml:ns:common-policy" xmlns:pr="urn:ietf:params:xml:ns:pres-rules" xmlns:x="urn:other">
  <!-- mine -->
  <rule id="team"><conditions><identity><many domain="office.test"><!-- all --></many></identity></conditions><actions><x:ring/><pr:sub-handling>allow</pr:sub-handling></actions><transformations><pr:provide-services><pr:all-services/></pr:provide-services></transformations></rule>
</ruleset>`;
    await xdmc.put(rulesUrl("alice"), RULES_TYPE, rules);
    const alice = await WatcherPage.open(browser, office, "alice", ["bob"]);
    const visibility = seenBy(alice);
    await visibility.openPerson("bob");
    await visibility.choose("block");
    const { text } = await xdmc.get(rulesUrl("alice"));
    expect(text).toContain(
      '<many domain="office.test"><!-- all --><except id="sip:bob@office.test"/></many>',
    );
    expect(text.startsWith(rules.slice(0, rules.indexOf("<!-- all -->")))).toBe(true);
    await visibility.notice("Bob is blocked.").getByTestId("undo").click();
    await expect.poll(async () => (await xdmc.get(rulesUrl("alice"))).text).toBe(rules);
    await alice.close();
  });

  test("PRV-057 names and notes of others are shown as text, and never as what they say they are", async ({
    browser,
  }) => {
    const dave = await WatcherPage.open(browser, office, "dave");
    const carol = await phone("carol");
    await carol.request("SUBSCRIBE", {
      uri: "sip:dave@office.test",
      from: `"<img src=x onerror=alert(1)>Bob" <sip:carol@office.test>;tag=x1`,
      cseq: 1,
      headers: ["Event: presence", "Accept: application/pidf+xml"],
    });
    await expect(seenBy(dave).banner).toContainText("Carol wants to see you");
    await expect(seenBy(dave).banner).not.toContainText("Bob");
    await seenBy(dave).openPerson("carol");
    expect(await dave.page.locator("img[src='x']").count()).toBe(0);
    await carol.request("PUBLISH", {
      headers: ["Event: presence"],
      body: presenceOf("sip:carol@office.test", "&lt;b&gt;bold&lt;/b&gt;"),
    });
    await dave.close();
  });
});

test.describe("for everybody", () => {
  for (const colorScheme of ["light", "dark"] as const) {
    test(`nothing breaks WCAG 2.2 AA or the width of a phone, ${colorScheme}`, async ({ browser }) => {
      const dave = await WatcherPage.open(browser, office, "dave", ["bob"]);
      const { page } = dave;
      await page.emulateMedia({ colorScheme });
      for (const user of ["alice", "carol", "frontdesk"]) await (await phone(user)).subscribe("dave");
      const visibility = seenBy(dave);
      await expect(visibility.banner).toContainText("3 people want to see you");
      await page.setViewportSize({ width: 360, height: 740 });
      await expectAccessible(page);
      await expectNoSidewaysScroll(page);
      await visibility.banner.getByTestId("show-requests").click();
      await visibility.request("alice").getByTestId("decide-allow").click();
      await visibility.request("carol").getByTestId("decide-polite-block").click();
      await expect(visibility.notice("Carol sees you as offline.")).toBeVisible();
      await expect(visibility.banner).toContainText("Front desk wants to see you");
      await expectAccessible(page);
      await expectNoSidewaysScroll(page);
      await visibility.watching("alice").click();
      await visibility.choose("parts");
      await expect(visibility.preview.getByTestId("contact-card")).toBeVisible();
      await expectAccessible(page);
      await expectNoSidewaysScroll(page);
      await page.getByTestId("visibility-back").click();
      await expect(visibility.overview).toBeVisible();
      await page.goBack();
      await expect(visibility.panel).toBeVisible();
      await visibility.close();
      await dave.close();
    });
  }
});

const seenBy = (watcher: WatcherPage): VisibilityPage => new VisibilityPage(watcher);
