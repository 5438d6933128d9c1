import { expect, test } from "@playwright/test";
import { expectAccessible, expectNoSidewaysScroll } from "./support/accessibility";
import { ConsolePage, rooms } from "./support/console-page";
import { Office } from "./support/office";

// Workers share the pages, each with an office of its own.
test.describe.configure({ mode: "parallel" });

let office: Office;

test.beforeAll(async () => {
  office = await Office.open();
});
test.afterAll(() => office.close());

const middle = Math.ceil(rooms.length / 2);

for (const [which, some] of [
  ["first", rooms.slice(0, middle)],
  ["second", rooms.slice(middle)],
] as const) {
  test(`every page of the ${which} half has a strict policy, is accessible and fits a phone`, async ({
    browser,
  }) => {
    test.slow();
    const admin = await ConsolePage.signIn(browser, office);
    for (const room of some) {
      const answer = await admin.go(room);
      const policy = answer?.headers()["content-security-policy"] ?? "";
      expect(policy, `policy of /${room}`).toMatch(/script-src [^;]*'nonce-/);
      expect(policy).not.toMatch(/script-src[^;]*'unsafe-inline'/);
      const heading = await admin.page.getByRole("heading", { level: 1 }).textContent();
      await expect(admin.page).toHaveTitle(`${heading} · Porchlight console`);
      await expect(admin.page.locator("nav [aria-current=page]")).toHaveCount(1);
      for (const [width, scheme] of [
        [1280, "light"],
        [360, "dark"],
      ] as const) {
        await admin.page.setViewportSize({ width, height: 800 });
        await admin.page.emulateMedia({ colorScheme: scheme });
        await expectNoSidewaysScroll(admin.page);
        await expectAccessible(admin.page);
      }
    }
    expect(admin.complaints).toEqual([]);
    await admin.close();
  });
}
