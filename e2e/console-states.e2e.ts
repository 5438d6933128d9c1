import { setTimeout as delay } from "node:timers/promises";
import { expect, type Page, test } from "@playwright/test";
import { expectAccessible, expectNoSidewaysScroll } from "./support/accessibility";
import { ConsolePage, rooms } from "./support/console-page";
import { shiftOf } from "./support/layout-shift";
import { tcpLink } from "./support/link";
import { freePort, Office, samplePassword } from "./support/office";
import { Phone } from "./support/phone";
import { RequestGate } from "./support/request-gate";

const ALICE = "sip:alice@office.test";

/** Every page, and what stands in a drawer or behind a tab. */
const pages = [
  ...rooms,
  `presence?open=${ALICE}`,
  `presence/as-seen?of=${ALICE}&by=sip:bob@office.test`,
  `lists/edit?of=${ALICE}`,
  `rules/edit?of=${ALICE}`,
  "content?show=usage",
  "agents?show=tokens",
  "agents?show=network",
  "agents?show=watchers",
  `users?open=${ALICE}`,
  "connections?show=closed",
  "connections?show=banned",
  "charging?show=quotas",
  "charging?show=delivery",
  "settings?tab=operators",
  "settings?tab=sessions",
  "settings?tab=checks",
] as const;

const phone = { width: 360, height: 740 };
/** What is left of a window of 1280 by 800 at 200 %. */
const zoomed = { width: 640, height: 400 };

/** Of the admin API, but for who is signed in and what is live. */
const GATED = /\/api\/v1\/(?!session$|live)/;

const TROUBLE = {
  contentType: "application/problem+json",
  body: JSON.stringify({ type: "/problems/internal", title: "Internal error", status: 500 }),
};

const loading = (page: Page) => page.locator("[aria-busy=true], [role=status][aria-label]").first();
const again = (page: Page) => page.getByRole("alert").getByRole("button", { name: "Try again" });

async function expectGoodManners(page: Page): Promise<void> {
  await expect(page.locator("h1")).toHaveCount(1);
  await expectNoSidewaysScroll(page);
}

/** Presses every button that tries again until nothing is left to try. */
async function tryAgain(page: Page): Promise<void> {
  for (let count = await again(page).count(); count > 0; count = await again(page).count()) {
    await again(page).first().press("Enter");
    await expect.poll(() => again(page).count()).toBeLessThan(count);
  }
}

/** As it loads, as it fails, and as it is there after another try: one load of the page. */
async function goThrough(page: Page, url: string, gate: RequestGate): Promise<void> {
  await page.setViewportSize(phone);
  gate.wait();
  await page.goto(url);
  await expect(loading(page)).toBeAttached();
  await expectGoodManners(page);
  await gate.fail();
  await expect(again(page).first()).toBeVisible();
  await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
  await expectGoodManners(page);
  await expectAccessible(page);
  gate.pass();
  await tryAgain(page);
  await expect(loading(page)).not.toBeAttached();
  await expectGoodManners(page);
  await page.setViewportSize(zoomed);
  await expectGoodManners(page);
}

let office: Office;

test.beforeAll(async () => {
  office = await Office.open();
});
test.afterAll(() => office.close());

test("every page says that it loads, what failed and how to try again, at 360 px and at 200 %", async ({
  browser,
}) => {
  test.slow();
  const admin = await ConsolePage.signIn(browser, office);
  const gate = new RequestGate(TROUBLE);
  await admin.page.route(GATED, gate.take);
  for (const path of pages) {
    await test.step(`/${path}`, () => goThrough(admin.page, `${office.url}/console/${path}`, gate));
  }
  expect(admin.complaints).toEqual([]);
  await admin.close();
});

test("no page jumps from loading to loaded, at 360 px", async ({ browser }) => {
  test.slow();
  // Nobody takes the records, which the page of them says above all else.
  const office = await Office.open({
    PORCHLIGHT_ACCOUNTING_PUSH_URL: `http://127.0.0.1:${await freePort()}/records`,
    PORCHLIGHT_ACCOUNTING_SECRET: "sixteen letters!",
  });
  const admin = await ConsolePage.signIn(browser, office);
  const { page } = admin;
  await page.setViewportSize(phone);
  await page.route(/\/api\/v1\/(?!session$|live)/, async (route) => {
    await delay(100);
    await route.continue().catch(() => {});
  });
  for (const path of pages) {
    await test.step(`/${path}`, async () => {
      await page.goto(`${office.url}/console/${path}`);
      await expect(page.locator("h1:not(.sr-only)")).toBeVisible();
      await expect(loading(page)).not.toBeAttached();
      expect(await shiftOf(page)).toBeLessThan(0.05);
    });
  }
  await test.step("a notice that comes while one reads", async () => {
    await page.goto(`${office.url}/console/charging`);
    await expect(loading(page)).not.toBeAttached();
    const behind = page.getByText(/HTTP push is behind by \d+ record/);
    const link = await tcpLink(office.sipPort);
    await new Phone(link, "alice", samplePassword).publish("on the porch");
    await expect(behind).toBeVisible({ timeout: 15_000 });
    expect(await shiftOf(page)).toBeLessThan(0.05);
    link.close();
  });
  await admin.close();
  await office.close();
});

test("every page of an office without anybody says what to do, at 360 px", async ({ browser }) => {
  test.slow();
  const empty = await Office.open({ PORCHLIGHT_SAMPLE_OFFICE: "off" });
  const admin = await ConsolePage.signIn(browser, empty);
  const { page } = admin;
  await page.setViewportSize(phone);
  for (const room of [...rooms, "lists/edit", "rules/edit", "users/import", "nowhere"]) {
    await test.step(`/${room}`, async () => {
      await page.goto(`${empty.url}/console/${room}`);
      // That of the frame while it loads is for screen readers alone.
      await expect(page.locator("h1:not(.sr-only)")).toBeVisible();
      await expect(loading(page)).not.toBeAttached();
      await expectGoodManners(page);
      await expectAccessible(page);
    });
  }
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("There is no such page");
  expect(admin.complaints).toEqual([]);
  await admin.close();
  await empty.close();
});

test("while live changes do not arrive the page says so, and no longer once they do", async ({ browser }) => {
  const admin = await ConsolePage.signIn(browser, office);
  const { page } = admin;
  await page.setViewportSize(phone);
  await page.route("**/api/v1/live*", (route) => route.abort());
  await page.goto(`${office.url}/console/presence`);
  const banner = page.getByText("Live changes do not arrive yet");
  await expect(banner).toBeVisible();
  await expect(page.getByText("Reconnecting")).toBeVisible();
  await page.unroute("**/api/v1/live*");
  await expect(banner).toBeHidden();
  await expect(page.getByText(/^Live/).first()).toBeVisible();
  expect(await shiftOf(page)).toBeLessThan(0.05);
  await admin.close();
});

test("while the server is away the page stays as it is, whatever is pressed; once it is back, all of it leads on", async ({
  browser,
}) => {
  test.slow();
  const office = await Office.open();
  const admin = await ConsolePage.signIn(browser, office);
  const { page } = admin;
  const heading = page.getByRole("heading", { level: 1 });
  const told = page.getByRole("region", { name: "Messages" }).getByText("The server cannot be reached");
  await admin.go("users");
  await page.getByLabel("Search addresses and names").fill("ali");
  const alice = page.getByRole("row", { name: "alice@office.test" });
  await expect(alice).toBeVisible();
  await expect(page.getByRole("row", { name: "bob@office.test" })).toBeHidden();
  await office.kill();
  await expect(page.getByText("The connection to the server is lost")).toBeVisible();
  await expectAccessible(page);
  await test.step("another room", async () => {
    await page.getByRole("link", { name: "Watchers" }).click();
    await expect(told).toHaveCount(1);
    await expect(heading).toHaveText("Users");
  });
  await test.step("a part that was not there yet", async () => {
    await alice.click();
    await expect(told).toHaveCount(2);
    await expect(heading).toHaveText("Users");
    await expect(page.getByLabel("Search addresses and names")).toHaveValue("ali");
  });
  await office.start();
  await expect(page.getByText("The connection to the server is lost")).toBeHidden({ timeout: 30_000 });
  const drawer = page.getByRole("dialog", { name: "alice@office.test" });
  await expect(drawer).toContainText("Registered devices");
  await page.keyboard.press("Escape");
  await expect(drawer).toBeHidden();
  await page.getByRole("link", { name: "Watchers" }).click();
  await expect(heading).toHaveText("Watchers");
  expect(admin.complaints).toEqual([]);
  await admin.close();
  await office.close();
});
