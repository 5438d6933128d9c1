import { expect, type Page, test } from "@playwright/test";
import { expectAccessible, expectNoSidewaysScroll } from "./support/accessibility";
import { Office, samplePassword } from "./support/office";
import { SamplePeople } from "./support/sample-people";
import { WatcherPage } from "./support/watcher-page";
import { selected, XcapUser } from "./support/xcap";

const index = "/xcap-root/resource-lists/users/sip:alice@office.test/index";
const buddies = `${index}/~~/resource-lists/list[@name="oma_buddylist"]`;
const LISTS_TYPE = "application/resource-lists+xml";
const ELEMENT_TYPE = "application/xcap-el+xml";

/** Of the tests that want no settings of their own. */
let shared: Office;
let people: SamplePeople;
/** Of the test that runs. */
let office: Office;
/** Alice by another XCAP client than ours. */
let phone: XcapUser;

/** Changes are told without the usual wait of some seconds between two, so that the tests do not wait either. */
const promptly = { PORCHLIGHT_XCAP_NOTIFY_INTERVAL_MS: "100" };

function use(wanted: Office): void {
  office = wanted;
  phone = new XcapUser(office.httpPort, "alice", samplePassword);
}

const openOffice = (settings: Readonly<Record<string, string>>): Promise<Office> =>
  Office.open({ PORCHLIGHT_CONSOLE: "off", ...settings });

test.beforeAll(async () => {
  shared = await openOffice(promptly);
  people = await SamplePeople.of(shared);
});
test.beforeEach(async () => {
  await people.renew();
  use(shared);
});
test.afterEach(async () => {
  if (office !== shared) await office.close();
});
test.afterAll(() => shared.close());

const documentText = async (): Promise<string> => (await phone.get(index)).text;

test.describe("one list, wherever it is open", () => {
  test("XDM-081 XDM-090 added in one tab, there in the other tab and in a second browser, and after a reload", async ({
    browser,
  }) => {
    use(await openOffice({}));
    const context = await browser.newContext();
    const first = await WatcherPage.signInAt(context, office, "alice", samplePassword, { stays: true });
    await expect(first.contact("bob")).toBeVisible();
    const second = await first.openTab(office);
    const elsewhere = await WatcherPage.open(browser, office, "alice", ["bob"]);
    await expect(second.contact("bob")).toBeVisible();
    await first.addContact("erin", { name: "Erin", group: "Floor 2" });
    for (const place of [first, second, elsewhere]) {
      await expect(place.group("Floor 2").getByTestId("contact-erin@office.test")).toContainText("Erin");
    }
    await elsewhere.removeContact("erin");
    for (const place of [first, second]) await expect(place.contact("erin")).toBeHidden();
    await second.addContact("frank");
    await first.page.reload();
    await expect(first.contact("frank")).toBeVisible();
    await expect(first.group("Floor 2")).toBeVisible();
    await Promise.all([context.close(), elsewhere.close()]);
  });

  test("XDM-081 what another XCAP client writes appears by itself", async ({ browser }) => {
    const alice = await WatcherPage.open(browser, office, "alice", ["bob", "carol"]);
    const entry = selected(`${buddies}/entry[@uri="sip:erin@office.test"]`);
    await phone.put(
      entry,
      ELEMENT_TYPE,
      '<entry uri="sip:erin@office.test"><display-name>Erin</display-name></entry>',
    );
    await expect(alice.contact("erin")).toContainText("Erin");
    await phone.put(`${entry}/display-name`, ELEMENT_TYPE, "<display-name>Erin M.</display-name>");
    await expect(alice.contact("erin")).toContainText("Erin M.");
    await phone.delete(selected(`${buddies}/entry[@uri="sip:carol@office.test"]`));
    await expect(alice.contact("carol")).toBeHidden();
    await phone.put(
      selected(`${buddies}/list[@name="team"]`),
      ELEMENT_TYPE,
      '<list name="team"><display-name>Team</display-name><entry uri="tel:+15551234"/></list>',
    );
    await expect(alice.group("Team")).toContainText("Shares no presence");
    await alice.close();
  });

  test("XDM-031 two who edit at once lose nothing, and what other clients keep there stays", async ({
    browser,
  }) => {
    const own = '<entry uri="sip:zoe@office.test" x:ring="bell" xmlns:x="urn:x"><x:card>7</x:card></entry>';
    await phone.put(selected(`${buddies}/entry[@uri="sip:zoe@office.test"]`), ELEMENT_TYPE, own);
    const [one, other] = await Promise.all([
      WatcherPage.open(browser, office, "alice", ["zoe"]),
      WatcherPage.open(browser, office, "alice", ["zoe"]),
    ]);
    await one.fillContact("erin");
    await other.fillContact("frank", { group: "Guests" });
    await Promise.all([
      one.page.getByTestId("contact-save").click(),
      other.page.getByTestId("contact-save").click(),
    ]);
    for (const page of [one, other]) {
      await expect(page.contact("erin")).toBeVisible();
      await expect(page.contact("frank")).toBeVisible();
    }
    await one.changeContact("zoe", { name: "Zoë", group: "Guests" });
    await expect(other.group("Guests")).toContainText("Zoë");
    const text = await documentText();
    expect(text).toContain(
      '<entry uri="sip:zoe@office.test" x:ring="bell" xmlns:x="urn:x"><display-name>Zoë</display-name><x:card>7</x:card></entry>',
    );
    expect(text).toContain('name="oma_blockedcontacts"');
    await Promise.all([one.close(), other.close()]);
  });

  test("XDM-090 groups: made, filled, renamed, left, taken away", async ({ browser }) => {
    const alice = await WatcherPage.open(browser, office, "alice", ["bob", "carol"]);
    await alice.changeContact("bob", { name: "Bob", group: "Floor 2" });
    await expect(alice.group("Floor 2").getByTestId("contact-bob@office.test")).toBeVisible();
    await alice.changeContact("carol", { group: "floor 2" });
    await expect(alice.group("Floor 2").getByTestId("contact-carol@office.test")).toBeVisible();
    await alice.page.getByTestId("edit-group-Floor 2").click();
    await alice.page.getByTestId("group-title").fill("Second floor");
    await alice.page.getByTestId("group-save").click();
    await expect(alice.group("Second floor").getByTestId("contact-bob@office.test")).toBeVisible();
    expect(await documentText()).toContain('<list name="Floor 2"><display-name>Second floor</display-name>');
    await alice.changeContact("bob", { name: "Bob" });
    await expect(alice.group("Second floor").getByTestId("contact-bob@office.test")).toBeHidden();
    await alice.page.getByTestId("edit-group-Second floor").click();
    await alice.page.getByTestId("group-remove").click();
    await expect(alice.group("Second floor")).toBeHidden();
    await expect(alice.contact("carol")).toBeVisible();
    expect(await documentText()).not.toContain("Second floor");
    await alice.close();
  });

  test("XDM-029 the document is made when it is missing", async ({ browser }) => {
    await phone.delete(index);
    const alice = await WatcherPage.open(browser, office, "alice");
    await expect(alice.page.getByTestId("empty-board")).toBeVisible();
    await alice.addContact("bob", { group: "Friends" });
    await expect(alice.group("Friends")).toBeVisible();
    expect((await phone.get(index)).headers["content-type"]).toBe(LISTS_TYPE);
    await phone.delete(index);
    await expect(alice.page.getByTestId("empty-board")).toBeVisible();
    await alice.close();
  });

  test("lists of another client stay, and the buddy list comes beside them", async ({ browser }) => {
    const other =
      '<resource-lists xmlns="urn:ietf:params:xml:ns:resource-lists"><list name="friends"/></resource-lists>';
    await phone.put(index, LISTS_TYPE, other);
    const alice = await WatcherPage.open(browser, office, "alice");
    await expect(alice.page.getByTestId("empty-board")).toBeVisible();
    await alice.addContact("bob");
    expect(await documentText()).toBe(
      other.replace(
        "</resource-lists>",
        '<list name="oma_buddylist"><entry uri="sip:bob@office.test"/></list></resource-lists>',
      ),
    );
    await alice.close();
  });

  test("contacts that only a browser had are put into the list, once", async ({ browser }) => {
    const context = await browser.newContext();
    const key = "porchlight:contacts:sip:alice@office.test";
    const kept = [
      { address: "sip:bob@office.test", name: "Bob of mine" },
      { address: "sip:erin@office.test", name: "Erin", group: "Floor 2" },
    ];
    const page = await context.newPage();
    await page.goto(`${office.url}/`);
    await page.evaluate(([name, value]) => localStorage.setItem(name, value), [
      key,
      JSON.stringify(kept),
    ] as const);
    const alice = await WatcherPage.signInAt(context, office, "alice", samplePassword);
    await expect(alice.group("Floor 2").getByTestId("contact-erin@office.test")).toContainText("Erin");
    await expect.poll(() => alice.page.evaluate((name) => localStorage.getItem(name), key)).toBeNull();
    expect((await documentText()).match(/sip:bob@office\.test/g)).toHaveLength(1);
    await alice.removeContact("erin");
    await alice.page.reload();
    await expect(alice.contact("bob")).toBeVisible();
    await expect(alice.contact("erin")).toBeHidden();
    await context.close();
  });
});

test.describe("what cannot be kept", () => {
  test("XDM-036 a list that is full says so, and what was typed is still there", async ({ browser }) => {
    use(await openOffice({ ...promptly, PORCHLIGHT_XCAP_DOCUMENT_BYTES: "1024" }));
    const alice = await WatcherPage.open(browser, office, "alice", ["bob"]);
    const guests = ["one", "two"];
    for (const guest of guests) await alice.addContact(guest, { name: "A long name ".repeat(4) });
    await alice.fillContact("late", { name: "Too late", group: "Latecomers" });
    await alice.page.getByTestId("contact-save").click();
    await expect(alice.page.getByTestId("book-problem")).toHaveAttribute("data-kind", "full");
    await expectAccessible(alice.page);
    await expectTyped(alice.page, "late@office.test", "Too late", "Latecomers");
    for (const guest of guests) {
      await phone.delete(selected(`${buddies}/entry[@uri="sip:${guest}@office.test"]`));
    }
    await alice.page.getByTestId("contact-save").click();
    await expect(alice.group("Latecomers")).toContainText("Too late");
    await alice.close();
  });

  test("a server that is away: nothing typed is lost, and it is kept as soon as the server is back", async ({
    browser,
  }) => {
    test.slow();
    const alice = await WatcherPage.open(browser, office, "alice", ["bob"]);
    await alice.fillContact("erin", { name: "Erin", group: "Floor 2" });
    await office.kill("SIGKILL");
    await alice.page.getByTestId("contact-save").click();
    await expect(alice.page.getByTestId("book-problem")).toHaveAttribute("data-kind", "offline");
    await expectTyped(alice.page, "erin@office.test", "Erin", "Floor 2");
    await office.start();
    await alice.page.getByTestId("contact-save").click();
    await expect(alice.group("Floor 2")).toContainText("Erin");
    await office.kill("SIGKILL");
    await alice.contact("erin").click();
    await alice.page.getByTestId("card-remove").click();
    await alice.page.getByTestId("card-remove-yes").click();
    await expect(alice.page.getByTestId("book-problem")).toBeVisible();
    await office.start();
    await alice.page.getByTestId("card-remove-yes").click();
    await expect(alice.contact("erin")).toBeHidden();
    await alice.close();
  });

  test("a reload while the server is away shows the last list, and its end when it is back", async ({
    browser,
  }) => {
    test.slow();
    const alice = await WatcherPage.open(browser, office, "alice", ["bob"]);
    await alice.page.route("**/xcap-root/**", (route) => route.abort());
    await phone.put(
      selected(`${buddies}/entry[@uri="sip:erin@office.test"]`),
      ELEMENT_TYPE,
      '<entry uri="sip:erin@office.test"/>',
    );
    await alice.page.reload();
    await expect(alice.contact("bob")).toBeVisible();
    await alice.page.unroute("**/xcap-root/**");
    await expect(alice.contact("erin")).toBeVisible({ timeout: 20_000 });
    await alice.close();
  });
});

test.describe("for everybody", () => {
  test("the keyboard alone adds a contact, moves it into a group and renames the group", async ({
    browser,
  }) => {
    const alice = await WatcherPage.open(browser, office, "alice", ["bob"]);
    const { page } = alice;
    await page.getByTestId("add-contact").focus();
    await page.keyboard.press("Enter");
    await expect(page.getByTestId("contact-address")).toBeFocused();
    await page.keyboard.type("erin");
    await page.keyboard.press("Tab");
    await page.keyboard.type("Erin");
    await page.keyboard.press("Tab");
    await page.keyboard.type("Floor 2");
    await page.keyboard.press("Enter");
    await expect(alice.group("Floor 2")).toContainText("Erin");
    await expect(page.getByTestId("contact-form")).toBeHidden();
    await page.getByTestId("edit-group-Floor 2").focus();
    await page.keyboard.press("Enter");
    await expect(page.getByTestId("group-title")).toBeFocused();
    await page.keyboard.press("ControlOrMeta+A");
    await page.keyboard.type("Upstairs");
    await page.keyboard.press("Enter");
    await expect(alice.group("Upstairs")).toContainText("Erin");
    await page.getByTestId("edit-group-Upstairs").focus();
    await page.keyboard.press("Tab");
    await expect(alice.contact("erin")).toBeFocused();
    await page.keyboard.press("ArrowDown");
    await expect(alice.contact("erin")).not.toBeFocused();
    await alice.close();
  });

  for (const [width, scheme] of [
    [1280, "dark"],
    [360, "light"],
  ] as const) {
    test(`groups at ${width} px, ${scheme}: accessible, nothing sticks out`, async ({ browser }) => {
      const alice = await WatcherPage.open(browser, office, "alice", ["bob"]);
      await alice.page.setViewportSize({ width, height: 800 });
      await alice.page.emulateMedia({ colorScheme: scheme });
      const long = "A group whose title is longer than a telephone is wide, by far and without end";
      await alice.changeContact("bob", { name: "Bob with a name that is rather long too", group: long });
      await alice.changeContact("carol", { group: "Floor 2" });
      await expectNoSidewaysScroll(alice.page);
      await expectAccessible(alice.page);
      await alice.page.getByTestId(`edit-group-${long}`).click();
      await expect(alice.page.getByTestId("group-form")).toBeVisible();
      await expectNoSidewaysScroll(alice.page);
      await expectAccessible(alice.page);
      await alice.page.keyboard.press("Escape");
      await alice.fillContact("erin");
      await expectNoSidewaysScroll(alice.page);
      await expectAccessible(alice.page);
      await alice.close();
    });
  }
});

async function expectTyped(page: Page, address: string, name: string, group: string): Promise<void> {
  await expect(page.getByTestId("contact-address")).toHaveValue(address);
  await expect(page.getByTestId("contact-name")).toHaveValue(name);
  await expect(page.getByTestId("contact-group")).toHaveValue(group);
}
