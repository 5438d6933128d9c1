import { type Browser, expect, type Page, test } from "@playwright/test";
import { expectAccessible, expectNoSidewaysScroll } from "./support/accessibility";
import { Office, samplePassword } from "./support/office";
import { SamplePeople } from "./support/sample-people";
import { StatusPage } from "./support/status-page";
import { VisibilityPage } from "./support/visibility-page";
import { WatcherPage } from "./support/watcher-page";

let office: Office;
let people: SamplePeople;

test.beforeAll(async () => {
  office = await Office.open({ PORCHLIGHT_CONSOLE: "off", PORCHLIGHT_NOTIFY_INTERVAL_MS: "0" });
  people = await SamplePeople.of(office);
});
test.beforeEach(() => people.renew());
test.afterAll(() => office.close());

const wide = { width: 1280, height: 800 };
const phone = { width: 360, height: 740 };

const reader = (browser: Browser, locale: string, viewport = wide) =>
  browser.newContext({ locale, viewport, reducedMotion: "reduce" });

/** Words that an English text hardly does without, and German has not. */
const english =
  /\b(?:the|you|your|they|who|what|is|are|of|to|with|and|not|can|contacts|contact|edit|close|add|save|show|remove|sign|message|messages|until|since|available|away|busy|everything|theme|language|now|mood|place)\b/i;

/** What is said on the page: its texts, and what is only heard or shown on hover. */
const saidOn = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const heard = ["aria-label", "title", "placeholder", "alt"];
    const texts = document.body.innerText.split("\n");
    const names = [...document.body.querySelectorAll("*")]
      .filter((element) => element.getClientRects().length > 0)
      .flatMap((element) => heard.map((name) => element.getAttribute(name) ?? ""));
    return [...texts, ...names].filter((text) => text !== "");
  });

async function expectGerman(page: Page): Promise<void> {
  await expect(page.locator("html")).toHaveAttribute("lang", "de");
  const said = await saidOn(page);
  expect(said.filter((text) => english.test(text))).toEqual([]);
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
}

for (const viewport of [wide, phone]) {
  test(`who reads German reads German everywhere, at ${viewport.width} px`, async ({ browser }) => {
    test.slow();
    const bob = await WatcherPage.open(browser, office, "bob");
    await bob.setStatus("meeting");
    const context = await reader(browser, "de-DE", viewport);
    const page = await context.newPage();

    await test.step("signing in", async () => {
      await page.goto(`${office.url}/`);
      await page.getByTestId("sign-in-submit").click();
      await expect(page.getByText("Geben Sie Ihr Passwort ein.")).toBeVisible();
      await expectGerman(page);
      await page.getByTestId("sign-in-address").fill("alice");
      await page.getByTestId("sign-in-password").fill("falsch");
      await page.getByTestId("sign-in-submit").click();
      await expect(page.getByTestId("sign-in-problem")).toContainText("Adresse oder Passwort ist falsch");
    });
    await page.close();

    const alice = await WatcherPage.signInAt(context, office, "alice");
    await test.step("the board", async () => {
      await expect(alice.contact("bob")).toContainText("In Besprechung");
      await expect(alice.page.getByTestId("visibility-entry")).toContainText("Ihren Status");
      await expectGerman(alice.page);
    });

    await test.step("a card", async () => {
      await alice.contact("bob").click();
      await expect(alice.page.getByTestId("contact-card")).toContainText("Tätigkeit");
      await expectGerman(alice.page);
      await alice.page.getByTestId("card-edit").click();
      await expect(alice.page.getByTestId("contact-form")).toBeVisible();
      await expectGerman(alice.page);
      await alice.page.keyboard.press("Escape");
      await alice.page.keyboard.press("Escape");
    });

    await test.step("what others see", async () => {
      const status = await StatusPage.open(alice);
      await status.choose("mood", "in_awe");
      await expect(status.field("mood").locator("option:checked")).toHaveText("Voller Ehrfurcht");
      await expectGerman(alice.page);
      await alice.page.getByRole("tab", { name: "Geplant" }).click();
      await alice.page.getByTestId("plan-kind").selectOption("weekly");
      await alice.page.getByTestId("plan-activity").selectOption("");
      await alice.page.getByTestId("plan-add").click();
      await expect(alice.page.getByTestId("plan")).toContainText("Geben Sie an, was Sie tun");
      await expectGerman(alice.page);
      await alice.page.keyboard.press("Escape");
      await expect(alice.page.getByTestId("my-more")).toHaveText("Voller Ehrfurcht");
    });

    await test.step("who can see me", async () => {
      const visibility = new VisibilityPage(alice);
      await visibility.openColleagues();
      await visibility.choose("availability");
      await expect(visibility.notice("Alle bei office.test sehen, ob Sie verfügbar sind.")).toBeVisible();
      await visibility.close();
      await visibility.open();
      await expect(visibility.statements.first()).toHaveText(
        "Alle bei office.test sehen, ob Sie verfügbar sind",
      );
      await expectGerman(alice.page);
      await visibility.close();
      await visibility.openPerson("bob");
      await expect(visibility.preview).toContainText("Bob darf Sie sehen, weil Ihre Regel");
      await expectGerman(alice.page);
      await visibility.choose("everything");
      await visibility.close();
    });

    await test.step("messages", async () => {
      await alice.page.getByTestId("open-messages").click();
      await expect(alice.page.getByTestId("messages")).toContainText("Noch keine Nachrichten");
      await expectGerman(alice.page);
      await alice.page.getByTestId("write-to-address").fill("bob");
      await alice.page.getByTestId("write-to").click();
      await alice.page.getByTestId("message-text").fill("Hallo!");
      await alice.page.getByTestId("message-text").press("Enter");
      await expect(alice.page.getByTestId("delivery")).toHaveText("Zugestellt");
      await expectGerman(alice.page);
      await alice.page.keyboard.press("Escape");
    });

    await Promise.all([alice.close(), bob.close()]);
  });
}

test("the language is chosen by keyboard, at once, for good, and nothing typed is lost", async ({
  browser,
}) => {
  const context = await reader(browser, "de-AT");
  const page = await context.newPage();
  const html = page.locator("html");
  const language = page.getByTestId("language");
  await page.goto(`${office.url}/`);
  await expect(page.getByTestId("sign-in-submit")).toHaveText("Anmelden");
  await page.getByTestId("sign-in-address").fill("carol");
  await page.getByTestId("sign-in-password").fill(samplePassword);
  await language.focus();
  await page.keyboard.press("E");
  await expect(page.getByTestId("sign-in-submit")).toHaveText("Sign in");
  await expect(html).toHaveAttribute("lang", "en");
  await page.getByTestId("sign-in-submit").click();
  await expect(page.getByRole("heading", { name: "My status" })).toBeVisible();

  await page.reload();
  await expect(page.getByRole("heading", { name: "My status" })).toBeVisible();
  await page.getByTestId("my-note").fill("half a sen");
  await language.selectOption("de");
  await expect(page.getByRole("heading", { name: "Mein Status" })).toBeVisible();
  await expect(page.getByTestId("my-note")).toHaveValue("half a sen");
  await expect(page.getByTestId("live")).toHaveAttribute("data-state", "connected");
  await expect(html).toHaveAttribute("lang", "de");
  await context.close();
});

test("on a phone nothing sticks out in either language, live and without a connection", async ({
  browser,
}) => {
  const context = await browser.newContext({
    locale: "de-DE",
    viewport: phone,
    hasTouch: true,
    isMobile: true,
    reducedMotion: "reduce",
  });
  const { page } = await WatcherPage.signInAt(context, office, "alice");
  const fits = async (): Promise<void> => {
    for (const language of ["en", "de"]) {
      await page.getByTestId("language").selectOption(language);
      await expect(page.locator("html")).toHaveAttribute("lang", language);
      await expectNoSidewaysScroll(page);
      expect(await page.evaluate(() => window.innerWidth)).toBe(phone.width);
    }
  };
  await expect(page.getByTestId("live")).toHaveAttribute("data-state", "connected");
  await fits();
  await office.kill("SIGKILL");
  await expect(page.getByTestId("connection-banner")).toContainText("unterbrochen");
  await fits();
  await context.close();
  await office.start();
});

test("a rule is told in the language that is chosen while its page is open", async ({ browser }) => {
  const alice = await WatcherPage.open(browser, office, "alice");
  const visibility = new VisibilityPage(alice);
  await visibility.openColleagues();
  await visibility.choose("block");
  await visibility.close();
  await alice.page.getByTestId("language").selectOption("de");
  await visibility.open();
  await expect(visibility.statements.first()).toHaveText("Alle bei office.test sind blockiert");
  await alice.close();
});

test("who wants another language reads English; words that cannot be had are asked for once more", async ({
  browser,
}) => {
  const context = await reader(browser, "fr-FR");
  await context.route("**/assets/de-*.js", (route) => route.abort());
  const page = await context.newPage();
  await page.goto(`${office.url}/`);
  await expect(page.getByTestId("sign-in-submit")).toHaveText("Sign in");
  await page.getByTestId("language").selectOption("de");
  await expect(page.getByRole("alert").filter({ hasText: "could not be loaded" })).toBeVisible();
  await expect(page.getByTestId("sign-in-submit")).toHaveText("Sign in");
  await expect(page.getByTestId("language")).toHaveValue("en");
  await context.close();
});

/** What a server may answer to a write, and no answer at all. */
const refusals = [403, 404, 409, 412, 413, 415, 423, 500, 503, 507, undefined] as const;

/** Between the page and the server: every write ends so. */
async function refuse(page: Page, status: number | undefined): Promise<void> {
  await page.route(/\/(?:xcap-root|content)\//, (route) => {
    if (route.request().method() === "GET") return route.continue();
    if (status === undefined) return route.abort();
    return route.fulfill({ status, contentType: "text/plain", body: "The server says it in English." });
  });
}

test("refusals of every kind are told in German sentences, and what was typed stays", async ({ browser }) => {
  test.slow();
  const alice = await WatcherPage.signInAt(await reader(browser, "de-DE"), office, "alice");
  const { page } = alice;
  const visibility = new VisibilityPage(alice);
  const inGerman = async () => {
    const said = await saidOn(page);
    expect.soft(said.filter((text) => english.test(text))).toEqual([]);
  };
  for (const status of refusals) {
    await test.step(`answered with ${status ?? "nothing"}`, async () => {
      await refuse(page, status);
      await page.getByTestId("add-contact").click();
      await page.getByTestId("contact-address").fill("zoe");
      await page.getByTestId("contact-save").click();
      await expect(page.getByTestId("book-problem")).toBeVisible();
      await expect(page.getByTestId("contact-address")).toHaveValue("zoe");
      await inGerman();
      await page.keyboard.press("Escape");
      await visibility.openColleagues();
      await page.getByTestId("choice-availability").click();
      await expect(page.getByTestId("rules-problem")).toBeVisible();
      await inGerman();
      await visibility.close();
      await page.unrouteAll();
    });
  }
  await alice.close();
});
