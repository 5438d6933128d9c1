import { expect, type Page, test } from "@playwright/test";
import { expectAccessible, expectNoSidewaysScroll } from "./support/accessibility";
import { Office } from "./support/office";
import { SamplePeople } from "./support/sample-people";
import { WatcherPage } from "./support/watcher-page";

let office: Office;
let people: SamplePeople;

test.beforeAll(async () => {
  office = await Office.open({
    PORCHLIGHT_CONSOLE: "off",
    PORCHLIGHT_NOTIFY_INTERVAL_MS: "0",
    PORCHLIGHT_POLICY_BOUND_GRACE_SECONDS: "0",
  });
  people = await SamplePeople.of(office);
});
test.beforeEach(() => people.renew());
test.afterAll(() => office.close());

async function openPlan({ page }: WatcherPage): Promise<void> {
  await page.getByTestId("open-status").click();
  await page.getByRole("tab", { name: "Planned" }).click();
  await expect(page.getByTestId("plan")).toBeVisible();
}

/** A time on the clocks of the browser, as its field takes it. */
const localTime = (page: Page, fromNowMs: number): Promise<string> =>
  page.evaluate((ms) => {
    const now = Date.now() + ms;
    return new Date(now - new Date(now).getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
  }, fromNowMs);

const hour = 3_600_000;

test("a meeting that alice planned is said on time, also when she is signed out, until it is taken out", async ({
  browser,
}) => {
  const bob = await WatcherPage.open(browser, office, "bob", ["alice"]);
  const alice = await WatcherPage.open(browser, office, "alice", ["bob"]);
  const { page } = alice;
  await openPlan(alice);
  await expect(page.getByTestId("plan")).toContainText("Nothing is planned");
  await page.getByTestId("plan-from").fill(await localTime(page, -hour));
  await page.getByTestId("plan-until").fill(await localTime(page, hour));
  await page.getByTestId("plan-note").fill("Budget");
  await page.getByTestId("plan-add").click();
  await expect(page.getByTestId("plan-entry")).toContainText("In a meeting, Budget");
  await expectAccessible(page);
  await bob.expectMark("alice", "busy");
  await expect(bob.contact("alice")).toContainText("In a meeting");

  await page.keyboard.press("Escape");
  await page.getByTestId("sign-out").click();
  await expect(page.getByTestId("sign-in-address")).toBeVisible();
  await expect(bob.contact("alice")).toContainText("Budget");
  await bob.expectMark("alice", "busy");

  const again = await WatcherPage.open(browser, office, "alice", ["bob"]);
  await openPlan(again);
  await again.page.getByTestId("plan-remove").click();
  await expect(again.page.getByTestId("plan")).toContainText("Nothing is planned");
  await bob.expectMark("alice", "available");
  await Promise.all([alice.close(), again.close(), bob.close()]);
});

test("weekly hours that cover this moment, by keyboard alone; what is wrong is said before it is sent", async ({
  browser,
}) => {
  const bob = await WatcherPage.open(browser, office, "bob", ["alice"]);
  const alice = await WatcherPage.open(browser, office, "alice", ["bob"]);
  const { page } = alice;
  await page.getByTestId("open-status").focus();
  await page.keyboard.press("Enter");
  await page.getByRole("tab", { name: "Now" }).focus();
  await page.keyboard.press("ArrowRight");
  await expect(page.getByTestId("plan")).toBeVisible();
  await page.getByTestId("plan-kind").selectOption("weekly");
  await page.getByTestId("plan-activity").selectOption("vacation");
  await page.getByTestId("plan-from").fill("22:00");
  await page.getByTestId("plan-until").fill("06:00");
  await page.getByTestId("plan-add").press("Enter");
  await expect(page.getByTestId("plan-form").getByRole("alert")).toContainText(
    "over midnight is two entries",
  );
  for (const day of ["sat", "sun"]) await page.getByTestId(`plan-day-${day}`).press("Space");
  await page.getByTestId("plan-from").fill("00:00");
  await page.getByTestId("plan-until").fill("00:00");
  await page.getByTestId("plan-add").press("Enter");
  await expect(page.getByTestId("plan-entry")).toContainText("On vacation");
  await expect(page.getByTestId("plan-entry")).toContainText("Mon to Sun, 00:00 to 24:00");
  await bob.expectMark("alice", "away");
  await expect(bob.contact("alice")).toContainText("On vacation");
  await Promise.all([alice.close(), bob.close()]);
});

for (const [width, scheme] of [
  [1280, "dark"],
  [360, "light"],
] as const) {
  test(`the plan at ${width} px, ${scheme}: accessible, nothing sticks out`, async ({ browser }) => {
    const alice = await WatcherPage.open(browser, office, "alice", ["bob"]);
    await alice.page.setViewportSize({ width, height: 800 });
    await alice.page.emulateMedia({ colorScheme: scheme });
    await openPlan(alice);
    await alice.page.getByTestId("plan-kind").selectOption("weekly");
    await alice.page.getByTestId("plan-add").click();
    await expect(alice.page.getByTestId("plan-entry")).toBeVisible();
    await expectNoSidewaysScroll(alice.page);
    await expectAccessible(alice.page);
    await alice.close();
  });
}
