import { expect, type Page, test } from "@playwright/test";
import { expectAccessible, expectNoSidewaysScroll } from "./support/accessibility";
import { shiftOf } from "./support/layout-shift";
import { Office } from "./support/office";
import { WatcherGates } from "./support/watcher-gates";
import { WatcherPage } from "./support/watcher-page";

let office: Office;

test.beforeEach(async () => {
  office = await Office.open({ PORCHLIGHT_CONSOLE: "off", PORCHLIGHT_NOTIFY_INTERVAL_MS: "0" });
});
test.afterEach(() => office.close());

const phone = { width: 360, height: 740 };
/** What is left of a window of 1280 by 800 at 200 %. */
const zoomed = { width: 640, height: 400 };

const BOB = "sip:bob@office.test";

interface View {
  /** What stands in the URL while it is open. */
  readonly hash: string;
  /** What it says while it loads, where it does. */
  readonly loading?: string;
}

const rulesLoading = "Ihre Regeln werden gelesen";

/** Everything that can be opened. The board comes first: from then on the page has a copy of the list. */
const views: readonly View[] = [
  { hash: "", loading: "Ihre Kontakte werden gelesen" },
  { hash: `contact=${BOB}` },
  { hash: "visibility=", loading: rulesLoading },
  { hash: `visibility=&watcher=${BOB}`, loading: rulesLoading },
  { hash: "visibility=&domain=office.test", loading: rulesLoading },
  { hash: "status=now" },
  { hash: "status=plan", loading: "Ihre Planung wird gelesen" },
  { hash: "messages=" },
  { hash: `messages=${BOB}` },
];

const again = (page: Page) => page.getByRole("alert").getByRole("button", { name: "Erneut versuchen" });

const saysLoading = (page: Page, text: string) =>
  page
    .getByRole("status")
    .filter({ hasText: text })
    .or(page.getByRole("status", { name: text }));

async function expectGoodManners(page: Page): Promise<void> {
  await expect(page.locator("h1")).toHaveCount(1);
  await expectNoSidewaysScroll(page);
}

/** The own address is not cut off, however little room there is in the head. */
async function expectWholeAddress(page: Page): Promise<void> {
  const cut = await page
    .getByTestId("my-address")
    .evaluate((element) => [
      element.scrollWidth - element.clientWidth,
      element.scrollHeight - element.clientHeight,
    ]);
  expect(cut).toEqual([0, 0]);
}

async function show(page: Page, hash: string): Promise<void> {
  await page.evaluate((next) => {
    window.location.hash = next;
  }, hash);
  if (hash !== "") await expect(page.getByRole("dialog")).toBeVisible();
}

/** As it loads, as it fails, and as it is after another try. */
async function goThrough(page: Page, { hash, loading }: View, gates: WatcherGates): Promise<void> {
  await page.setViewportSize(phone);
  await page.emulateMedia({ colorScheme: "dark" });
  gates.wait();
  await page.goto(`${office.url}/#${hash}`);
  await page.reload();
  if (loading !== undefined) {
    await expect(saysLoading(page, loading)).toBeAttached();
    await expectAccessible(page);
  }
  await expectGoodManners(page);
  await gates.fail();
  if (loading !== undefined) await expect(again(page)).toBeVisible();
  await expectGoodManners(page);
  await expectAccessible(page);
  gates.pass();
  if (loading !== undefined) await again(page).press("Enter");
  await expect(page.getByRole("alert").filter({ hasText: /\S/ })).toHaveCount(0);
  await page.setViewportSize(zoomed);
  await page.emulateMedia({ colorScheme: "light" });
  await expectGoodManners(page);
}

test("every view of the watcher says that it loads, what failed and how to try again, at 360 px and at 200 %", async ({
  browser,
}) => {
  test.slow();
  const context = await browser.newContext({ locale: "de-DE", reducedMotion: "reduce" });
  const gates = await WatcherGates.before(context);
  gates.wait();
  const { page } = await WatcherPage.signInAt(context, office, "alice");
  await expect(page.getByTestId("my-status")).toBeVisible();
  for (const view of views) await test.step(`#${view.hash}`, () => goThrough(page, view, gates));
  await context.close();
});

test("who is refused by the server reads what that means, and can try again", async ({ browser }) => {
  const context = await browser.newContext({ reducedMotion: "reduce", viewport: phone });
  const gates = await WatcherGates.before(context);
  gates.refusal = "403 Forbidden";
  const alice = await WatcherPage.signInAt(context, office, "alice");
  const { page } = alice;
  const bob = alice.contact("bob");
  await expect(bob).toContainText("Does not share with you");
  await expect(page.getByTestId("my-status")).toContainText("did not take your status (code 403)");
  await expectGoodManners(page);
  await expectAccessible(page);
  await show(page, "visibility=");
  await expect(page.getByTestId("visibility-overview")).toContainText("does not tell who watches you");
  await expectAccessible(page);
  await show(page, `contact=${BOB}`);
  await expect(page.getByTestId("contact-card")).toContainText("You can write to them and ask");
  await expectAccessible(page);
  gates.refusal = undefined;
  await page.getByTestId("card-retry").click();
  await expect(page.getByTestId("contact-card")).toHaveAttribute("data-mark", "offline");
  await show(page, "");
  await page.getByTestId("publish-again").click();
  await expect(page.getByTestId("my-status")).toHaveAttribute("data-publication", "published");
  await expect(page.getByTestId("publish-again")).toBeHidden();

  gates.refusal = "503 Service Unavailable";
  await page.reload();
  await alice.setStatus("busy");
  await expect(page.getByTestId("my-status")).toContainText("Your newest status goes out soon");
  await show(page, `contact=sip:carol@office.test`);
  await expect(page.getByTestId("contact-card")).toContainText(/asked again by itself\. Next time at \d/);
  await expectGoodManners(page);
  await context.close();
});

test("while the server is away every view says so, nothing flaps, and it goes by itself", async ({
  browser,
}) => {
  test.slow();
  const context = await browser.newContext({ reducedMotion: "reduce", viewport: phone });
  const alice = await WatcherPage.signInAt(context, office, "alice");
  const { page } = alice;
  await alice.expectMark("bob", "offline");
  await expectWholeAddress(page);
  const marks = await page.evaluateHandle(() => {
    const seen: string[] = [];
    const watch = new MutationObserver((changes) => {
      for (const { target } of changes) seen.push((target as HTMLElement).dataset.testid ?? "");
    });
    watch.observe(document.body, { subtree: true, attributes: true, attributeFilter: ["data-mark"] });
    return seen;
  });
  await office.kill();
  await expect(page.getByTestId("connection-banner")).toBeVisible();
  expect(await shiftOf(page)).toBeLessThan(0.05);
  await expectWholeAddress(page);
  await expectGoodManners(page);
  await expectAccessible(page);
  for (const { hash } of views.slice(1)) {
    await show(page, hash);
    await expect(page.getByTestId("drawer-connection")).toBeVisible();
    await expectGoodManners(page);
    await expectAccessible(page);
  }
  await office.start();
  await page.getByTestId("drawer-connection").getByTestId("try-now").click();
  await expect(page.getByTestId("drawer-connection")).toBeHidden({ timeout: 30_000 });
  await show(page, "");
  await expect(page.getByTestId("connection-banner")).toBeHidden();
  await expect(alice.contact("bob")).toHaveAttribute("data-stale", "false");
  expect(await marks.jsonValue()).toEqual([]);
  await context.close();
});
