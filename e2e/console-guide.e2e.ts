import { type Browser, expect, type Page, test } from "@playwright/test";
import { Baresip, baresipModules } from "./desk-phone/baresip";
import { expectAccessible, expectNoSidewaysScroll } from "./support/accessibility";
import { ConsolePage } from "./support/console-page";
import { type Link, tcpLink, udpLink } from "./support/link";
import { Office } from "./support/office";
import { operatorApi } from "./support/operator-api";
import { Phone } from "./support/phone";
import { statusOf } from "./support/sip-message";
import { WatcherPage } from "./support/watcher-page";

const PASSWORD = "erins-long-password";

/** Without anybody. */
let empty: Office;
/** Of the test that runs. */
let office: Office;
const links: Link[] = [];

const openOffice = (settings: Readonly<Record<string, string>> = {}): Promise<Office> =>
  Office.open({ PORCHLIGHT_SAMPLE_OFFICE: "off", ...settings });

test.beforeAll(async () => {
  empty = await openOffice();
});
test.beforeEach(() => {
  office = empty;
});
test.afterEach(async () => {
  for (const link of links.splice(0)) link.close();
  if (office === empty) await operatorApi(office)("DELETE", "/users/erin@office.test");
  else await office.close();
});
test.afterAll(() => empty.close());

async function phone(transport: "udp" | "tcp", user: string, password = PASSWORD): Promise<Phone> {
  const link = await (transport === "udp" ? udpLink : tcpLink)(office.sipPort);
  links.push(link);
  return new Phone(link, user, password);
}

async function openGuide(browser: Browser): Promise<ConsolePage> {
  const admin = await ConsolePage.signIn(browser, office);
  await admin.go("");
  await admin.page.getByRole("link", { name: "Open the guide" }).press("Enter");
  await expect(admin.page.getByRole("heading", { level: 1, name: "Guide" })).toBeVisible();
  return admin;
}

async function typeErin(page: Page): Promise<void> {
  await page.getByLabel("Address", { exact: true }).fill("erin@office.test");
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
}

const create = (page: Page): Promise<void> =>
  page.getByRole("button", { name: "Create user" }).press("Enter");

test("the guide leads from an empty server to the first phone: wrong password, no answer, got it", async ({
  browser,
}) => {
  test.slow();
  const admin = await openGuide(browser);
  const { page } = admin;
  await expect(page.getByText("Nobody has an address here yet")).toBeVisible();
  await expect(page.getByText("Create a user in step 2 first")).toBeVisible();
  await expect(page.getByRole("region", { name: "1. Your domain" })).toContainText("@office.test");
  await expectAccessible(page);

  await page.getByLabel("Address", { exact: true }).fill("erin@elsewhere.test");
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await create(page);
  await expect(
    page.getByRole("alert").filter({ hasText: "elsewhere.test is not one of office.test" }),
  ).toBeVisible();
  await typeErin(page);
  await create(page);
  await expect(page.getByText("1 user", { exact: true })).toBeVisible();
  await expect(page.getByText("Waiting for the first REGISTER of erin")).toBeVisible();

  await page.getByRole("tab", { name: "Another phone" }).press("Enter");
  const values = page.getByRole("tabpanel", { name: "Another phone" });
  await expect(values.getByText(`127.0.0.1:${office.sipPort}`)).toBeVisible();
  await expect(values.getByText("office.test", { exact: true })).toBeVisible();
  await expect(values.getByRole("button", { name: "Copy Outbound proxy" })).toBeVisible();
  await values.getByLabel("Transport", { exact: true }).selectOption("udp");
  await expect(values.getByText("UDP", { exact: true })).toBeVisible();
  await expectAccessible(page);

  const refused = page.getByRole("list", { name: "Phones that were not let in" });
  const wrong = await phone("udp", "erin", "a wrong password");
  expect(statusOf(await wrong.register())).toBe(401);
  await expect(refused).toContainText("A phone at 127.0.0.1 (test phone): the password is wrong");
  const misspelt = await phone("tcp", "eirn");
  expect(statusOf(await misspelt.register())).toBe(401);
  await expect(refused).toContainText("as eirn@office.test: nobody has this name");
  await expectAccessible(page);

  const erin = await phone("tcp", "erin");
  expect(
    statusOf(await erin.request("REGISTER", { uri: "sip:office.test", to: `<${erin.aor}>`, login: false })),
  ).toBe(401);
  await expect(refused).toContainText("asked for its password, it did not answer");
  await expect(refused).toContainText("digest.order: [MD5]");
  expect(statusOf(await erin.register())).toBe(200);
  await expect(page.getByText("Got it: test phone, TCP from 127.0.0.1")).toBeVisible();
  await expect(refused).not.toContainText("the password is wrong");
  await expect(page.getByText("1 registered")).toBeVisible();
  await expectAccessible(page);

  await admin.go("");
  await expect(page.getByRole("link", { name: "Open the guide" })).toBeHidden();
  await page.getByRole("navigation", { name: "Rooms" }).getByRole("link", { name: "Guide" }).press("Enter");
  await expect(page.getByText("Got it: test phone")).toBeVisible();
  expect(admin.complaints).toEqual([]);
  await admin.close();
});

test("a browser: the page behind the link and the code, a set-up link, and who signed in", async ({
  browser,
}) => {
  const admin = await openGuide(browser);
  const { page } = admin;
  await typeErin(page);
  await create(page);
  await expect(page.getByText("1 user", { exact: true })).toBeVisible();
  const step = page.getByRole("region", { name: "3. Connect a browser" });
  await expect(step.getByRole("img", { name: `QR code of ${office.url}/` })).toBeVisible();
  await expect(step.getByRole("link", { name: "Open the page" })).toHaveAttribute("href", `${office.url}/`);
  await expect(step.getByText("only this computer reaches the server")).toBeVisible();
  await expect(step.getByText("Waiting for somebody to sign in")).toBeVisible();

  await step.getByRole("button", { name: "Create a set-up link" }).press("Enter");
  const form = page.getByRole("dialog", { name: "Create a set-up link" });
  await expect(form.getByLabel("User", { exact: true })).toHaveValue("erin@office.test");
  await form.getByLabel("Password", { exact: true }).selectOption("kept");
  await form.getByRole("button", { name: "Create link" }).press("Enter");
  const made = page.getByRole("dialog", { name: "The link is created" });
  await expect(made.getByRole("img", { name: "QR code of the set-up link" })).toBeVisible();
  await expectAccessible(page);
  await made.getByRole("button", { name: "Done" }).press("Enter");

  const watcher = await WatcherPage.signIn(browser, office, "erin@office.test", PASSWORD);
  await expect(step.getByText("Got it: erin@office.test")).toBeVisible();
  await Promise.all([watcher.close(), admin.close()]);
});

test("SYS-018 nothing typed is lost while the server is away; other roles read along; small, dark, by keyboard", async ({
  browser,
}) => {
  test.slow();
  const admin = await openGuide(browser);
  const { page } = admin;
  await typeErin(page);
  await page.getByLabel("Name", { exact: true }).fill("Erin");
  await office.kill();
  await create(page);
  await expect(page.getByRole("alert").filter({ hasText: "cannot be reached" })).toBeVisible();
  await expect(page.getByLabel("Address", { exact: true })).toHaveValue("erin@office.test");
  await office.start();
  await expect(page.getByText(/^Live/).first()).toBeVisible({ timeout: 30_000 });
  await expect(page.getByLabel("Password", { exact: true })).toHaveValue(PASSWORD);
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue("Erin");
  await create(page);
  await expect(page.getByText("Waiting for the first REGISTER of erin")).toBeVisible();

  await page.getByRole("tab", { name: "Linphone" }).focus();
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("tab", { name: "baresip" })).toBeFocused();
  await expect(page.getByText("know MD5 only stop at the first question")).toBeVisible();
  await page.reload();
  await expect(page.getByRole("tab", { name: "baresip" })).toHaveAttribute("aria-selected", "true");
  await page.getByRole("tab", { name: "sip.js" }).press("Enter");
  await expect(
    page.getByRole("tabpanel").getByText(`ws://127.0.0.1:${office.httpPort}/sip`).first(),
  ).toBeVisible();

  await page.setViewportSize({ width: 360, height: 740 });
  await page.emulateMedia({ colorScheme: "dark" });
  for (const name of ["Linphone", "baresip", "sip.js"]) {
    await page.getByRole("tab", { name, exact: true }).press("Enter");
    await expectNoSidewaysScroll(page);
  }
  await expectAccessible(page);

  const support = await ConsolePage.as(browser, office, "support");
  await support.page.goto(`${office.url}/console/guide`);
  await expect(support.page.getByText("Owners and operators create users")).toBeVisible();
  await expect(support.page.getByRole("button", { name: "Create a set-up link" })).toBeHidden();
  await expectAccessible(support.page);
  await Promise.all([admin.close(), support.close()]);
});

for (const [order, settings, outcome] of [
  [
    "SHA-256,MD5",
    undefined,
    /A phone at 127\.0\.0\.1 \(baresip .*asked for its password, it did not answer.*know MD5 only/,
  ],
  ["MD5", { PORCHLIGHT_DIGEST_ORDER: "MD5" }, /Got it: baresip .*, TCP from 127\.0\.0\.1/],
] as const) {
  test(`a real phone with the line of the guide, asked for ${order}`, async ({ browser }) => {
    test.slow();
    test.skip(baresipModules === undefined, "baresip is not installed (Debian package baresip-core)");
    if (settings !== undefined) office = await openOffice(settings);
    const admin = await openGuide(browser);
    const { page } = admin;
    await typeErin(page);
    await create(page);
    await page.getByRole("tab", { name: "baresip" }).press("Enter");
    const line = await page
      .getByRole("tabpanel")
      .getByText(/^<sip:erin@/)
      .textContent();
    const baresip = await Baresip.start({
      user: "erin",
      transport: "tcp",
      sipPort: office.sipPort,
      watches: "erin",
      accountLine: `${line?.replace("PASSWORD", PASSWORD)}\n`,
    });
    await expect(page.getByText(outcome)).toBeVisible({ timeout: 20_000 });
    await Promise.all([baresip.close(), admin.close()]);
  });
}

test("row 18: the checks from this browser try the real WebSocket", async ({ browser }) => {
  const admin = await ConsolePage.signIn(browser, office);
  const { page } = admin;
  await page.goto(`${office.url}/console/settings?tab=checks`);
  const here = page.getByRole("region", { name: "From this browser" });
  await expect(here.getByText(/A handshake worked, and a keep-alive took \d+ ms/)).toBeVisible();
  await expect(here.getByText("None is needed: the server is on this computer")).toBeVisible();
  await expect(here.getByText("Good")).toHaveCount(4);
  await expectAccessible(page);
  await page.routeWebSocket(/\/sip$/, (socket) => socket.close());
  await here.getByRole("button", { name: "Run them from here again" }).press("Enter");
  await expect(
    here.getByText("the handshake was refused").or(here.getByText("Nothing came back")),
  ).toBeVisible();
  expect(admin.complaints).toEqual([]);
  await page.setViewportSize({ width: 360, height: 740 });
  await expectNoSidewaysScroll(page);
  await admin.close();
});
