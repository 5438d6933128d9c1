import { randomBytes } from "node:crypto";
import { type Browser, expect, type Locator, test } from "@playwright/test";
import { expectAccessible, expectNoSidewaysScroll } from "./support/accessibility";
import { ConsolePage } from "./support/console-page";
import { Office, samplePassword } from "./support/office";
import { OfficePhones } from "./support/office-phones";
import type { Phone } from "./support/phone";
import { type Message, statusOf } from "./support/sip-message";
import { XcapUser } from "./support/xcap";

let office: Office;
const phones = new OfficePhones();

test.beforeAll(async () => {
  office = await Office.open({ PORCHLIGHT_NOTIFY_INTERVAL_MS: "0" });
});
test.afterAll(() => office.close());
test.afterEach(() => phones.hangUp());

const LISTS = "urn:ietf:params:xml:ns:resource-lists";
const FRIENDS = "sip:alice-friends@office.test";
const TAKES_LISTS = [
  "Supported: eventlist",
  "Accept: application/pidf+xml, application/rlmi+xml, multipart/related",
];

const phone = (user: string): Promise<Phone> => phones.phone(office, user, "ws");
const xcap = (user: string): XcapUser => new XcapUser(office.httpPort, user, samplePassword);
const home = (auid: string): string => `/xcap-root/${auid}/users/sip:alice@office.test/index`;
const anchor = (name: string): string =>
  `https://office.test${home("resource-lists")}/~~/resource-lists/list%5B@name=%22${name}%22%5D`;

const entry = (user: string): string => `<entry uri='sip:${user}@office.test'/>`;
const lists = (...content: readonly string[]): string =>
  `<resource-lists xmlns="${LISTS}">${content.join("")}</resource-lists>`;
const list = (name: string, ...content: readonly string[]): string =>
  `<list name="${name}">${content.join("")}</list>`;
const services = (...content: readonly string[]): string =>
  `<rls-services xmlns="urn:ietf:params:xml:ns:rls-services">${content.join("")}</rls-services>`;
const service = (uri: string, name: string): string =>
  `<service uri="${uri}"><resource-list>${anchor(name)}</resource-list></service>`;

async function write(auid: "resource-lists" | "rls-services", text: string): Promise<void> {
  const answer = await xcap("alice").put(home(auid), `application/${auid}+xml`, text);
  expect([200, 201], answer.text).toContain(answer.status);
}

const stored = async (auid: "resource-lists" | "rls-services"): Promise<string> =>
  (await xcap("alice").get(home(auid))).text;

const watch = (alice: Phone, uri: string): Promise<Message> =>
  alice.request("SUBSCRIBE", {
    uri,
    cseq: 1,
    callId: randomBytes(8).toString("hex"),
    headers: ["Event: presence", ...TAKES_LISTS],
  });

async function edit(browser: Browser, more = ""): Promise<ConsolePage> {
  const admin = await ConsolePage.signIn(browser, office);
  await admin.page.goto(`${office.url}/console/lists/edit?of=sip:alice@office.test${more}`);
  await expect(admin.page.getByRole("heading", { level: 1, name: "Lists" })).toBeVisible();
  return admin;
}

const members = ({ page }: ConsolePage): Locator => page.getByRole("list", { name: "Members" });

const grip = ({ page }: ConsolePage, name: string): Locator =>
  page.getByRole("button", { name: `Move ${name}`, exact: true });

async function choose({ page }: ConsolePage, name: string, action: string): Promise<void> {
  await page.getByRole("button", { name: `More for ${name}`, exact: true }).click();
  await page.getByRole("menuitem", { name: action }).click();
}

/** Goes to an element with the Tab key alone. */
async function tabTo({ page }: ConsolePage, goal: Locator): Promise<void> {
  for (let presses = 0; presses < 120; presses += 1) {
    if (await goal.evaluate((element) => element === document.activeElement).catch(() => false)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error("the Tab key does not lead there");
}

async function expectGoodManners({ page }: ConsolePage): Promise<void> {
  for (const [width, scheme] of [
    [1280, "light"],
    [360, "dark"],
  ] as const) {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme: scheme });
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
  }
  await page.setViewportSize({ width: 1280, height: 800 });
}

const SAVED = "The lists are saved; who watches them is told.";

test("RLS-031 RLS-040 by keyboard alone: carol is moved into the list that alice watches, which is told before it is saved, and her phone hears of it", async ({
  browser,
}) => {
  const odd = `<!-- mine --><external   anchor='${anchor("family")}'/>`;
  const text = lists(list("friends", entry("bob"), odd), list("work", entry("carol")), list("family"));
  await write("resource-lists", text);
  await write("rls-services", services(service(FRIENDS, "friends")));
  const [alice, bob] = [await phone("alice"), await phone("bob")];
  await bob.publish("in the garden");
  expect(statusOf(await watch(alice, FRIENDS))).toBe(200);
  await alice.untilNotified(({ body }) => body.includes("in the garden"));

  const admin = await ConsolePage.signIn(browser, office);
  const { page } = admin;
  await admin.go("lists");
  await tabTo(admin, page.getByRole("row", { name: "Lists of alice@office.test" }));
  await page.keyboard.press("Enter");
  await expect(members(admin)).toContainText("in the garden");
  await tabTo(admin, grip(admin, "sip:carol@office.test"));
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowUp");
  await expect(page.getByText("sip:carol@office.test: at the end, in friends, 3 of 6.")).toBeAttached();
  await page.keyboard.press("Enter");
  await expect(grip(admin, "sip:carol@office.test")).toBeFocused();
  await expect(members(admin)).toContainText("carol@office.test");
  expect(await stored("resource-lists")).toBe(text);
  await expectGoodManners(admin);
  await page.keyboard.press("Control+s");
  await expect(page.getByText(SAVED)).toBeVisible();
  await alice.untilNotified(({ body }) => body.includes("sip:carol@office.test"));
  expect(await stored("resource-lists")).toBe(
    lists(list("friends", entry("bob"), odd, entry("carol")), list("work"), list("family")),
  );
  await grip(admin, "work").focus();
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "Save" })).toBeDisabled();
  expect(admin.complaints).toEqual([]);
  await admin.close();
});

test("RLS-006 RLS-005 by pointer: lists are dragged and nested, and what leads back or nowhere is told where it stands", async ({
  browser,
}) => {
  await write(
    "resource-lists",
    lists(list("friends", entry("bob")), list("work", entry("carol"), entry("dave"))),
  );
  await write("rls-services", services(service(FRIENDS, "friends")));
  const admin = await edit(browser);
  const { page } = admin;
  await expect(members(admin)).toContainText("bob@office.test");
  await drag(admin, grip(admin, "work"), grip(admin, "sip:bob@office.test"));
  const inside = page.getByRole("list", { name: "In friends" });
  await expect(inside.getByRole("button", { name: "Move work", exact: true })).toBeVisible();
  await expect(members(admin).getByRole("listitem")).toHaveCount(3);

  await choose(admin, "work", "Add all of another list");
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await expect(page.getByText("friends leads back to this list: nobody is added by it.")).toBeVisible();
  await expect(members(admin).getByRole("listitem")).toHaveCount(3);
  await choose(admin, "friends", "Rename");
  await page.getByRole("textbox", { name: "Name", exact: true }).fill("all");
  await page.getByRole("button", { name: "Rename", exact: true }).click();
  await expect(page.getByText("There is no list where friends leads.")).toBeVisible();
  await expect(page.getByRole("tab", { name: "Services 1 odd" })).toBeVisible();
  await expectGoodManners(admin);
  await page.getByRole("button", { name: "Undo" }).click();
  await page.getByRole("button", { name: "Undo" }).click();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText(SAVED)).toBeVisible();
  expect(await stored("resource-lists")).toMatch(/<list name="friends">.*<list name="work">.*carol.*dave/s);
  expect(admin.complaints).toEqual([]);
  await admin.close();
});

/** Drags one thing above another by its handle. */
async function drag({ page }: ConsolePage, from: Locator, to: Locator): Promise<void> {
  const [start, end] = [await from.boundingBox(), await to.boundingBox()];
  if (start === null || end === null) throw new Error("nothing to drag");
  await page.mouse.move(start.x + start.width / 2, start.y + start.height / 2);
  await page.mouse.down();
  await page.mouse.move(start.x + start.width / 2, start.y - 20, { steps: 4 });
  await page.mouse.move(start.x + start.width / 2, end.y - 2, { steps: 8 });
  await page.mouse.up();
}

test("RLS-001 RLS-003 people are pasted as a table and as vCards, and get an address that alice's phone watches", async ({
  browser,
}) => {
  await write("resource-lists", lists(list("friends", entry("bob"))));
  await write("rls-services", services());
  const admin = await edit(browser);
  const { page } = admin;
  await expect(members(admin)).toContainText("bob@office.test");
  await choose(admin, "friends", "Paste people");
  const paste = page.getByLabel("Table or vCards");
  await paste.fill('uri,display name\nbob@office.test,Bob\ncarol@office.test,"<b>Carol</b>"\n+1 555,Phone');
  await expect(page.getByText("1 comes to the list, 1 in it already, 1 left out.")).toBeVisible();
  await expect(page.getByText("Left out, line 4: +1 555 is no address that can be watched.")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Add 1" }).click();
  await expect(members(admin)).toContainText("<b>Carol</b>");
  await choose(admin, "friends", "Paste people");
  await paste.fill("BEGIN:VCARD\nFN:Dave\nIMPP:sip:dave@office.test\nTEL:+1555\nEND:VCARD");
  await expect(page.getByText("Left out, line 4: +1555 is a telephone number.")).toBeVisible();
  await page.getByRole("button", { name: "Add 1" }).click();
  await expect(members(admin)).toContainText("Dave");

  await page.getByRole("tab", { name: "Services", exact: true }).click();
  await page.getByRole("button", { name: "Add a service" }).click();
  await page.getByLabel("Address").fill("carol@office.test");
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await expect(page.getByText(/^The server would not take these services/)).toBeVisible();
  await page.getByRole("button", { name: "Change sip:carol@office.test" }).click();
  await page.getByLabel("Address").fill("alice-team@office.test");
  await page.getByRole("button", { name: "Change", exact: true }).click();
  await expect(page.getByText(/^The server would not take/)).toHaveCount(0);
  await page.getByRole("button", { name: "alice-team@office.test", exact: true }).click();
  await expect(members(admin).getByRole("listitem")).toHaveCount(3);
  await expectGoodManners(admin);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText(SAVED)).toBeVisible();
  expect(await stored("rls-services")).toContain(
    `<service uri="sip:alice-team@office.test"><resource-list>${anchor("friends")}</resource-list><packages><package>presence</package></packages></service>`,
  );
  const alice = await phone("alice");
  expect(statusOf(await watch(alice, "sip:alice-team@office.test"))).toBe(200);
  const told = await alice.untilNotified(({ body }) => body.includes("sip:dave@office.test"));
  expect(told.body).toContain("&lt;b&gt;Carol&lt;/b&gt;");
  expect(admin.complaints).toEqual([]);
  await admin.close();
});

test("XDM-029 what is done is kept: while the server is away, when the page is loaded again, and when somebody else writes", async ({
  browser,
}) => {
  test.slow();
  await write("resource-lists", lists(list("friends", entry("bob"))));
  const admin = await edit(browser);
  const { page } = admin;
  await expect(members(admin)).toContainText("bob@office.test");
  await office.kill();
  await choose(admin, "sip:bob@office.test", "Change");
  await page.getByLabel("Display name").fill("Bob");
  await page.getByRole("button", { name: "Change", exact: true }).click();
  await expect(page.getByText(/^The server cannot be reached\. What you did is kept/)).toBeVisible();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "The server cannot be reached." })).toBeVisible();
  await office.start();
  await page.reload();
  await expect(
    page.getByText("Your changes from before are still here. They are not saved yet."),
  ).toBeVisible();
  await expect(grip(admin, "Bob")).toBeVisible();

  await write("resource-lists", lists(list("friends", entry("bob"), entry("carol"))));
  await expect(page.getByText(/^Somebody else has written these lists meanwhile/)).toBeVisible();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("The document is another one by now.")).toBeVisible();
  expect(await stored("resource-lists")).toContain("carol");
  await page.getByRole("button", { name: "Keep mine" }).click();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText(SAVED)).toBeVisible();
  expect(await stored("resource-lists")).toContain("<display-name>Bob</display-name>");
  expect(await stored("resource-lists")).not.toContain("carol");
  expect(admin.complaints).toEqual([]);
  await admin.close();
});

test("SYS-018 an auditor reads lists and changes nothing; support sees how many there are", async ({
  browser,
}) => {
  await write("resource-lists", lists(list("friends", entry("bob"), "<entry uri='tel:+1555'/>")));
  for (const role of ["auditor", "support"] as const) {
    const reader = await ConsolePage.as(browser, office, role);
    const { page } = reader;
    await page.goto(`${office.url}/console/lists/edit?of=sip:alice@office.test`);
    if (role === "support") {
      await expect(page.getByText("Your role sees that there is content, not what it says.")).toBeVisible();
      await expect(page.getByText("bob@office.test")).toHaveCount(0);
    } else {
      await expect(members(reader)).toContainText("bob@office.test");
      await expect(page.getByText(/^tel:\+1555 is no address that can be watched/)).toBeVisible();
      await page.getByRole("tab", { name: "Lists, XML" }).click();
      await expect(page.getByLabel("Lists as XML")).not.toBeEditable();
    }
    await expectAccessible(page);
    for (const name of ["Save", "Add a list"])
      await expect(page.getByRole("button", { name })).toHaveCount(0);
    await expect(page.getByRole("button", { name: /^(?:Move|More for) / })).toHaveCount(0);
    expect(reader.complaints).toEqual([]);
    await reader.close();
  }
});
