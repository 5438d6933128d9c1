import { type Browser, expect, type Page, test } from "@playwright/test";
import { expectAccessible, expectNoSidewaysScroll } from "./support/accessibility";
import { ConsolePage, rooms } from "./support/console-page";
import { adminPassword, Office } from "./support/office";
import { WatcherPage } from "./support/watcher-page";

let office: Office;

test.beforeAll(async () => {
  office = await Office.open();
});
test.afterAll(() => office.close());

const wide = { width: 1280, height: 800 };
const phone = { width: 360, height: 740 };

/** Words that an English text hardly does without, and German has not. */
const english =
  /(?<![\w-])(?:the|you|your|they|who|what|is|are|of|to|with|and|not|can|edit|close|add|save|show|remove|sign|messages|until|since|available|away|busy|everything|theme|language|now|watchers|rules|lists|users|settings|search|nobody|everybody|no|yes|never)(?![\w-])/i;

/** What is said on the page: its texts, and what is only heard or shown on hover. What is written in code is not read. */
const saidOn = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const isCode = (element: Element) => element.closest("code, pre, textarea, bdi, .font-mono") !== null;
    const said: string[] = [document.title];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
      const { parentElement, textContent } = node;
      if (parentElement === null || parentElement.closest("script, style, noscript") !== null) continue;
      if (!isCode(parentElement)) said.push(textContent ?? "");
    }
    for (const element of document.body.querySelectorAll("*")) {
      if (element.getClientRects().length === 0 || isCode(element)) continue;
      for (const name of ["aria-label", "title", "placeholder", "alt"])
        said.push(element.getAttribute(name) ?? "");
    }
    return said.filter((text) => text.trim() !== "");
  });

async function expectGerman(page: Page): Promise<void> {
  await expect(page.locator("html")).toHaveAttribute("lang", "de-DE");
  const said = await saidOn(page);
  // Names of methods stand in capitals.
  const inEnglish = said.filter((text) => english.test(text) && text !== text.toUpperCase());
  expect.soft(inEnglish).toEqual([]);
}

/** In either width, and left in that of a phone. */
async function expectGermanThatFits(page: Page): Promise<void> {
  for (const viewport of [wide, phone]) {
    await page.setViewportSize(viewport);
    await expectGerman(page);
    await expectNoSidewaysScroll(page);
  }
}

async function signInInGerman(browser: Browser): Promise<ConsolePage> {
  const admin = await ConsolePage.open(browser, office, { locale: "de-DE" });
  await admin.page.getByLabel("Name", { exact: true }).fill("admin");
  await admin.page.getByLabel("Passwort", { exact: true }).fill(adminPassword);
  await admin.page.getByRole("button", { name: "Anmelden" }).click();
  await expect(admin.page.getByRole("heading", { name: "Übersicht" })).toBeVisible();
  return admin;
}

test("who reads German reads German in every room, on a desk and on a phone", async ({ browser }) => {
  test.slow();
  const alice = await WatcherPage.open(browser, office, "alice", ["bob"]);
  const bob = await WatcherPage.open(browser, office, "bob", ["alice"]);
  await alice.setStatus("busy");
  const admin = await signInInGerman(browser);
  for (const room of rooms) {
    await test.step(`/${room}`, async () => {
      await admin.go(room);
      await expectGermanThatFits(admin.page);
      await expectAccessible(admin.page);
    });
  }
  for (const [page, heading] of [
    ["presence?open=sip:alice@office.test", "alice@office.test"],
    ["users?open=sip:alice@office.test", "alice@office.test"],
    ["rules/edit?of=sip:alice@office.test", "Regeln"],
    ["lists/edit?of=sip:alice@office.test", "Listen"],
    ["presence/as-seen?of=sip:alice@office.test&by=sip:bob@office.test", "Was sieht X?"],
    ["users/import", "Benutzer importieren"],
  ] as const) {
    await test.step(`/${page}`, async () => {
      await admin.page.goto(`${office.url}/console/${page}`);
      await expect(admin.page.getByRole("heading", { name: heading }).first()).toBeVisible();
      await expect(admin.page.locator("[aria-busy=true]")).toHaveCount(0);
      await expectGermanThatFits(admin.page);
    });
  }
  expect(admin.complaints).toEqual([]);
  await Promise.all([admin.close(), alice.close(), bob.close()]);
});

test("the sign-in page says in German what is missing and what is wrong", async ({ browser }) => {
  const visitor = await ConsolePage.open(browser, office, { locale: "de-AT" });
  const { page } = visitor;
  await expect(page).toHaveTitle("Anmelden · Porchlight-Konsole");
  await page.getByRole("button", { name: "Anmelden" }).click();
  await expect(page.getByText("Geben Sie Ihren Namen ein")).toBeVisible();
  await expect(page.getByText("Geben Sie Ihr Passwort ein")).toBeVisible();
  await page.getByLabel("Name", { exact: true }).fill("admin");
  await page.getByLabel("Passwort", { exact: true }).fill("falsch und lang");
  await page.getByRole("button", { name: "Anmelden" }).click();
  await expect(page.getByText("Name oder Passwort ist falsch. Prüfen Sie beides")).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", "de-AT");
  await page.goto(`${office.url}/console/no/such/page`);
  await expect(page.getByText("Diese Seite gibt es nicht")).toBeVisible();
  await visitor.close();
});

test("what the form and the server find wrong with a user is told in German beside the field", async ({
  browser,
}) => {
  const admin = await signInInGerman(browser);
  await admin.go("users");
  await admin.page.getByRole("button", { name: "Benutzer anlegen" }).click();
  const dialog = admin.page.getByRole("dialog");
  const create = dialog.getByRole("button", { name: "Benutzer anlegen" });
  const address = dialog.getByLabel("Adresse", { exact: true });
  const password = dialog.getByLabel("Passwort", { exact: true });
  await password.fill("kurz");
  await create.click();
  await expect(address).toHaveAccessibleDescription(/Geben Sie eine Adresse ein/);
  await expect(password).toHaveAccessibleDescription(/Ist kürzer als 8 Zeichen/);
  await address.fill("erin@elsewhere.test");
  await password.fill("ein langes Passwort");
  await create.click();
  await expect(address).toHaveAccessibleDescription(/elsewhere\.test gehört nicht zu office\.test/);
  await admin.close();
});

test("the language is changed and changed back by keyboard, at once and for the next visit", async ({
  browser,
}) => {
  const admin = await signInInGerman(browser);
  const { page } = admin;
  await admin.go("users");
  await page.getByRole("button", { name: "Konto: admin" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("menuitemradio", { name: "Deutsch" })).toBeChecked();
  await page.getByRole("menuitemradio", { name: "English" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Users" })).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await expect(page).toHaveTitle("Users · Porchlight console");
  await page.reload();
  await expect(page.getByRole("heading", { name: "Users" })).toBeVisible();
  await page.getByRole("button", { name: "Account: admin" }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("menuitemradio", { name: "Deutsch" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Benutzer" })).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", "de-DE");
  expect(admin.complaints).toEqual([]);
  await admin.close();
});
