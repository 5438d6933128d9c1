import { type Browser, expect, type Locator, test } from "@playwright/test";
import { expectAccessible, expectNoSidewaysScroll } from "./support/accessibility";
import { ConsolePage } from "./support/console-page";
import { webSocketLink } from "./support/link";
import { Office, samplePassword } from "./support/office";
import { Phone } from "./support/phone";
import { PIXEL, withIcon } from "./support/related";
import { statusOf } from "./support/sip-message";
import { XcapUser } from "./support/xcap";

const ALICE = "sip:alice@office.test";
const pathOf = (name: string) => `/content/${ALICE}/${name}`;
const DRAWING = Buffer.from(
  '<svg xmlns="http://www.w3.org/2000/svg" width="64" height="64"><circle cx="32" cy="32" r="30" fill="teal"/></svg>',
);

let office: Office;
let alice: XcapUser;

test.beforeAll(async () => {
  office = await Office.open();
  alice = new XcapUser(office.httpPort, "alice", samplePassword);
});
test.afterAll(() => office.close());

const phone = async (name: string): Promise<Phone> =>
  new Phone(await webSocketLink(`ws://127.0.0.1:${office.httpPort}/sip`), name, samplePassword);

const put = async (name: string, body: Buffer = PIXEL, type = "image/png"): Promise<void> => {
  expect([200, 201]).toContain((await alice.request("PUT", pathOf(name), { body, type })).status);
};

const bodyNow = async (name: string): Promise<Buffer> => (await alice.get(pathOf(name))).body;

const open = async (admin: ConsolePage, name: string): Promise<Locator> => {
  const key = encodeURIComponent(`${ALICE}/${name}`);
  await admin.page.goto(`${office.url}/console/content?open=${key}`);
  const drawer = admin.page.getByRole("dialog", { name });
  await expect(drawer.getByText("Entity-tag")).toBeVisible();
  return drawer;
};

const isDrawn = (picture: Locator) =>
  picture.evaluate((image) => image instanceof HTMLImageElement && image.complete && image.naturalWidth > 0);

const as = (browser: Browser, role: string): Promise<ConsolePage> => ConsolePage.as(browser, office, role);

test("PRV-037 an object appears with its size and use; its picture, its reference and who may read it are shown", async ({
  browser,
}) => {
  const admin = await ConsolePage.signIn(browser, office);
  const { page } = admin;
  await put("icon");
  await admin.go("content");
  const row = page.getByRole("row", { name: "icon of alice@office.test", exact: true });
  await expect(row).toContainText("70 B");
  await expect(row).toContainText("Orphan");
  await put("card", Buffer.from("alice"), "text/plain");
  const second = page.getByRole("row", { name: "card of alice@office.test", exact: true });
  await expect(second).toContainText("5 B");
  await alice.request("DELETE", pathOf("card"));
  await expect(second).toHaveCount(0);

  const desk = await phone("alice");
  const document = withIcon(ALICE, `${office.url}${pathOf("icon")}`, "with icon");
  const published = await desk.request("PUBLISH", { headers: ["Event: presence"], body: document });
  expect(statusOf(published)).toBe(200);
  await expect(row).toContainText("1 reference");

  const bob = await phone("bob");
  expect(statusOf(await bob.subscribe("alice"))).toBe(200);
  await row.click();
  const drawer = page.getByRole("dialog", { name: "icon" });
  const picture = drawer.getByRole("img", { name: "icon of alice@office.test" });
  await expect.poll(() => isDrawn(picture)).toBe(true);
  await expect(drawer.getByText("A publication by alice@office.test")).toBeVisible();
  const reader = drawer.getByRole("list", { name: "Watchers" }).getByRole("listitem");
  await expect(reader.filter({ hasText: "bob@office.test" })).toContainText("May read");
  await reader.getByRole("link", { name: "Why" }).first().click();
  await expect(page).toHaveURL(/as-seen\?of=sip%3Aalice%40office\.test&by=sip%3Abob%40office\.test/);
  expect(admin.complaints).toEqual([]);
  await admin.close();
});

test("PRV-037 orphans, sounds and one owner are found by filters of the URL", async ({ browser }) => {
  await put("forgotten");
  await put("card", Buffer.from("Alice Keller"), "text/plain");
  const admin = await ConsolePage.signIn(browser, office);
  const { page } = admin;
  await admin.go("content");
  await page.getByRole("button", { name: "Orphans" }).click();
  await expect(page).toHaveURL(/standing=orphan/);
  const objects = page.getByRole("grid", { name: "Objects" });
  await expect(objects.getByRole("row", { name: /^forgotten of/ })).toBeVisible();
  await page.getByRole("button", { name: "Cards and text" }).click();
  await expect(objects.getByRole("row", { name: /^card of/ })).toBeVisible();
  await expect(objects.getByRole("row", { name: /^forgotten of/ })).toBeHidden();
  await page.getByRole("searchbox").fill("nothing like that");
  await page.getByRole("button", { name: "Clear the filter" }).click();

  await page.getByRole("tab", { name: "Usage by user" }).click();
  const usage = page.getByRole("row", { name: "alice@office.test" });
  await expect(usage).toContainText("of 10 MiB");
  await expect(usage).toContainText("of 200");
  await usage.focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/owner=sip%3Aalice%40office\.test/);
  await expect(objects.getByRole("row", { name: /^card of/ })).toBeVisible();
  expect(admin.complaints).toEqual([]);
  await admin.close();
});

test("PRV-037 an object is added for a user, replaced, and deleted after a question, by keyboard", async ({
  browser,
}) => {
  const admin = await ConsolePage.signIn(browser, office);
  const { page } = admin;
  await admin.go("content");
  await page.getByRole("button", { name: "Add object" }).press("Enter");
  const form = page.getByRole("dialog", { name: "Add an object" });
  await form.getByRole("button", { name: "Add object" }).press("Enter");
  await expect(form.getByRole("alert")).toHaveCount(4);
  await form.getByLabel("Owner").fill("alice@office.test");
  await form.getByLabel("Name").fill("badge");
  await form.getByLabel("File").setInputFiles({ name: "badge.png", mimeType: "image/png", buffer: PIXEL });
  await expect(form.getByLabel("Media type")).toHaveValue("image/png");
  await form.getByLabel("Media type").fill("image/gif");
  await form.getByLabel("Media type").press("Enter");
  await expect(form.getByRole("alert")).toContainText("octets are of another type");
  await form.getByLabel("Media type").fill("image/png");
  await form.getByLabel("Media type").press("Enter");

  const drawer = page.getByRole("dialog", { name: "badge" });
  const picture = drawer.getByRole("img");
  await expect.poll(() => isDrawn(picture)).toBe(true);
  expect((await bodyNow("badge")).equals(PIXEL)).toBe(true);

  await drawer.getByRole("button", { name: "Replace…" }).press("Enter");
  const replacing = page.getByRole("dialog", { name: "Replace this object" });
  await replacing
    .getByLabel("File")
    .setInputFiles({ name: "badge.svg", mimeType: "image/svg+xml", buffer: DRAWING });
  await replacing.getByRole("button", { name: "Replace the object" }).press("Enter");
  await expect(replacing).toBeHidden();
  await expect(drawer.getByText("image/svg+xml")).toBeVisible();
  await expect.poll(() => isDrawn(picture)).toBe(true);
  expect((await bodyNow("badge")).equals(DRAWING)).toBe(true);

  await drawer.getByRole("button", { name: "Delete…" }).press("Enter");
  const question = page.getByRole("dialog", { name: "Delete this object?" });
  await expect(question).toContainText("Nothing refers to it");
  await question.getByRole("button", { name: "Delete the object" }).press("Enter");
  // What is behind a question is hidden as long as the question is there.
  await expect(question).toBeHidden();
  await expect(drawer).toBeHidden();
  await expect(page.getByRole("row", { name: /^badge of/ })).toBeHidden();
  expect((await alice.get(pathOf("badge"))).status).toBe(404);
  await admin.go("audit");
  await expect(page.getByText("deleted the object").first()).toBeVisible();
  await expect(page.getByText("read the object").first()).toBeVisible();
  expect(admin.complaints).toEqual([]);
  await admin.close();
});

test("PRV-037 an object that is another one by now is neither replaced nor deleted", async ({ browser }) => {
  await put("moving");
  const admin = await ConsolePage.signIn(browser, office);
  const { page } = admin;
  await page.route("**/api/v1/live**", (route) => route.abort());
  const drawer = await open(admin, "moving");
  await put("moving", DRAWING, "image/svg+xml");
  await drawer.getByRole("button", { name: "Delete…" }).click();
  const question = page.getByRole("dialog", { name: "Delete this object?" });
  await question.getByRole("button", { name: "Delete the object" }).click();
  await expect(question.getByRole("alert")).toContainText("another one by now");
  expect((await bodyNow("moving")).equals(DRAWING)).toBe(true);
  await admin.close();
});

test("PRV-037 what is written in an object stays text, and a file that is too large is not sent", async ({
  browser,
}) => {
  const hostile = "<img src=x onerror=alert(1)> Keller \u202E☎";
  await put("note", Buffer.from(hostile), "text/plain");
  const admin = await ConsolePage.signIn(browser, office);
  const drawer = await open(admin, "note");
  const text = drawer.getByRole("region", { name: "Text of the object" });
  await expect(text).toContainText("<img src=x onerror=alert(1)> Keller");
  await expect(drawer.getByRole("img")).toBeHidden();
  await drawer.getByRole("button", { name: "Replace…" }).click();
  const replacing = admin.page.getByRole("dialog", { name: "Replace this object" });
  await expect(replacing).toContainText("At most 300 KiB");
  const buffer = Buffer.alloc(400 * 1024, 65);
  await replacing.getByLabel("File").setInputFiles({ name: "long.txt", mimeType: "text/plain", buffer });
  await expect(replacing.getByRole("alert")).toContainText("It has 400 KiB");
  await replacing.getByRole("button", { name: "Replace the object" }).click();
  await expect(replacing).toBeVisible();
  expect(admin.complaints).toEqual([]);
  await admin.close();
});

test("SYS-018 support sees that there are objects, not what they show; auditors look and change nothing", async ({
  browser,
}) => {
  await put("private");
  const support = await as(browser, "support");
  const structure = await open(support, "private");
  await expect(structure.getByText("Your role sees that there is content")).toBeVisible();
  for (const name of ["Delete…", "Replace…"]) {
    await expect(structure.getByRole("button", { name })).toBeHidden();
  }
  await expect(structure.getByRole("link", { name: "Download" })).toBeHidden();
  await expect(structure.getByRole("img")).toBeHidden();
  await expectAccessible(support.page);
  await support.close();

  const auditor = await as(browser, "auditor");
  const shown = await open(auditor, "private");
  await expect.poll(() => isDrawn(shown.getByRole("img"))).toBe(true);
  await expect(shown.getByRole("link", { name: "Download" })).toBeVisible();
  for (const name of ["Delete…", "Replace…"]) {
    await expect(shown.getByRole("button", { name })).toBeHidden();
  }
  await auditor.page.keyboard.press("Escape");
  await expect(auditor.page.getByRole("button", { name: "Add object" })).toBeHidden();
  await auditor.close();
});

test("the room works by keyboard alone, is accessible and fits a phone, in light and in dark", async ({
  browser,
}) => {
  test.slow();
  await put("icon");
  const admin = await ConsolePage.signIn(browser, office);
  const { page } = admin;
  for (const [width, colorScheme] of [
    [1280, "light"],
    [360, "dark"],
  ] as const) {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme });
    await admin.go("content");
    const row = page.getByRole("row", { name: "icon of alice@office.test", exact: true });
    await expect(row).toBeVisible();
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
    await row.focus();
    await page.keyboard.press("Enter");
    const drawer = page.getByRole("dialog", { name: "icon" });
    await expect(drawer.getByRole("img")).toBeVisible();
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
    await drawer.getByRole("button", { name: "Replace…" }).press("Enter");
    await expectAccessible(page);
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
    await expect(drawer).toBeHidden();
    await page.getByRole("tab", { name: "Usage by user" }).press("Enter");
    await expect(page.getByRole("row", { name: "alice@office.test" })).toBeVisible();
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
  }
  expect(admin.complaints).toEqual([]);
  await admin.close();
});
