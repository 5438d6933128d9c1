import { expect, type Page, test } from "@playwright/test";
import { expectAccessible, expectNoSidewaysScroll } from "./support/accessibility";
import { ConsolePage } from "./support/console-page";
import { Office } from "./support/office";

let office: Office;

test.beforeAll(async () => {
  office = await Office.open();
});
test.afterAll(() => office.close());

async function expectGoodManners(page: Page): Promise<void> {
  for (const [width, scheme] of [
    [1280, "light"],
    [360, "dark"],
  ] as const) {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme: scheme });
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
  }
  await page.setViewportSize({ width: 1280, height: 800 });
}

const openOperators = async ({ page }: ConsolePage): Promise<void> => {
  await page.goto(`${office.url}/console/settings?tab=operators`);
  await expect(page.getByRole("table", { name: "Operators" })).toBeVisible();
};

const row = (page: Page, name: string) => page.getByRole("row", { name: new RegExp(name) });

/** By the keyboard alone. */
async function choose(page: Page, name: string, item: string): Promise<void> {
  await page.getByRole("button", { name: `Change ${name}` }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("menu")).toBeVisible();
  await page.getByRole("menuitem", { name: item }).focus();
  await page.keyboard.press("Enter");
}

test("SYS-018 by keyboard: an owner lets somebody in, changes the role, ends the sessions, shuts out and lets in again", async ({
  browser,
}) => {
  test.slow();
  const admin = await ConsolePage.signIn(browser, office);
  const { page } = admin;
  await openOperators(admin);
  await page.getByRole("button", { name: "Create operator" }).focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Create an operator" });
  const name = dialog.getByLabel("Name", { exact: true });
  await expect(name).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(name).toHaveAccessibleDescription(/Enter the name to sign in with/);
  await expect(dialog.getByLabel("Password", { exact: true })).toHaveAccessibleDescription(
    /Enter a password/,
  );
  await name.fill("admin");
  await dialog.getByLabel("Role", { exact: true }).selectOption("support");
  await dialog.getByLabel("Password", { exact: true }).fill("olgas long password");
  await page.keyboard.press("Enter");
  await expect(name).toHaveAccessibleDescription(/Is the name of an operator already/);
  await expect(name).toBeFocused();
  await expectGoodManners(page);

  await name.fill("olga");
  await page.keyboard.press("Enter");
  await expect(row(page, "olga")).toContainText("Support");
  await expectGoodManners(page);

  const olga = await ConsolePage.open(browser, office);
  await olga.fillIn("olga", "olgas long password");
  await expect(olga.page.getByRole("heading", { name: "Overview" })).toBeVisible();
  await openOperatorsForOthers(olga);

  await choose(page, "olga", "Another role…");
  await expect(page.getByLabel("Role", { exact: true })).toBeFocused();
  await expectGoodManners(page);
  await page.getByLabel("Role", { exact: true }).selectOption("auditor");
  await page.getByRole("button", { name: "Save" }).press("Enter");
  await expect(row(page, "olga")).toContainText("Auditor");
  await openOperators(olga);
  await expect(olga.page.getByRole("button", { name: /^Change / })).toHaveCount(0);
  await expect(olga.page.getByRole("button", { name: "Create operator" })).toHaveCount(0);

  await page.reload();
  await choose(page, "olga", "End the sessions…");
  await expectGoodManners(page);
  await page.getByRole("button", { name: "End them" }).press("Enter");
  await expect(page.getByText("The sessions of olga have ended.")).toBeVisible();
  await expect(olga.page.getByRole("button", { name: "Sign in", exact: true })).toBeVisible();

  await choose(page, "olga", "Disable…");
  await page.getByRole("button", { name: "Disable the operator" }).press("Enter");
  await expect(row(page, "olga")).toContainText("Disabled");
  await olga.fillIn("olga", "olgas long password");
  await expect(olga.page.getByText(/Name or password is wrong/)).toBeVisible();
  await choose(page, "olga", "Enable");
  await expect(row(page, "olga")).not.toContainText("Disabled");
  await choose(page, "olga", "A new password…");
  await page.getByLabel("Password", { exact: true }).fill("another long password");
  await page.keyboard.press("Enter");
  await expect(page.getByText("The password is set.")).toBeVisible();
  await olga.page.reload();
  await olga.fillIn("olga", "another long password");
  await expect(olga.page.getByRole("table", { name: "Operators" })).toBeVisible();

  await choose(page, "olga", "Delete…");
  await expectGoodManners(page);
  await page.getByRole("button", { name: "Delete the operator" }).press("Enter");
  await expect(page.getByText("olga is deleted.")).toBeVisible();
  await expect(row(page, "olga")).toHaveCount(0);
  await expect(olga.page.getByRole("button", { name: "Sign in", exact: true })).toBeVisible();

  await admin.go("audit");
  for (const line of [
    "admin created the operator olga",
    "admin changed the operator olga",
    "admin ended the sessions of olga",
    "admin set the password of the operator olga",
    "admin deleted the operator olga",
  ]) {
    await expect(page.getByText(line).first()).toBeVisible();
  }
  expect([...admin.complaints, ...olga.complaints]).toEqual([]);
  await Promise.all([admin.close(), olga.close()]);
});

async function openOperatorsForOthers({ page }: ConsolePage): Promise<void> {
  await page.goto(`${office.url}/console/settings?tab=operators`);
  await expect(page.getByText("Your role does not see operators")).toBeVisible();
}

test("SYS-018 who is invited by a link chooses a password on a page of their own, once, and signs in", async ({
  browser,
}) => {
  const admin = await ConsolePage.signIn(browser, office);
  const { page } = admin;
  await openOperators(admin);
  await page.getByRole("button", { name: "Create operator" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name", { exact: true }).fill("iris");
  await dialog.getByLabel("Signs in").selectOption("link");
  await expect(dialog.getByLabel("Password", { exact: true })).toHaveCount(0);
  await expectGoodManners(page);
  await dialog.getByRole("button", { name: "Create operator" }).click();
  await expect(page.getByRole("dialog", { name: "Set-up link of iris" })).toBeVisible();
  await dialog.getByRole("button", { name: "Create link" }).click();
  await expect(dialog.getByRole("img", { name: "QR code of the set-up link" })).toBeVisible();
  const url = (await dialog.locator("code").textContent()) ?? "";
  await expectGoodManners(page);
  await dialog.getByRole("button", { name: "Done" }).click();
  await expect(row(page, "iris")).toContainText("Set-up link open");

  const iris = await ConsolePage.open(browser, office);
  await iris.page.goto(url);
  await expect(iris.page.getByRole("heading", { name: "Choose your password" })).toBeVisible();
  await expectGoodManners(iris.page);
  await iris.page.getByLabel("Password", { exact: true }).fill("short");
  await iris.page.keyboard.press("Enter");
  await expect(iris.page.getByLabel("Password", { exact: true })).toHaveAccessibleDescription(/shorter/);
  await iris.page.getByLabel("Password", { exact: true }).fill("iris chose this");
  await iris.page.keyboard.press("Enter");
  await expect(iris.page.getByText("You sign in as iris.")).toBeVisible();
  await iris.page.goto("about:blank");
  await iris.page.goto(url);
  await iris.page.getByLabel("Password", { exact: true }).fill("iris chose that");
  await iris.page.keyboard.press("Enter");
  await expect(iris.page.getByRole("alert").filter({ hasText: "The link sets nothing up" })).toBeVisible();
  await iris.page.goto(`${office.url}/console/sign-in`);
  await iris.fillIn("iris", "iris chose this");
  await expect(iris.page.getByRole("heading", { name: "Overview" })).toBeVisible();
  await expect(row(page, "iris")).not.toContainText("Set-up link open");
  await Promise.all([admin.close(), iris.close()]);
});

test("SYS-018 the last owner can neither be shut out nor made less", async ({ browser }) => {
  const admin = await ConsolePage.signIn(browser, office);
  const { page } = admin;
  await openOperators(admin);
  await choose(page, "admin", "Disable…");
  await page.getByRole("button", { name: "Disable the operator" }).click();
  await expect(page.getByRole("dialog").getByRole("alert")).toContainText(
    "Somebody has to be an owner who may sign in. admin is the only owner who may sign in. Make another operator an owner first.",
  );
  await page.keyboard.press("Escape");
  await choose(page, "admin", "Another role…");
  await page.getByLabel("Role", { exact: true }).selectOption("auditor");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("dialog").getByRole("alert")).toContainText(
    "Somebody has to be an owner who may sign in",
  );
  await page.keyboard.press("Escape");
  await expect(row(page, "admin")).toContainText("Owner");
  await admin.close();
});
