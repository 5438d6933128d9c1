import { execFile } from "node:child_process";
import { join } from "node:path";
import { type Browser, expect, type Page, test } from "@playwright/test";
import { expectAccessible, expectNoSidewaysScroll } from "./support/accessibility";
import { digitsOf } from "./support/authenticator";
import { ConsolePage } from "./support/console-page";
import { adminPassword, Office } from "./support/office";

const main = join(import.meta.dirname, "../apps/server/dist/main.js");
const NARROW = { width: 360, height: 740 };

/** Where nobody has to have a second factor. */
let usual: Office;
/** Of the test that runs. */
let office: Office;

test.beforeAll(async () => {
  usual = await Office.open();
});
test.beforeEach(() => {
  office = usual;
});
test.afterEach(async () => {
  if (office !== usual) await office.close();
});
test.afterAll(() => usual.close());

/** The command line on the machine of the office. */
async function commandLine(line: string, input = ""): Promise<string> {
  const child = execFile(process.execPath, [main, ...line.split(" ")], { env: office.environment });
  child.stdin?.end(input);
  let printed = "";
  child.stdout?.on("data", (text: string) => {
    printed += text;
  });
  const status = await new Promise((resolve) => child.once("close", resolve));
  expect(status).toBe(0);
  return printed;
}

async function expectGoodManners({ page, complaints }: ConsolePage): Promise<void> {
  await expectAccessible(page);
  const { width, height } = page.viewportSize() ?? NARROW;
  await page.setViewportSize(NARROW);
  await expectNoSidewaysScroll(page);
  await page.setViewportSize({ width, height });
  expect(complaints).toEqual([]);
}

const codeField = (page: Page) => page.getByLabel("Code", { exact: true });

interface Enrolled {
  readonly secret: string;
  readonly recoveryCodes: readonly string[];
}

/** From the first step to the end, by the keyboard alone. */
async function enrol({ page }: ConsolePage, atEachStep = async (): Promise<void> => {}): Promise<Enrolled> {
  await expect(page.getByRole("button", { name: "Show the secret" })).toBeFocused();
  await atEachStep();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("img", { name: "QR code of the secret" })).toBeVisible();
  await expect(codeField(page)).toBeFocused();
  await atEachStep();
  const secret = (await page.getByText(/^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/).textContent()) ?? "";
  await page.keyboard.type("000000");
  await page.keyboard.press("Enter");
  await expect(page.getByText("The code is none of this secret")).toBeVisible();
  await expect(codeField(page)).toHaveValue("000000");
  await codeField(page).fill("");
  await page.keyboard.type(digitsOf(secret));
  await page.keyboard.press("Enter");
  const codes = page.getByRole("list", { name: "Recovery codes" }).getByRole("listitem");
  await expect(codes).toHaveCount(10);
  await atEachStep();
  const recoveryCodes = await codes.allTextContents();
  await page.getByRole("button", { name: "I have kept them" }).focus();
  await page.keyboard.press("Enter");
  return { secret, recoveryCodes };
}

async function openTab({ page }: ConsolePage, tab: string): Promise<void> {
  await page.goto(`${office.url}/console/settings?tab=${tab}`);
  await expect(page.getByRole("heading", { name: "Settings", level: 1 })).toBeVisible();
}

async function enrolInSettings(console: ConsolePage, atEachStep?: () => Promise<void>): Promise<Enrolled> {
  await openTab(console, "second-factor");
  await console.page.getByRole("button", { name: "Set it up…" }).focus();
  await console.page.keyboard.press("Enter");
  return enrol(console, atEachStep);
}

async function askedForCode(browser: Browser): Promise<ConsolePage> {
  const visitor = await ConsolePage.open(browser, office);
  await visitor.fillIn("admin", adminPassword);
  await expect(codeField(visitor.page)).toBeFocused();
  return visitor;
}

async function typeCode({ page }: ConsolePage, code: string): Promise<void> {
  await page.getByRole("textbox").fill(code);
  await page.keyboard.press("Enter");
}

const expectIn = ({ page }: ConsolePage) =>
  expect(page.getByRole("heading", { name: "Overview" })).toBeVisible();

test("SYS-018 a second factor is set up by keyboard, asked for at sign-in, taken once, and removed", async ({
  browser,
}) => {
  test.slow();
  const admin = await ConsolePage.signIn(browser, office);
  const { secret, recoveryCodes } = await enrolInSettings(admin, () => expectGoodManners(admin));
  await expect(admin.page.getByText("Recovery codes left: 10")).toBeVisible();

  const again = await askedForCode(browser);
  await expectGoodManners(again);
  await typeCode(again, "123456");
  await expect(again.page.getByText("This code is wrong or was used already")).toBeVisible();
  await expect(codeField(again.page)).toHaveValue("123456");
  await expectGoodManners(again);
  const code = digitsOf(secret, 1);
  await typeCode(again, code);
  await expectIn(again);

  const thief = await askedForCode(browser);
  await typeCode(thief, code);
  await expect(thief.page.getByText("This code is wrong or was used already")).toBeVisible();
  await thief.page.getByRole("button", { name: "Use a recovery code" }).click();
  await expect(thief.page.getByLabel("Recovery code", { exact: true })).toBeFocused();
  await typeCode(thief, recoveryCodes[0] ?? "");
  await expectIn(thief);
  await openTab(thief, "operators");
  await expect(thief.page.getByRole("row", { name: /admin/ })).toContainText("On");
  await expectGoodManners(thief);

  await admin.page.getByRole("button", { name: "Remove…" }).click();
  const dialog = admin.page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Use a recovery code" }).click();
  await dialog.getByRole("textbox").fill(recoveryCodes[1] ?? "");
  await expectGoodManners(admin);
  await dialog.getByRole("button", { name: "Remove it" }).click();
  await expect(admin.page.getByRole("button", { name: "Set it up…" })).toBeVisible();
  const last = await ConsolePage.open(browser, office);
  await last.fillIn("admin", adminPassword);
  await expectIn(last);
  await admin.page.goto(`${office.url}/console/audit`);
  for (const words of [
    "set up the second factor of",
    "used a recovery code of",
    "removed the second factor of",
  ])
    await expect(admin.page.getByText(words).first()).toBeVisible();
  expect(admin.complaints).toEqual([]);
});

test("SYS-018 where it is required nobody gets anywhere without one", async ({ browser }) => {
  office = await Office.open({ PORCHLIGHT_CONSOLE_SECOND_FACTOR: "required" });
  const admin = await ConsolePage.open(browser, office);
  await admin.fillIn("admin", adminPassword);
  await expect(admin.page.getByRole("heading", { name: "Set up a second factor" })).toBeVisible();
  const refused = await admin.page.evaluate(async () => (await fetch("/api/v1/users")).status);
  expect(refused).toBe(403);
  const document = `${office.url}/xcap-root/resource-lists/users/sip:alice@office.test/index`;
  expect((await admin.context.request.get(document)).status()).toBe(401);
  await admin.page.goto(`${office.url}/console/users`);
  await enrol(admin, () => expectGoodManners(admin));
  await expect(admin.page.getByRole("heading", { name: "Users", level: 1 })).toBeVisible();
  expect((await admin.context.request.get(document)).status()).toBe(200);
});

test("SYS-018 an owner, or the command line on the machine, lets in again who has lost everything", async ({
  browser,
}) => {
  await commandLine("operator add olga --role operator --password-stdin", "olgas long password");
  const olga = await ConsolePage.open(browser, office);
  await olga.fillIn("olga", "olgas long password");
  await expectIn(olga);
  await enrolInSettings(olga);

  const admin = await ConsolePage.signIn(browser, office);
  await openTab(admin, "operators");
  await admin.page.getByRole("button", { name: "Change olga" }).click();
  await admin.page.getByRole("menuitem", { name: "Reset the second factor…" }).click();
  await expectGoodManners(admin);
  await admin.page.getByRole("button", { name: "Reset it" }).click();
  await expect(admin.page.getByRole("row", { name: /olga/ })).toContainText("Off");
  await olga.page.reload();
  await olga.fillIn("olga", "olgas long password");
  await expect(olga.page.getByRole("heading", { name: "Settings" })).toBeVisible();
  await enrolInSettings(olga);

  await commandLine("operator password olga --password-stdin", "another long password");
  await commandLine("operator reset-second-factor olga");
  expect(await commandLine("operator list")).toMatch(/olga +operator +enabled +no/);
  await olga.page.reload();
  await olga.fillIn("olga", "another long password");
  await expect(olga.page.getByRole("heading", { name: "Settings" })).toBeVisible();
  expect(olga.complaints).toEqual([]);
});
