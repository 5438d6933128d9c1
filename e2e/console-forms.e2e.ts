import { expect, type Locator, type Page, test } from "@playwright/test";
import { digitsOf } from "./support/authenticator";
import { ConsolePage } from "./support/console-page";
import { Office } from "./support/office";
import { operatorApi } from "./support/operator-api";

/** What is typed or chosen, by the label of the field. */
type Typed = Readonly<Record<string, string>>;

/** What is not taken, and what is said of it beside the field. */
interface Wrong {
  readonly typed: Typed;
  readonly at: string;
  readonly says: RegExp;
}

interface FormCase {
  readonly path: string;
  /** In place of a form of its own. */
  readonly within?: "main" | "dialog";
  /** Buttons, menu items and rows that lead to the form, in their order. */
  readonly by: readonly (string | RegExp)[];
  readonly typed: Typed;
  /** Chosen in the field of that name; written as text. */
  readonly file?: string;
  /** What is found wrong while one types. */
  readonly seen?: Wrong;
  /** What the page does not take. */
  readonly wrong?: Wrong;
  /** What the server does not take. */
  readonly refused?: Wrong;
  /** What is sent goes into the page or its URL, not to the server. */
  readonly isOfPage?: true;
  /** What is sent is asked again by itself until it is answered. */
  readonly isQuestion?: true;
  readonly send: string | RegExp;
  /** What is there once it was taken; without it the form is gone. */
  readonly done?: string;
}

const OMA = `<wap-provisioningdoc version="1.1"><characteristic type="APPLICATION"><parm name="APPID" value="ap0009"/></characteristic></wap-provisioningdoc>`;

const LISTS = `<resource-lists xmlns="urn:ietf:params:xml:ns:resource-lists"><list name="team"/></resource-lists>`;

const RULES = `<ruleset xmlns="urn:ietf:params:xml:ns:common-policy"/>`;

const BOBS_LISTS = "lists/edit?of=sip:bob@office.test";

const NOBODY = /zoe@office\.test is not a user/;

const forms: readonly FormCase[] = [
  {
    path: "users",
    by: ["Create user"],
    typed: { Address: "erin@office.test", Name: "Erin", Password: "lamplight-erin" },
    wrong: { typed: { Address: "" }, at: "Address", says: /Enter an address/ },
    refused: { typed: { Address: "alice@office.test" }, at: "Address", says: /alice@office\.test is taken/ },
    send: "Create user",
  },
  {
    path: "users?open=sip:erin@office.test",
    by: ["Change"],
    typed: { Name: "Erin E.", Kind: "resource" },
    send: "Save",
  },
  {
    path: "users?open=sip:erin@office.test",
    by: ["Set password"],
    typed: { Password: "lamplight-erin-2" },
    wrong: { typed: { Password: "short" }, at: "Password", says: /shorter/ },
    send: "Set password",
  },
  {
    path: "agents?show=network",
    by: ["Choose for a user…"],
    typed: { User: "bob@office.test" },
    wrong: { typed: { User: "" }, at: "User", says: /Enter an address/ },
    refused: { typed: { User: "zoe@office.test" }, at: "User", says: NOBODY },
    send: "Choose",
  },
  {
    path: "agents?show=calendars",
    by: ["Add calendar"],
    typed: { User: "bob@office.test", "Address of the feed": "https://calendar.example.com/bob.ics" },
    wrong: { typed: { "Address of the feed": "" }, at: "Address of the feed", says: /Enter the address/ },
    refused: { typed: { User: "zoe@office.test" }, at: "User", says: NOBODY },
    send: "Add calendar",
  },
  {
    path: "agents?show=calendars",
    by: ["Change…"],
    typed: { "Address of the feed": "https://calendar.example.com/of-bob.ics", "Time zone": "Europe/Berlin" },
    refused: { typed: { "Time zone": "Moon/Tycho" }, at: "Time zone", says: /time zone/ },
    send: "Save",
  },
  {
    path: "agents?show=tokens",
    by: ["Create token"],
    typed: { "Name of the agent": "door", Addresses: "atrium@office.test" },
    wrong: { typed: { Addresses: "" }, at: "Addresses", says: /Enter an address/ },
    refused: { typed: { Addresses: "atrium" }, at: "Addresses", says: /Atrium is not an address/ },
    send: "Create token",
  },
  {
    path: "agents?show=watchers",
    by: ["Create token"],
    typed: {
      Label: "home page",
      "Watches as": "user",
      User: "bob@office.test",
      Addresses: "alice@office.test",
    },
    refused: { typed: { User: "zoe@office.test" }, at: "User", says: NOBODY },
    send: "Create token",
  },
  {
    path: "charging?show=quotas",
    by: ["Limit a user…"],
    typed: { User: "bob@office.test", "Requests in all": "500" },
    wrong: { typed: { "Requests in all": "-1" }, at: "Requests in all", says: /number/ },
    refused: { typed: { User: "zoe@office.test" }, at: "User", says: NOBODY },
    send: "Grant",
  },
  {
    path: "charging?show=quotas",
    by: [/^bob@office\.test, /, "Change…"],
    typed: { "Requests in all": "600" },
    wrong: { typed: { "Requests in all": "" }, at: "Requests in all", says: /number/ },
    send: "Grant",
  },
  {
    path: "content",
    by: ["Add object"],
    typed: { Owner: "bob@office.test", Name: "note.txt", "Media type": "text/plain" },
    wrong: { typed: { "Media type": "" }, at: "Media type", says: /Enter the type/ },
    file: "a note",
    refused: { typed: { Owner: "zoe@office.test" }, at: "Owner", says: /There is no such user/ },
    send: "Add object",
  },
  {
    path: "content",
    by: ["Replace…"],
    typed: { "Media type": "text/plain" },
    file: "another note",
    wrong: { typed: { "Media type": "" }, at: "Media type", says: /Enter the type/ },
    refused: { typed: { "Media type": "application/x-unknown" }, at: "Media type", says: /type/ },
    send: "Replace the object",
  },
  {
    path: "connections?show=banned",
    by: ["Ban an address…"],
    typed: { "Address or network": "198.51.100.0/24", Reason: "noise" },
    wrong: { typed: { "Address or network": "" }, at: "Address or network", says: /Enter/ },
    refused: { typed: { "Address or network": "somewhere" }, at: "Address or network", says: /address/ },
    send: "Ban",
  },
  {
    path: "settings",
    by: ["Create token"],
    typed: { Label: "billing export", Role: "auditor" },
    wrong: { typed: { Label: "" }, at: "Label", says: /Enter|Give/ },
    send: "Create token",
  },
  {
    path: "settings?tab=operators",
    by: ["Create operator"],
    typed: { Name: "olga", Role: "support", Password: "lamplight-olga" },
    wrong: { typed: { Name: "" }, at: "Name", says: /Enter the name/ },
    refused: { typed: { Name: "admin" }, at: "Name", says: /Is the name of an operator already/ },
    send: "Create operator",
  },
  {
    path: "settings?tab=operators",
    by: ["Change olga", "Another role…"],
    typed: { Role: "auditor" },
    send: "Save",
  },
  {
    path: "settings?tab=operators",
    by: ["Change olga", "A new password…"],
    typed: { Password: "lamplight-olga-2" },
    wrong: { typed: { Password: "short" }, at: "Password", says: /shorter/ },
    send: "Set password",
  },
  {
    path: "settings?tab=operators",
    by: ["Change olga", "A set-up link…"],
    typed: { "Expires after": "3600" },
    send: "Create link",
  },
  {
    path: "provisioning?show=links",
    by: ["Create link"],
    typed: { User: "bob@office.test", For: "phone at the desk" },
    wrong: { typed: { User: "" }, at: "User", says: /Enter/ },
    refused: { typed: { User: "zoe@office.test" }, at: "User", says: NOBODY },
    send: "Create link",
  },
  {
    path: "provisioning",
    by: ["Import OMA"],
    typed: { Document: OMA },
    refused: { typed: { Document: "nothing of the kind" }, at: "Document", says: /./ },
    send: "Take the values",
  },
  {
    path: "provisioning",
    by: [],
    typed: { "Members of a presence list": "77" },
    wrong: {
      typed: { "Members of a presence list": "many" },
      at: "Members of a presence list",
      says: /number/,
    },
    send: "Save",
    done: "Saved. Clients are told at once.",
  },
  {
    path: "provisioning?show=groups",
    by: ["New group"],
    typed: { "Short name": "sales" },
    wrong: { typed: { "Short name": "no name" }, at: "Short name", says: /letters/ },
    isOfPage: true,
    send: "Go on",
  },
  {
    path: "provisioning?show=groups&group=sales",
    by: [],
    typed: { "Name for people": "Sales", Members: "bob@office.test", Priority: "5" },
    refused: { typed: { Members: "no address" }, at: "Members", says: /address/ },
    send: "Save",
    done: "Saved. Clients are told at once.",
  },
  {
    path: "provisioning?show=users",
    by: [],
    typed: { User: "bob@office.test" },
    wrong: { typed: { User: "" }, at: "User", says: /Enter an address/ },
    refused: { typed: { User: "zoe@office.test" }, at: "User", says: NOBODY },
    isOfPage: true,
    send: "Show",
    done: "In force, and why",
  },
  {
    path: "provisioning?show=users&user=sip:bob@office.test",
    by: ["Add a device"],
    typed: { Instance: "urn:uuid:6f2a1c90-3b47-4d1e-9c55-0a8f7be21d44" },
    wrong: { typed: { Instance: "the phone" }, at: "Instance", says: /urn:uuid/ },
    isOfPage: true,
    send: "Go on",
  },
  {
    path: "presence/as-seen",
    by: [],
    typed: { "Whose presence": "alice@office.test", "Seen by": "bob@office.test" },
    wrong: { typed: { "Seen by": "" }, at: "Seen by", says: /Enter an address/ },
    refused: {
      typed: { "Whose presence": "zoe@office.test" },
      at: "Whose presence",
      says: /nobody's address/,
    },
    isOfPage: true,
    send: "Show",
    done: "Granted",
  },
  {
    path: "documents?open=resource-lists/users/sip:bob@office.test/index&tab=node",
    by: [],
    typed: { "Node selector": "resource-lists" },
    wrong: { typed: { "Node selector": "" }, at: "Node selector", says: /Enter a node selector/ },
    refused: {
      typed: { "Node selector": "r:resource-lists" },
      at: "Node selector",
      says: /no node selector/,
    },
    isQuestion: true,
    send: "Try it",
    done: "XCAP URL",
  },
  {
    path: "users/import",
    within: "main",
    by: [],
    typed: { Rows: "aor,password,displayName\nfay@office.test,lamplight-fay,Fay" },
    send: "Check the rows",
    done: "The row is good. Nothing is written yet.",
  },
  {
    path: `${BOBS_LISTS}&tab=lists-xml`,
    within: "main",
    by: [],
    typed: { "Lists as XML": LISTS },
    seen: { typed: { "Lists as XML": "<resource-lists" }, at: "Lists as XML", says: /Line 1/ },
    send: "Save",
    done: "The lists are saved",
  },
  {
    path: BOBS_LISTS,
    by: ["More for team", "Add somebody"],
    typed: { Address: "carol@office.test", "Display name": "Carol" },
    wrong: { typed: { Address: "a b" }, at: "Address", says: /Enter an address/ },
    isOfPage: true,
    send: "Add",
  },
  {
    path: BOBS_LISTS,
    by: ["More for team", "Paste people"],
    typed: { "Table or vCards": "dave@office.test" },
    wrong: {
      typed: { "Table or vCards": "carol@office.test" },
      at: "Table or vCards",
      says: /Nobody in it comes/,
    },
    isOfPage: true,
    send: /^Add \d$/,
  },
  {
    path: BOBS_LISTS,
    by: ["More for Carol", "Change"],
    typed: { Address: "erin@office.test", "Display name": "Erin" },
    wrong: { typed: { Address: "dave@office.test" }, at: "Address", says: /in the list already/ },
    isOfPage: true,
    send: "Change",
  },
  {
    path: BOBS_LISTS,
    by: ["Add a list", "More for new list", "Rename"],
    typed: { Name: "work", "Display name": "Work" },
    wrong: { typed: { Name: "team" }, at: "Name", says: /Another list beside it has this name/ },
    isOfPage: true,
    send: "Rename",
  },
  {
    path: `${BOBS_LISTS}&tab=services`,
    by: ["Add a service"],
    typed: { Address: "bob-team@office.test", "Event packages": "some", "Names of packages": "presence" },
    wrong: { typed: { "Names of packages": "" }, at: "Names of packages", says: /Name at least one/ },
    isOfPage: true,
    send: "Add",
  },
  {
    path: `${BOBS_LISTS}&tab=services`,
    by: ["Add a service"],
    typed: { Address: "bob-work@office.test" },
    wrong: {
      typed: { Address: "bob-team@office.test" },
      at: "Address",
      says: /Another service has this address/,
    },
    isOfPage: true,
    send: "Add",
  },
  {
    path: "rules/edit?of=sip:bob@office.test&tab=xml",
    within: "main",
    by: [],
    typed: { "Rules as XML": RULES },
    seen: { typed: { "Rules as XML": "<ruleset" }, at: "Rules as XML", says: /Line 1/ },
    send: "Save",
    done: "The rules are saved",
  },
  {
    path: "trace",
    by: [],
    typed: { User: "alice@office.test" },
    wrong: { typed: { User: "" }, at: "User", says: /Enter/ },
    refused: { typed: { User: "alice@office test" }, at: "User", says: /Is not an address such as/ },
    send: "Start",
    done: "Recording",
  },
  {
    path: "users?open=sip:erin@office.test",
    by: ["Erase…"],
    typed: { "Type erin@office.test to go on": "erin@office.test" },
    send: "Erase the user",
  },
];

async function fillIn(form: Locator, typed: Typed, file?: string): Promise<void> {
  if (file !== undefined) {
    const buffer = Buffer.from(file);
    await form.getByLabel("File").setInputFiles({ name: "file.txt", mimeType: "text/plain", buffer });
  }
  for (const [label, value] of Object.entries(typed)) {
    const field = form.getByLabel(label, { exact: true });
    if ((await field.evaluate((element) => element.tagName)) === "SELECT") await field.selectOption(value);
    else await field.fill(value);
  }
}

async function expectKept(form: Locator, typed: Typed): Promise<void> {
  for (const [label, value] of Object.entries(typed))
    await expect(form.getByLabel(label, { exact: true })).toHaveValue(value);
}

/** @param isThere whether the page has been opened for the form before */
async function openForm(page: Page, each: FormCase, url: string, isThere: boolean): Promise<Locator> {
  const { path, by, send, within } = each;
  if (!isThere) await page.goto(`${url}/console/${path}`);
  for (const name of by) {
    const named = { name, exact: true };
    const row = page.getByRole("row", named);
    await page.getByRole("button", named).or(page.getByRole("menuitem", { name })).or(row).click();
  }
  if (within !== undefined) return page.locator(within);
  return page.locator("form").filter({ has: page.getByRole("button", { name: send, exact: true }) });
}

/** What is wrong stands beside the field, which has the focus, and all that was typed is there. */
async function expectWrong(form: Locator, { typed, file, send }: FormCase, wrong: Wrong): Promise<void> {
  await fillIn(form, { ...typed, ...wrong.typed }, file);
  await form.getByRole("button", { name: send, exact: true }).press("Enter");
  const field = form.getByLabel(wrong.at, { exact: true });
  await expect(field).toHaveAccessibleDescription(wrong.says);
  await expect(field).toHaveAttribute("aria-invalid", "true");
  await expect(field).toBeFocused();
  await expect(form.getByRole("alert")).toHaveCount(1);
  await expectKept(form, { ...typed, ...wrong.typed });
}

async function expectSeen(form: Locator, { typed, at, says }: Wrong): Promise<void> {
  await fillIn(form, typed);
  await expect(form.getByLabel(at, { exact: true })).toHaveAccessibleDescription(says);
}

/** What is not taken, what does not reach the server, and what it takes: one opening of the form. */
async function goThrough(page: Page, each: FormCase, url: string, isThere: boolean): Promise<void> {
  const { typed, file, seen, wrong, refused, send, done, isOfPage, isQuestion } = each;
  const form = await openForm(page, each, url, isThere);
  const button = form.getByRole("button", { name: send, exact: true });
  if (seen !== undefined) await expectSeen(form, seen);
  if (wrong !== undefined) await expectWrong(form, each, wrong);
  if (refused !== undefined) await expectWrong(form, each, refused);
  await fillIn(form, typed, file);
  if (isOfPage === undefined) {
    await page.route("**/api/v1/**", (route) => route.abort());
    await button.press("Enter");
    const told = isQuestion ? page.locator("main, [role=dialog]") : form;
    await expect(told.getByRole("alert").filter({ hasText: "The server cannot be reached" })).toHaveCount(1);
    await expectKept(form, typed);
    await page.unroute("**/api/v1/**");
  }
  await button.press("Enter");
  if (done === undefined) await expect(form).toHaveCount(0);
  else await expect(page.getByText(done).first()).toBeVisible();
}

let office: Office;

test.beforeAll(async () => {
  office = await Office.open();
});
test.afterAll(() => office.close());

test("every form of the console: what is wrong stands beside its field, and nothing typed is lost while the server is away", async ({
  browser,
}) => {
  test.slow();
  const admin = await ConsolePage.signIn(browser, office);
  let before = "";
  for (const each of forms) {
    await test.step(`/${each.path} ${each.by.join(" ")}`, () =>
      goThrough(admin.page, each, office.url, each.path === before));
    before = each.path;
  }
  expect(admin.complaints).toEqual([]);
  await admin.close();
});

const CODE = {
  path: "",
  by: [],
  wrong: { typed: { Code: "" }, at: "Code", says: /Enter the code/ },
} as const;

test("SYS-018 the same of who comes in: by a set-up link, with a password, with a second factor", async ({
  browser,
}) => {
  test.slow();
  const api = operatorApi(office);
  const wish = { name: "iris", role: "operator" };
  expect((await api("POST", "/operators", wish)).status).toBe(201);
  const link = await (await api("POST", "/operators/iris/setup-link", { expiresInSeconds: 3600 })).json();
  const iris = await ConsolePage.open(browser, office);
  const { page } = iris;
  const through = (each: FormCase, isThere: boolean): Promise<void> =>
    test.step(String(each.done), () => goThrough(page, each, office.url, isThere));
  await through(
    {
      path: link.path.replace("/console/", ""),
      by: [],
      typed: { Password: "iris chose this" },
      wrong: { typed: { Password: "" }, at: "Password", says: /Enter a password/ },
      refused: { typed: { Password: "short" }, at: "Password", says: /shorter/ },
      send: "Set password",
      done: "You sign in as iris.",
    },
    false,
  );
  const signsIn: FormCase = {
    path: "sign-in",
    by: [],
    typed: { Name: "iris", Password: "iris chose this" },
    wrong: { typed: { Name: "" }, at: "Name", says: /Enter your name/ },
    send: "Sign in",
    done: "Overview",
  };
  await page.goto(`${office.url}/console/sign-in`);
  await iris.fillIn("iris", "not this one");
  await expect(page.getByRole("alert").filter({ hasText: "Name or password is wrong" })).toBeVisible();
  await expect(page.getByLabel("Password", { exact: true })).toBeFocused();
  await expectKept(page.locator("form"), { Name: "iris", Password: "not this one" });
  await through(signsIn, true);
  await page.goto(`${office.url}/console/settings?tab=second-factor`);
  await page.getByRole("button", { name: "Set it up…" }).click();
  await page.getByRole("button", { name: "Show the secret" }).click();
  const secret = (await page.getByText(/^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/).textContent()) ?? "";
  const none = { typed: { Code: "000000" }, at: "Code", says: /none of this secret/ };
  const confirms = { typed: { Code: digitsOf(secret) }, refused: none, send: "Confirm" };
  await through({ ...CODE, ...confirms, done: "I have kept them" }, true);
  await page.context().clearCookies();
  await through({ ...signsIn, done: "Use a recovery code" }, false);
  const wrong = { typed: { Code: "123456" }, at: "Code", says: /wrong or was used already/ };
  const enters = { typed: { Code: digitsOf(secret, 1) }, refused: wrong, send: "Sign in" };
  await through({ ...CODE, ...enters, done: "Overview" }, true);
  expect(iris.complaints).toEqual([]);
  await iris.close();
});
