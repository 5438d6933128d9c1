import { randomBytes } from "node:crypto";
import { type Browser, expect, type Locator, test } from "@playwright/test";
import { expectAccessible, expectNoSidewaysScroll } from "./support/accessibility";
import { ConsolePage } from "./support/console-page";
import { Office, samplePassword } from "./support/office";
import { OfficePhones } from "./support/office-phones";
import type { Phone } from "./support/phone";
import { RULES_TYPE, rule, ruleset, rulesUrl } from "./support/presence-rules";
import { field, type Message, statusOf } from "./support/sip-message";
import { XcapUser } from "./support/xcap";

let office: Office;
const phones = new OfficePhones();

test.beforeAll(async () => {
  office = await Office.open({ PORCHLIGHT_NOTIFY_INTERVAL_MS: "0" });
});
test.afterAll(() => office.close());
test.afterEach(() => phones.hangUp());

const phone = (user: string): Promise<Phone> => phones.phone(office, user, "ws");

/** Writes the rules of a user, as the user would. */
async function decide(user: string, ...rules: readonly string[]): Promise<void> {
  const xdmc = new XcapUser(office.httpPort, user, samplePassword);
  const { status } = await xdmc.put(rulesUrl(user), RULES_TYPE, ruleset(...rules));
  expect([200, 201]).toContain(status);
}

/** The console as somebody of another role sees it. */
const signedInAs = (browser: Browser, role: string): Promise<ConsolePage> =>
  ConsolePage.as(browser, office, role);

/** Nothing on the page breaks WCAG, in light and dark, and it fits a phone. */
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

const presence = (aor: string, mood: string, note: string): string =>
  `<presence xmlns="urn:ietf:params:xml:ns:pidf" xmlns:dm="urn:ietf:params:xml:ns:pidf:data-model" xmlns:rpid="urn:ietf:params:xml:ns:pidf:rpid" entity="${aor}"><tuple id="t1"><status><basic>open</basic></status></tuple><dm:person id="p1"><rpid:mood><rpid:${mood}/></rpid:mood><dm:note>${note}</dm:note></dm:person></presence>`;

const asSeen = (of: string, by: string): string =>
  `${office.url}/console/presence/as-seen?of=sip:${of}@office.test&by=sip:${by}@office.test`;

test("POL-091 what bob sees of alice: the rule that decides, what it withholds, and the change as she makes it", async ({
  browser,
}) => {
  const moodOnly =
    "<pr:provide-persons><pr:all-persons/></pr:provide-persons><pr:provide-mood>true</pr:provide-mood>";
  await decide("alice", rule("bob", "allow", moodOnly), rule("carol", "allow"));
  const [alice, bob] = [await phone("alice"), await phone("bob")];
  await alice.request("PUBLISH", {
    headers: ["Event: presence"],
    body: presence(alice.aor, "happy", "hidden from bob"),
  });
  expect(statusOf(await bob.subscribe("alice"))).toBe(200);
  const told = await bob.untilNotified(({ text }) => text.includes("happy"));
  expect(told.text).not.toContain("hidden from bob");

  const admin = await ConsolePage.signIn(browser, office);
  const { page } = admin;
  await page.goto(`${office.url}/console/presence?open=sip:alice@office.test`);
  await page.getByRole("link", { name: "What does X see?" }).click();
  await expect(page.getByLabel("Whose presence")).toHaveValue("alice@office.test");
  await page.getByLabel("Seen by").fill("bob@office.test");
  await page.keyboard.press("Enter");

  await expect(
    page.getByText(/^Subscribed, active, and was told last at .* sip:bob@office.test may watch/),
  ).toBeVisible();
  const rules = page.getByRole("list", { name: "Rules", exact: true });
  await expect(rules.getByRole("listitem").filter({ hasText: "carol" }).first()).toContainText(
    "Does not hold",
  );
  await expect(page.getByRole("row").filter({ hasText: "provide-mood" })).toContainText("bob");
  const whole = page.getByRole("region", { name: /^The whole document/ });
  await expect(whole.locator("del").filter({ hasText: "hidden from bob" })).toBeVisible();
  await expect(whole.locator("del").filter({ hasText: "happy" })).toHaveCount(0);
  const seen = page.getByRole("region", { name: "The document that the watcher gets" });
  await expect(seen).toContainText("happy");
  await expect(seen).not.toContainText("hidden from bob");
  await expectGoodManners(admin);

  const notifies = bob.notifies.length;
  await page.getByRole("button", { name: "Notify again" }).click();
  await expect.poll(() => bob.notifies.length).toBe(notifies + 1);

  await decide("alice", rule("bob", "polite-block"));
  await expect(page.getByText("The same as of somebody who never publishes.")).toBeVisible();
  await expect(seen).not.toContainText("happy");
  await decide("alice", rule("carol", "allow"));
  await expect(page.getByText(/sip:bob@office.test may not watch/)).toBeVisible();
  await expect(page.getByRole("link", { name: "Open the rules" })).toBeVisible();
  await expect(page.getByText("There is no content.")).toBeVisible();
  expect(admin.complaints).toEqual([]);
  await admin.close();
});

test("POL-091 POL-013 another sphere, another time, an anonymous request; and how bob's subscription ended", async ({
  browser,
}) => {
  const when = `<cr:sphere value="work"/><cr:validity><cr:from>2020-01-01T00:00:00Z</cr:from><cr:until>2090-01-01T00:00:00Z</cr:until></cr:validity>`;
  await decide("alice", rule("bob", "allow").replace("</cr:conditions>", `${when}</cr:conditions>`));
  const bob = await phone("bob");
  const admin = await ConsolePage.signIn(browser, office);
  const { page } = admin;
  await page.goto(asSeen("alice", "bob"));
  const may = page.getByText(/sip:bob@office.test may watch sip:alice@office.test/);
  const mayNot = page.getByText(/may not watch sip:alice@office.test/);
  await expect(mayNot).toBeVisible();
  await expect(page.getByText("the sphere is not known, not work")).toBeVisible();
  await page.getByLabel("In the sphere").fill("work");
  await page.keyboard.press("Enter");
  await expect(may).toBeVisible();
  await expect(page).toHaveURL(/sphere=work/);
  await page.getByLabel("At", { exact: true }).fill("2095-05-05T10:00");
  await page.getByRole("button", { name: "Show" }).click();
  await expect(page.getByText("no longer valid")).toBeVisible();
  await page.goBack();
  await expect(may).toBeVisible();
  await page.getByLabel("Asks anonymously").click();
  await page.getByRole("button", { name: "Show" }).click();
  await expect(page.getByText("the request shows no identity").first()).toBeVisible();

  await decide("alice", rule("bob", "allow"));
  await page.goto(asSeen("alice", "bob"));
  const accepted = await bob.subscribe("alice");
  await expect(page.getByText(/^Subscribed, active/)).toBeVisible();
  await bob.resubscribe(accepted, 3, ["Expires: 0"]);
  await expect(
    page.getByText(/^Has no subscription: the last one ended at .+, as the watcher unsubscribed\./),
  ).toBeVisible();
  expect(admin.complaints).toEqual([]);
  await admin.close();
});

test("SYS-018 support sees who decides what of whom, and not a word of what is published", async ({
  browser,
}) => {
  await decide("alice", rule("bob", "allow"));
  const alice = await phone("alice");
  await alice.publish("between you and me");
  const support = await signedInAs(browser, "support");
  await support.page.goto(asSeen("alice", "bob"));
  await expect(support.page.getByText(/sip:bob@office.test may watch sip:alice@office.test/)).toBeVisible();
  await expect(
    support.page.getByText("Your role sees that there is content, not what it says.").first(),
  ).toBeVisible();
  await expect(support.page.getByRole("row").filter({ hasText: "provide-all-attributes" })).toBeVisible();
  await expect(support.page.getByText("between you and me")).toHaveCount(0);
  expect(support.complaints).toEqual([]);
  await support.close();
});

const stateOf = (notify: Message): string => field(notify, "subscription-state").replace(/;expires=\d+/, "");
const inState = (state: string) => (notify: Message) => stateOf(notify) === state;

/** What dave's rules are in the sample office: he is asked about everybody. */
async function askDaveFirst(): Promise<void> {
  const xdmc = new XcapUser(office.httpPort, "dave", samplePassword);
  const rules = ruleset(
    `<cr:rule id="ask"><cr:conditions/><cr:actions><pr:sub-handling>confirm</pr:sub-handling></cr:actions></cr:rule>`,
  );
  expect([200, 201]).toContain((await xdmc.put(rulesUrl("dave"), RULES_TYPE, rules)).status);
}

const subscribeAs = (party: Phone, name: string, headers: readonly string[] = []) =>
  party.request("SUBSCRIBE", {
    uri: "sip:dave@office.test",
    from: `"${name}" <${party.aor}>;tag=${randomBytes(4).toString("hex")}`,
    callId: randomBytes(8).toString("hex"),
    cseq: 1,
    headers: ["Event: presence", ...headers],
  });

/** Goes to an element with the Tab key alone. */
async function tabTo({ page }: ConsolePage, goal: Locator): Promise<void> {
  for (let presses = 0; presses < 80; presses += 1) {
    if (await goal.evaluate((element) => element === document.activeElement).catch(() => false)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error("the Tab key does not lead there");
}

test("POL-035 POL-036 the inbox by keyboard alone: bob asks, is let in with one key, and it is taken back", async ({
  browser,
}) => {
  await askDaveFirst();
  const [dave, bob] = [await phone("dave"), await phone("bob")];
  await dave.publish("at the workbench");
  const admin = await ConsolePage.signIn(browser, office);
  const { page } = admin;
  await admin.go("approvals");
  await expect(page.getByText("Nobody waits")).toBeVisible();
  expect(statusOf(await subscribeAs(bob, "Bob"))).toBe(202);
  await bob.untilNotified(inState("pending"));
  const row = page.getByRole("row", { name: "bob@office.test asks to watch dave@office.test" });
  await expect(row).toContainText("Pending");

  await tabTo(admin, row);
  await page.keyboard.press("a");
  const seen = await bob.untilNotified(inState("active"));
  expect(seen.body).toContain("at the workbench");
  await expect(page.getByText("bob@office.test may watch dave@office.test.")).toBeVisible();
  await expect(row).toHaveCount(0);

  await page.keyboard.press("F8");
  await expect(page.getByRole("button", { name: "Undo" })).toBeFocused();
  await page.keyboard.press("Enter");
  await bob.untilLatest(inState("pending"));
  await expect(row).toBeVisible();
  await expect(page.getByText("Taken back: the rules are what they were.")).toBeVisible();

  await tabTo(admin, row);
  await page.keyboard.press("Enter");
  const drawer = page.getByRole("dialog", { name: "Who asks to watch" });
  await expect(drawer).toContainText("It is subscribed and sees nothing until somebody decides.");
  await tabTo(admin, drawer.getByRole("button", { name: "Block", exact: true }));
  await page.keyboard.press("Enter");
  await bob.untilNotified(inState("terminated;reason=rejected"));
  await expect(drawer).toHaveCount(0);
  await expect(page.getByText("Nobody waits")).toBeVisible();

  await admin.go("audit");
  await expect(page.getByText("blocked watchers of").first()).toBeVisible();
  expect(admin.complaints).toEqual([]);
  await admin.close();
});

test("POL-037 several at once: who is there and who has left, under whatever name; dave's own devices hear of it", async ({
  browser,
}) => {
  await askDaveFirst();
  const [dave, bob, carol, desk] = [
    await phone("dave"),
    await phone("bob"),
    await phone("carol"),
    await phone("frontdesk"),
  ];
  await dave.publish("for friends");
  const hostile = "<img src=x onerror=document.title='owned'>";
  await subscribeAs(bob, hostile);
  await subscribeAs(carol, "Carol", ["Expires: 0"]);
  await subscribeAs(desk, "Front desk");
  const listened = await dave.request("SUBSCRIBE", {
    cseq: 1,
    callId: randomBytes(8).toString("hex"),
    headers: ["Event: xcap-diff"],
    contentType: "application/resource-lists+xml",
    body: `<resource-lists xmlns="urn:ietf:params:xml:ns:resource-lists"><list><entry uri="org.openmobilealliance.pres-rules/users/sip:dave@office.test/"/></list></resource-lists>`,
  });
  expect(statusOf(listened)).toBe(200);

  const admin = await ConsolePage.signIn(browser, office);
  const { page } = admin;
  await admin.go("approvals");
  const rowOf = (user: string) =>
    page.getByRole("row", { name: `${user}@office.test asks to watch dave@office.test` });
  await expect(rowOf("bob")).toContainText(hostile);
  await expect(rowOf("carol")).toContainText("Waiting");
  expect(await page.title()).not.toBe("owned");
  await expectGoodManners(admin);

  await tabTo(admin, page.getByRole("grid").getByRole("row").nth(1));
  await page.keyboard.press("End");
  await page.keyboard.press("Home");
  for (const user of ["bob", "carol"]) await rowOf(user).getByRole("checkbox").check();
  await expect(page.getByText("2 watchers are ticked")).toBeVisible();
  await expectGoodManners(admin);
  await page
    .getByRole("region", { name: "Ticked watchers" })
    .getByRole("button", { name: "Block politely" })
    .click();
  await expect(page.getByText("2 watchers are blocked politely.")).toBeVisible();
  const shown = await bob.untilNotified(inState("active"));
  expect(shown.body).not.toContain("for friends");
  await expect(rowOf("carol")).toHaveCount(0);
  await expect(rowOf("frontdesk")).toBeVisible();
  await dave.untilNotified(({ text }) => text.includes("xcap-diff") && text.includes("new-etag"));

  const xdmc = new XcapUser(office.httpPort, "dave", samplePassword);
  const mine = await xdmc.get(rulesUrl("dave"));
  await xdmc.put(rulesUrl("dave"), RULES_TYPE, `${mine.text}<!-- mine -->`);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText(/^The document is another one by now/)).toBeVisible();
  expect((await xdmc.get(rulesUrl("dave"))).text).toContain("<!-- mine -->");

  await page.goto(asSeen("dave", "frontdesk"));
  await expect(page.getByText(/^Subscribed, pending/)).toBeVisible();
  await page.getByRole("button", { name: "Allow", exact: true }).click();
  expect((await desk.untilNotified(inState("active"))).body).toContain("for friends");
  await expect(page.getByText(/sip:frontdesk@office.test may watch sip:dave@office.test/)).toBeVisible();
  expect(admin.complaints).toEqual([]);
  await admin.close();
});

test("SYS-018 an auditor sees who waits, and has nothing to decide with", async ({ browser }) => {
  await askDaveFirst();
  const bob = await phone("bob");
  await subscribeAs(bob, "Bob");
  const auditor = await signedInAs(browser, "auditor");
  await auditor.page.goto(`${office.url}/console/approvals`);
  const row = auditor.page.getByRole("row", { name: /^bob@office.test asks/ });
  await expect(row).toBeVisible();
  await expect(auditor.page.getByRole("checkbox")).toHaveCount(0);
  await row.focus();
  await auditor.page.keyboard.press("a");
  await auditor.page.keyboard.press("Enter");
  await expect(auditor.page.getByRole("dialog", { name: "Who asks to watch" })).toBeVisible();
  await expect(auditor.page.getByRole("button", { name: "Allow" })).toHaveCount(0);
  await auditor.page.keyboard.press("Escape");
  await expect(row).toContainText("Pending");
  await auditor.close();
});
