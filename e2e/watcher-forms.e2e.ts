import { expect, type Locator, type Page, test } from "@playwright/test";
import { Office, samplePassword } from "./support/office";
import { png } from "./support/png";
import { WatcherGates } from "./support/watcher-gates";
import { WatcherPage } from "./support/watcher-page";

let office: Office;

test.beforeAll(async () => {
  office = await Office.open({ PORCHLIGHT_CONSOLE: "off", PORCHLIGHT_NOTIFY_INTERVAL_MS: "0" });
});
test.afterAll(() => office.close());

/** What is typed, by the field. */
type Typed = Readonly<Record<string, string>>;

interface FormCase {
  readonly name: string;
  /** What stands in the URL while it is open, and what is pressed then. */
  readonly hash: string;
  readonly by: readonly string[];
  readonly typed: Typed;
  /** What is not taken, where that is said, and how. */
  readonly wrong?: { readonly typed: Typed; readonly at: string; readonly says: RegExp };
  readonly send: string;
  /** What there is once it was taken. */
  readonly done: (page: Page) => Locator;
}

const BOB = "sip:bob@office.test";

const forms: readonly FormCase[] = [
  {
    name: "a contact",
    hash: "",
    by: ["add-contact"],
    typed: { "contact-address": "erin", "contact-name": "Erin", "contact-group": "Floor 2" },
    wrong: { typed: { "contact-address": "bob" }, at: "contact-address", says: /on your board already/ },
    send: "contact-save",
    done: (page) => page.getByTestId("group-Floor 2"),
  },
  {
    name: "another contact, in another group",
    hash: "",
    by: ["add-contact"],
    typed: { "contact-address": "fay", "contact-name": "Fay", "contact-group": "Floor 3" },
    wrong: { typed: { "contact-address": "a b" }, at: "contact-address", says: /This is not an address/ },
    send: "contact-save",
    done: (page) => page.getByTestId("group-Floor 3"),
  },
  {
    name: "words of a contact",
    hash: "contact=sip:erin@office.test",
    by: ["card-edit"],
    typed: { "contact-name": "Erin E.", "contact-group": "Floor 2" },
    send: "contact-save",
    done: (page) => page.getByRole("dialog", { name: "Erin E." }),
  },
  {
    name: "a group",
    hash: "",
    by: ["edit-group-Floor 2"],
    typed: { "group-title": "Upstairs" },
    wrong: { typed: { "group-title": "Floor 3" }, at: "group-title", says: /Another group has this title/ },
    send: "group-save",
    done: (page) => page.getByTestId("group-Upstairs"),
  },
  {
    name: "what is planned",
    hash: "status=plan",
    by: [],
    typed: { "plan-from": "2030-01-01T10:00", "plan-until": "2030-01-01T11:00", "plan-note": "Budget" },
    wrong: {
      typed: { "plan-until": "2030-01-01T09:00" },
      at: "plan-until",
      says: /The end has to come after the beginning/,
    },
    send: "plan-add",
    done: (page) => page.getByTestId("plan-entry").filter({ hasText: "Budget" }),
  },
];

/** Opened before: a page that is hidden by a dialog does not take presses. */
async function show(page: Page, hash: string, by: readonly string[]): Promise<void> {
  await page.keyboard.press("Escape");
  await page.evaluate((next) => {
    window.location.hash = next;
  }, hash);
  for (const button of by) await page.getByTestId(button).click();
}

async function fillIn(page: Page, typed: Typed): Promise<void> {
  for (const [field, text] of Object.entries(typed)) await page.getByTestId(field).fill(text);
}

async function expectKept(page: Page, typed: Typed): Promise<void> {
  for (const [field, text] of Object.entries(typed)) await expect(page.getByTestId(field)).toHaveValue(text);
}

async function expectWrong(page: Page, { typed, wrong, send }: FormCase): Promise<void> {
  if (wrong === undefined) return;
  await fillIn(page, { ...typed, ...wrong.typed });
  await page.getByTestId(send).press("Enter");
  const field = page.getByTestId(wrong.at);
  await expect(field).toHaveAccessibleDescription(wrong.says);
  await expect(field).toBeFocused();
  await expectKept(page, { ...typed, ...wrong.typed });
}

/** What is not taken, what does not reach the server, and what it takes: one opening of the form. */
async function goThrough(page: Page, each: FormCase, gates: WatcherGates): Promise<void> {
  const { hash, by, typed, send, done } = each;
  await show(page, hash, by);
  await expectWrong(page, each);
  await fillIn(page, typed);
  await gates.fail();
  await page.getByTestId(send).press("Enter");
  await expect(page.getByRole("alert").filter({ hasText: "The server cannot be reached" })).toHaveCount(1);
  await expectKept(page, typed);
  gates.pass();
  await page.getByTestId(send).press("Enter");
  await expect(done(page)).toBeVisible();
}

test("every form of the watcher: what is wrong stands beside its field, and nothing typed is lost while the server is away", async ({
  browser,
}) => {
  test.slow();
  const context = await browser.newContext({ reducedMotion: "reduce" });
  const gates = await WatcherGates.before(context);
  const alice = await WatcherPage.signInAt(context, office, "alice");
  const { page } = alice;
  await expect(alice.contact("bob")).toBeVisible();
  for (const each of forms) await test.step(each.name, () => goThrough(page, each, gates));

  await test.step("what is shown thing by thing", async () => {
    await show(page, `visibility=&watcher=${BOB}`, ["choice-parts"]);
    const boxes = page.getByTestId("parts").getByRole("checkbox");
    for (const box of await boxes.all()) await box.uncheck();
    await page.getByTestId("save-parts").press("Enter");
    const choice = page.getByTestId("parts").getByRole("group");
    await expect(choice).toHaveAccessibleDescription("Choose at least one.");
    await expect(choice).toBeFocused();
    await boxes.first().check();
    await gates.fail();
    await page.getByTestId("save-parts").press("Enter");
    await expect(page.getByTestId("rules-problem")).toContainText("The server cannot be reached");
    await expect(boxes.first()).toBeChecked();
    await expect(boxes.last()).not.toBeChecked();
    gates.pass();
    await page.getByTestId("save-parts").press("Enter");
    await expect(page.getByTestId("decidee-panel")).toHaveAttribute("data-choice", "parts");
  });

  await test.step("what is planned for every week", async () => {
    await show(page, "status=plan", []);
    await page.getByTestId("plan-kind").selectOption("weekly");
    const days = page.getByTestId("plan-form").getByRole("group");
    const chosen = days.getByRole("button", { pressed: true });
    for (let count = await chosen.count(); count > 0; count -= 1) await chosen.first().click();
    await page.getByTestId("plan-add").press("Enter");
    await expect(days).toHaveAccessibleDescription(/Choose at least one day/);
    await expect(days).toBeFocused();
    await expect(page.getByTestId("plan-kind")).toHaveValue("weekly");
  });

  await test.step("a picture", async () => {
    await show(page, "status=now", []);
    const buffer = png(64, 64, [200, 100, 0]);
    const choose = () =>
      page.getByTestId("my-picture-file").setInputFiles({ name: "me.png", mimeType: "image/png", buffer });
    await gates.fail();
    await choose();
    await expect(page.getByTestId("my-picture").getByRole("alert")).toContainText("cannot be reached");
    gates.pass();
    await choose();
    await expect(page.getByTestId("my-avatar")).toHaveAttribute("data-picture", "shown");
  });

  for (const [hash, field, text, send, says] of [
    ["status=now", "my-homepage", "no address", undefined, /This is no web address/],
    ["visibility=", "look-up-address", "a b", "look-up", /This is not an address/],
    ["messages=", "write-to-address", "a b", "write-to", /This is not an address/],
  ] as const) {
    await test.step(field, async () => {
      await show(page, hash, []);
      await page.getByTestId(field).fill(text);
      await page.getByTestId(send ?? field).press("Enter");
      await expect(page.getByTestId(field)).toHaveAccessibleDescription(says);
      await expect(page.getByTestId(field)).toBeFocused();
      await expect(page.getByTestId(field)).toHaveValue(text);
    });
  }
  await context.close();
});

/** What a registrar answers, and what is said of it. */
const REFUSALS = [
  ["503 Service Unavailable\r\nRetry-After: 20", "overloaded or not ready yet. Try again in 20 s"],
  ["500 Server Internal Error", "has a fault (code 500). Try again in a moment"],
  ["403 Forbidden", "does not let you sign in (code 403)"],
  ["404 Not Found", "does not know this address"],
] as const;

test("who cannot sign in reads why, finds what was typed, and the focus where it has to be mended", async ({
  browser,
}) => {
  const context = await browser.newContext({ reducedMotion: "reduce" });
  const gates = await WatcherGates.before(context);
  const page = await context.newPage();
  gates.isAway = true;
  const [address, password] = [page.getByTestId("sign-in-address"), page.getByTestId("sign-in-password")];
  await page.goto(office.url);
  await page.getByTestId("sign-in-submit").press("Enter");
  await expect(address).toBeFocused();
  await expect(address).toHaveAccessibleDescription(/Type your address/);
  await address.fill("alice");
  await page.getByTestId("sign-in-submit").press("Enter");
  await expect(password).toBeFocused();
  await password.fill("not this one");
  await page.getByTestId("sign-in-submit").press("Enter");
  await expect(page.getByRole("alert")).toContainText("The server cannot be reached", { timeout: 30_000 });
  await expect(password).toHaveValue("not this one");
  gates.isAway = false;
  for (const [refusal, says] of REFUSALS) {
    gates.registrar = refusal;
    await page.getByTestId("sign-in-submit").press("Enter");
    await expect(page.getByRole("alert")).toContainText(says);
    await expect(password).toHaveValue("not this one");
  }
  gates.registrar = undefined;
  await page.getByTestId("sign-in-submit").press("Enter");
  await expect(page.getByRole("alert")).toContainText("Address or password is wrong");
  await expect(password).toBeFocused();
  await expect(address).toHaveValue("alice");
  await password.fill(samplePassword);
  await password.press("Enter");
  await expect(page.getByTestId("my-status")).toBeVisible();
  await test.step("on the board, while the server comes back", async () => {
    gates.registrar = "503 Service Unavailable\r\nRetry-After: 20";
    await page.reload();
    const banner = page.getByTestId("connection-banner");
    await expect(banner).toContainText("The server is overloaded or not ready yet.");
    await expect(banner).toContainText(/Next try in (?:19|20) s/);
    gates.registrar = undefined;
    await page.getByTestId("try-now").click();
    await expect(banner).toBeHidden();
  });
  await context.close();
});
