import { expect, type Locator, type Page, test } from "@playwright/test";
import { ConsolePage } from "./support/console-page";
import { Office } from "./support/office";

/** What is typed or chosen, by the label of the field. */
type Typed = Readonly<Record<string, string>>;

interface FormCase {
  readonly path: string;
  /** The page is the form. */
  readonly isPage?: true;
  /** Buttons and menu items that lead to the form, in their order. */
  readonly by: readonly string[];
  readonly typed: Typed;
  /** Chosen in the field of that name; written as text. */
  readonly file?: string;
  /** What the server does not take, and what it says of it beside the field. */
  readonly refused?: { readonly typed: Typed; readonly at: string; readonly says: RegExp };
  readonly send: string;
  /** What is there once it was taken; without it the form is gone. */
  readonly done?: string;
}

const OMA = `<wap-provisioningdoc version="1.1"><characteristic type="APPLICATION"><parm name="APPID" value="ap0009"/></characteristic></wap-provisioningdoc>`;

const LISTS = `<resource-lists xmlns="urn:ietf:params:xml:ns:resource-lists"><list name="team"/></resource-lists>`;

const RULES = `<ruleset xmlns="urn:ietf:params:xml:ns:common-policy"/>`;

const NOBODY = /zoe@office\.test is not a user/;

const forms: readonly FormCase[] = [
  {
    path: "users",
    by: ["Create user"],
    typed: { Address: "erin@office.test", Name: "Erin", Password: "lamplight-erin" },
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
    send: "Set password",
  },
  {
    path: "agents?show=network",
    by: ["Choose for a user…"],
    typed: { User: "bob@office.test" },
    refused: { typed: { User: "zoe@office.test" }, at: "User", says: NOBODY },
    send: "Choose",
  },
  {
    path: "agents?show=calendars",
    by: ["Add calendar"],
    typed: { User: "bob@office.test", "Address of the feed": "https://calendar.example.com/bob.ics" },
    refused: { typed: { User: "zoe@office.test" }, at: "User", says: NOBODY },
    send: "Add calendar",
  },
  {
    path: "agents?show=tokens",
    by: ["Create token"],
    typed: { "Name of the agent": "door", Addresses: "atrium@office.test" },
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
    refused: { typed: { User: "zoe@office.test" }, at: "User", says: NOBODY },
    send: "Grant",
  },
  {
    path: "content",
    by: ["Add object"],
    typed: { Owner: "bob@office.test", Name: "note.txt", "Media type": "text/plain" },
    file: "a note",
    refused: { typed: { Owner: "zoe@office.test" }, at: "Owner", says: /There is no such user/ },
    send: "Add object",
  },
  {
    path: "connections?show=banned",
    by: ["Ban an address…"],
    typed: { "Address or network": "198.51.100.0/24", Reason: "noise" },
    refused: { typed: { "Address or network": "somewhere" }, at: "Address or network", says: /address/ },
    send: "Ban",
  },
  {
    path: "settings",
    by: ["Create token"],
    typed: { Label: "billing export", Role: "auditor" },
    send: "Create token",
  },
  {
    path: "settings?tab=operators",
    by: ["Create operator"],
    typed: { Name: "olga", Role: "support", Password: "lamplight-olga" },
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
    by: ["Change olga", "A set-up link…"],
    typed: { "Expires after": "3600" },
    send: "Create link",
  },
  {
    path: "provisioning?show=links",
    by: ["Create link"],
    typed: { User: "bob@office.test", For: "phone at the desk" },
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
    send: "Save",
    done: "Saved. Clients are told at once.",
  },
  {
    path: "users/import",
    isPage: true,
    by: [],
    typed: { Rows: "aor,password,displayName\nfay@office.test,lamplight-fay,Fay" },
    send: "Check the rows",
    done: "The row is good. Nothing is written yet.",
  },
  {
    path: "lists/edit?of=sip:bob@office.test&tab=lists-xml",
    isPage: true,
    by: [],
    typed: { "Lists as XML": LISTS },
    send: "Save",
    done: "The lists are saved",
  },
  {
    path: "rules/edit?of=sip:bob@office.test&tab=xml",
    isPage: true,
    by: [],
    typed: { "Rules as XML": RULES },
    send: "Save",
    done: "The rules are saved",
  },
  {
    path: "trace",
    by: [],
    typed: { User: "alice@office.test" },
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

async function openForm(page: Page, { path, by, send, isPage }: FormCase, url: string): Promise<Locator> {
  await page.goto(`${url}/console/${path}`);
  for (const name of by)
    await page.getByRole("button", { name, exact: true }).or(page.getByRole("menuitem", { name })).click();
  if (isPage) return page.locator("main");
  return page.locator("form").filter({ has: page.getByRole("button", { name: send, exact: true }) });
}

/** What the server refuses, what does not reach it, and what it takes: one opening of the form. */
async function goThrough(page: Page, each: FormCase, url: string): Promise<void> {
  const { typed, file, refused, send, done } = each;
  const form = await openForm(page, each, url);
  const button = form.getByRole("button", { name: send, exact: true });
  if (refused !== undefined) {
    await fillIn(form, { ...typed, ...refused.typed }, file);
    await button.press("Enter");
    const field = form.getByLabel(refused.at, { exact: true });
    await expect(field).toHaveAccessibleDescription(refused.says);
    await expect(field).toBeFocused();
    await expect(form.getByRole("alert")).toHaveCount(1);
    await expectKept(form, { ...typed, ...refused.typed });
  }
  await fillIn(form, typed, file);
  await page.route("**/api/v1/**", (route) => route.abort());
  await button.press("Enter");
  await expect(form.getByRole("alert").filter({ hasText: "The server cannot be reached" })).toHaveCount(1);
  await expectKept(form, typed);
  await page.unroute("**/api/v1/**");
  await button.press("Enter");
  if (done === undefined) await expect(form).toHaveCount(0);
  else await expect(page.getByText(done).first()).toBeVisible();
}

test("every form of the console: what is wrong stands beside its field, and nothing typed is lost while the server is away", async ({
  browser,
}) => {
  test.slow();
  const office = await Office.open();
  const admin = await ConsolePage.signIn(browser, office);
  for (const each of forms) {
    await test.step(`/${each.path} ${each.by.join(" ")}`, () => goThrough(admin.page, each, office.url));
  }
  expect(admin.complaints).toEqual([]);
  await admin.close();
  await office.close();
});
