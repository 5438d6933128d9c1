import { type Browser, expect, type Locator, test } from "@playwright/test";
import { expectAccessible, expectNoSidewaysScroll } from "./support/accessibility";
import { ConsolePage } from "./support/console-page";
import { Office, samplePassword } from "./support/office";
import { OfficePhones } from "./support/office-phones";
import type { Phone } from "./support/phone";
import { everything, RULES_TYPE, rule, ruleset, rulesUrl } from "./support/presence-rules";
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

const xcap = (user: string): XcapUser => new XcapUser(office.httpPort, user, samplePassword);

async function decide(user: string, text: string): Promise<void> {
  expect([200, 201]).toContain((await xcap(user).put(rulesUrl(user), RULES_TYPE, text)).status);
}

async function edit(browser: Browser, user: string, more = ""): Promise<ConsolePage> {
  const admin = await ConsolePage.signIn(browser, office);
  await admin.page.goto(`${office.url}/console/rules/edit?of=sip:${user}@office.test${more}`);
  await expect(admin.page.getByRole("heading", { level: 1, name: "Rules" })).toBeVisible();
  return admin;
}

const inState = (state: string) => (notify: Message) =>
  field(notify, "subscription-state").replace(/;expires=\d+/, "") === state;

const presence = (aor: string, mood: string, note: string): string =>
  `<presence xmlns="urn:ietf:params:xml:ns:pidf" xmlns:dm="urn:ietf:params:xml:ns:pidf:data-model" xmlns:rpid="urn:ietf:params:xml:ns:pidf:rpid" entity="${aor}"><tuple id="t1"><status><basic>open</basic></status></tuple><dm:person id="p1"><rpid:mood><rpid:${mood}/></rpid:mood><dm:note>${note}</dm:note></dm:person></presence>`;

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

test("POL-090 POL-037 by keyboard alone: bob loses alice's mood, which is told before it is saved, and all else stays as it was written", async ({
  browser,
}) => {
  const odd = `<x:shoes xmlns:x="urn:x" size='9'><!-- keep --></x:shoes>`;
  const named = `${everything.replace("<pr:provide-all-attributes/>", "")}<pr:provide-mood>true</pr:provide-mood>\n  <pr:provide-note>true</pr:provide-note>${odd}`;
  const stored = ruleset("<!-- mine -->", rule("bob", "allow", named), rule("carol", "block"));
  await decide("alice", stored);
  const [alice, bob] = [await phone("alice"), await phone("bob")];
  await alice.request("PUBLISH", {
    headers: ["Event: presence"],
    body: presence(alice.aor, "happy", "hello"),
  });
  expect(statusOf(await bob.subscribe("alice"))).toBe(200);
  await bob.untilNotified(({ body }) => body.includes("happy") && body.includes("hello"));

  const admin = await ConsolePage.signIn(browser, office);
  const { page } = admin;
  await admin.go("rules");
  await tabTo(admin, page.getByRole("row", { name: "Rules of alice@office.test" }));
  await page.keyboard.press("Enter");
  const card = page.getByRole("button", { name: /^bob for bob@office\.test/ });
  await tabTo(admin, card);
  await page.keyboard.press("Enter");
  await tabTo(admin, page.getByRole("checkbox", { name: "Mood" }));
  await page.keyboard.press("Space");
  await expect(page.getByText("Changes 1 of 1 watcher: 1 loses mood.")).toBeVisible();
  expect((await xcap("alice").get(rulesUrl("alice"))).text).toBe(stored);
  await expectGoodManners(admin);
  await tabTo(admin, page.getByRole("button", { name: "Save" }));
  await page.keyboard.press("Enter");
  await expect(page.getByText("The rules are saved and hold from now on.")).toBeVisible();
  const seen = await bob.untilLatest(({ body }) => body.includes("hello") && !body.includes("happy"));
  expect(inState("active")(seen)).toBe(true);
  expect((await xcap("alice").get(rulesUrl("alice"))).text).toBe(
    stored.replace("<pr:provide-mood>true</pr:provide-mood>", ""),
  );
  await expect(page.getByText("Nothing is changed yet.")).toBeVisible();
  expect(admin.complaints).toEqual([]);
  await admin.close();
});

test("POL-042 every condition and permission has its fields, and form and XML are two sides of one text", async ({
  browser,
}) => {
  const lists = "/xcap-root/resource-lists/users/sip:alice@office.test/index";
  const anchor = `http://127.0.0.1:${office.httpPort}${lists}/~~/resource-lists/list%5B@name=%22friends%22%5D`;
  const bob = '<cr:one id="sip:bob@office.test"/>';
  const all = `<cr:rule id="all"><cr:conditions><cr:identity>${bob}<cr:many domain="partner.test"><cr:except id="sip:spy@partner.test"/><cr:except domain="sub.partner.test"/></cr:many></cr:identity><cr:sphere value="work home"/><cr:validity><cr:from>2026-01-01T00:00:00Z</cr:from><cr:until>2036-01-01T00:00:00Z</cr:until></cr:validity></cr:conditions><cr:actions><pr:sub-handling>allow</pr:sub-handling></cr:actions><cr:transformations><pr:provide-services><pr:service-uri>sip:a@b</pr:service-uri><pr:service-uri-scheme>sip</pr:service-uri-scheme><op:service-id>org.example</op:service-id><pr:class>work</pr:class><pr:occurrence-id>t1</pr:occurrence-id></pr:provide-services><pr:provide-persons><pr:all-persons/></pr:provide-persons><pr:provide-devices><pr:deviceID>urn:x:1</pr:deviceID></pr:provide-devices><pr:provide-activities>true</pr:provide-activities><op:provide-willingness>true</op:provide-willingness><pr:provide-user-input>thresholds</pr:provide-user-input><op:provide-geopriv>full</op:provide-geopriv><pr:provide-unknown-attribute name="shoes" ns="urn:x">true</pr:provide-unknown-attribute></cr:transformations></cr:rule>`;
  const text = `<cr:ruleset xmlns:cr="urn:ietf:params:xml:ns:common-policy" xmlns:pr="urn:ietf:params:xml:ns:pres-rules" xmlns:op="urn:oma:xml:prs:pres-rules" xmlns:ocp="urn:oma:xml:xdm:common-policy">${all}<cr:rule id="list"><cr:conditions><ocp:external-list><ocp:entry anc="${anchor}"/></ocp:external-list></cr:conditions></cr:rule><cr:rule id="others"><cr:conditions><ocp:other-identity/></cr:conditions></cr:rule><cr:rule id="anonymous"><cr:conditions><ocp:anonymous-request/></cr:conditions></cr:rule></cr:ruleset>`;
  await decide("alice", text);
  const admin = await edit(browser, "alice", "&rule=all");
  const { page } = admin;
  for (const [label, value] of [
    ["Address", "sip:bob@office.test"],
    ["Everybody in the domain", "partner.test"],
    ["Spheres", "work home"],
    ["Contact address", "sip:a@b"],
    ["Scheme of the contact", "sip"],
    ["Service id", "org.example"],
    ["Class", "work"],
    ["Id in the document", "t1"],
    ["Device id", "urn:x:1"],
    ["Use of the device", "thresholds"],
    ["Location", "full"],
    ["Further attribute", "shoes"],
    ["Its namespace", "urn:x"],
    ["Decision", "allow"],
  ] as const) {
    const entry = page
      .getByLabel(label, { exact: true })
      .and(page.locator("input:not([type=checkbox]), select"));
    await expect(entry, label).toHaveValue(value);
  }
  const exceptions = page.getByLabel("But not (an address or a domain)");
  await expect(exceptions.nth(0)).toHaveValue("sip:spy@partner.test");
  await expect(exceptions.nth(1)).toHaveValue("sub.partner.test");
  for (const [name, checked] of [
    ["Activities", true],
    ["Willingness", true],
    ["Mood", false],
    ["Barring", false],
  ] as const) {
    await expect(page.getByRole("checkbox", { name, exact: true })).toBeChecked({ checked });
  }
  await expectGoodManners(admin);

  await page.getByLabel("Address", { exact: true }).fill("bob");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Write the whole URI, such as sip:bob@office.test.")).toBeVisible();
  await page.getByLabel("Address", { exact: true }).fill("sip:carol@office.test");
  await page.keyboard.press("Enter");
  await page.getByLabel("Spheres").fill("elsewhere");
  await page.getByRole("tab", { name: "XML" }).click();
  const xml = page.getByLabel("Rules as XML");
  await expect(xml).toHaveValue(
    text
      .replace("sip:bob@office.test", "sip:carol@office.test")
      .replace('value="work home"', 'value="elsewhere"'),
  );
  await xml.fill(text.replace('id="others"', 'id="strangers"').replace("work home", "play"));
  await page.getByRole("tab", { name: "Form" }).click();
  await expect(page.getByRole("button", { name: /^strangers for whom no rule names/ })).toBeVisible();
  await expect(page.getByLabel("Spheres")).toHaveValue("play");

  await page.getByRole("button", { name: "Add a rule" }).click();
  await page
    .getByRole("group", { name: "Rule rule5" })
    .getByRole("button", { name: "Add a condition" })
    .click();
  await page.getByRole("menuitem", { name: "In a time" }).click();
  await expect(page.getByRole("group", { name: "Rule rule5" }).getByLabel("From")).toHaveValue(/^20\d\d-/);
  await page.keyboard.press("Control+s");
  await expect(page.getByText("The rules are saved and hold from now on.")).toBeVisible();
  expect((await xcap("alice").get(rulesUrl("alice"))).text).toContain('<cr:rule id="rule5">');
  expect(admin.complaints).toEqual([]);
  await admin.close();
});

test("POL-038 XDM-024 what is odd is told, what breaks the schema or a constraint is told in its line, and hostile names are text", async ({
  browser,
}) => {
  await decide("alice", ruleset(rule("bob", "allow")));
  const admin = await edit(browser, "alice", "&tab=xml");
  const { page } = admin;
  const xml = page.getByLabel("Rules as XML");
  await xml.fill(`${ruleset(rule("a", "allow"), "\n", rule("b", "allow"))}\n<`);
  await expect(page.getByText(/^Line 3: /)).toBeVisible();
  await page.getByRole("button", { name: "Go to line 3" }).click();
  await expect(xml).toBeFocused();
  await xml.fill(ruleset(rule("a", "allow").replace("<cr:actions>", "<cr:actions><cr:no/>")));
  await expect(page.getByText(/<no> does not belong in <actions>/)).toBeVisible();
  await expect(
    page.getByText(/^The server would not take this: it does not follow its schema/),
  ).toBeVisible();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("The document is not accepted.")).toBeVisible();
  await expect(xml).toHaveValue(/<cr:no\/>/);

  const both = `<cr:rule id="blocked"><cr:conditions><cr:identity><cr:one id="sip:bob@office.test"/><cr:one id="sip:&lt;img src=x onerror=document.title='owned'>@office.test"/></cr:identity></cr:conditions><cr:actions><pr:sub-handling>block</pr:sub-handling></cr:actions></cr:rule>`;
  await xml.fill(ruleset(rule("bob", "allow"), both));
  const warnings = page.getByRole("list", { name: "Warnings" });
  await expect(warnings).toContainText(
    "Rule blocked blocks sip:bob@office.test, but rule bob lets it in, and letting in wins.",
  );
  await warnings.getByRole("button", { name: "Open blocked" }).click();
  await expect(page.getByRole("group", { name: "Rule blocked" })).toBeVisible();
  await expect(page.getByRole("button", { name: /^blocked for .*<img src=x onerror/ })).toBeVisible();
  expect(await page.title()).not.toBe("owned");
  await page.getByRole("button", { name: "Discard" }).click();
  await expect(page.getByText("Nothing is changed yet.")).toBeVisible();
  expect(admin.complaints).toEqual([]);
  await admin.close();
});

test("POL-072 somebody without rules begins with a template; the change is told for who watches now", async ({
  browser,
}) => {
  const [carol, bob] = [await phone("carol"), await phone("bob")];
  await carol.publish("in the garden");
  expect(statusOf(await bob.subscribe("carol"))).toBe(200);
  await bob.untilNotified(({ body }) => body.includes("in the garden"));
  const admin = await edit(browser, "carol");
  const { page } = admin;
  await expect(page.getByText("There are no rules. The default holds: allow for colleagues")).toBeVisible();
  await page.getByRole("button", { name: "Templates" }).click();
  await page.getByRole("menuitem", { name: /^The usual rules/ }).click();
  await expect(page.getByText("Changes 1 of 1 watcher: 1 has to wait for a decision.")).toBeVisible();
  await page.getByRole("button", { name: "Templates" }).click();
  await page.getByRole("menuitem", { name: /^Open to colleagues/ }).click();
  await expect(page.getByText("Changes nothing for the one watcher.")).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("Changes 1 of 1 watcher: 1 has to wait for a decision.")).toBeVisible();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("The rules are saved and hold from now on.")).toBeVisible();
  await bob.untilNotified(inState("pending"));
  await expect(page.getByText("There are no rules.")).toHaveCount(0);
  expect(admin.complaints).toEqual([]);
  await admin.close();
});

test("XDM-029 what is typed is kept: while the server is away, when the page is loaded again, and when somebody else writes", async ({
  browser,
}) => {
  test.slow();
  await decide("alice", ruleset(rule("bob", "allow")));
  const admin = await edit(browser, "alice", "&tab=xml");
  const { page } = admin;
  const xml = page.getByLabel("Rules as XML");
  const mine = ruleset(rule("bob", "polite-block"));
  await expect(xml).toHaveValue(ruleset(rule("bob", "allow")));
  await office.kill();
  await xml.fill(mine);
  await expect(page.getByText(/^The server cannot be reached\. What you typed is kept/)).toBeVisible();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "The server cannot be reached." })).toBeVisible();
  await expect(xml).toHaveValue(mine);
  await office.start();
  await page.reload();
  await expect(
    page.getByText("Your changes from before are still here. They are not saved yet."),
  ).toBeVisible();
  await expect(xml).toHaveValue(mine);

  await decide("alice", ruleset(rule("bob", "allow"), rule("carol", "allow")));
  await expect(page.getByText(/^Somebody else has written these rules meanwhile/)).toBeVisible();
  await expect(xml).toHaveValue(mine);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("The document is another one by now.")).toBeVisible();
  expect((await xcap("alice").get(rulesUrl("alice"))).text).toContain("carol");
  await page.getByRole("button", { name: "Keep mine" }).click();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("The rules are saved and hold from now on.")).toBeVisible();
  expect((await xcap("alice").get(rulesUrl("alice"))).text).toBe(mine);
  await decide("alice", ruleset(rule("dave", "allow")));
  await expect(xml).toHaveValue(ruleset(rule("dave", "allow")));
  expect(admin.complaints).toEqual([]);
  await admin.close();
});

test("SYS-018 an auditor reads rules and changes nothing; support sees that there are some, and what is odd", async ({
  browser,
}) => {
  await decide("alice", ruleset(rule("bob", "allow"), rule("carol", "allow").replace('"carol"', '"more"')));
  for (const role of ["auditor", "support"] as const) {
    const reader = await ConsolePage.as(browser, office, role);
    const { page } = reader;
    await page.goto(`${office.url}/console/rules/edit?of=sip:alice@office.test&rule=bob`);
    if (role === "support") {
      await expect(page.getByText("Your role sees that there is content, not what it says.")).toBeVisible();
      await expect(page.getByText("sip:bob@office.test")).toHaveCount(0);
    } else {
      await expect(page.getByLabel("Address", { exact: true })).toBeDisabled();
      await expect(page.getByRole("checkbox", { name: "All attributes of these" })).toBeDisabled();
      await page.getByRole("tab", { name: "XML" }).click();
      await expect(page.getByLabel("Rules as XML")).toHaveValue(/sip:bob@office\.test/);
      await expect(page.getByLabel("Rules as XML")).not.toBeEditable();
      await expectAccessible(page);
    }
    await expect(page.getByRole("button", { name: "Save" })).toHaveCount(0);
    expect(reader.complaints).toEqual([]);
    await reader.close();
  }
});
