import { expect, test } from "@playwright/test";
import { expectAccessible, expectNoSidewaysScroll } from "./support/accessibility";
import { ConsolePage } from "./support/console-page";
import { adminPassword, Office, samplePassword } from "./support/office";
import { XcapUser } from "./support/xcap";

const LISTS_TYPE = "application/resource-lists+xml";
const SELECTOR = "resource-lists/users/sip:alice@office.test/index";
const PATH = `/xcap-root/${SELECTOR}`;
const lists = (...names: readonly string[]): string =>
  `<resource-lists xmlns="urn:ietf:params:xml:ns:resource-lists">${names
    .map((name) => `<list name="${name}"/>`)
    .join("")}</resource-lists>`;

let office: Office;
let alice: XcapUser;

test.beforeAll(async () => {
  office = await Office.open();
  alice = new XcapUser(office.httpPort, "alice", samplePassword);
});
test.afterAll(() => office.close());

const put = async (text: string): Promise<string> => {
  const answer = await alice.put(PATH, LISTS_TYPE, text);
  expect([200, 201]).toContain(answer.status);
  return answer.etag;
};

const textNow = async (): Promise<string> => (await alice.get(PATH)).text;

test("XDM-081 the document on the page is the one that stands, as clients change it", async ({ browser }) => {
  await put(lists("friends"));
  const admin = await ConsolePage.signIn(browser, office);
  const { page } = admin;
  await admin.go("documents");
  await page.getByRole("row", { name: "Contact lists of alice@office.test, index" }).click();
  const drawer = page.getByRole("dialog");
  await expect(drawer.getByText('<list name="friends"/>')).toBeVisible();
  const etag = await put(lists("friends", "<b>family</b>".replaceAll("<", "&lt;")));
  await expect(drawer.getByText('<list name="&lt;b>family&lt;/b>"/>')).toBeVisible();
  await expect(drawer.getByText(etag.replaceAll('"', ""))).toBeVisible();
  await expect(drawer.getByText("XDM-client/OMA1.1")).toBeVisible();
  await drawer.getByRole("button", { name: "As stored" }).click();
  await expect(drawer.getByText(await textNow())).toBeVisible();
  await alice.delete(PATH);
  await expect(drawer.getByText("This document was deleted")).toBeVisible();
  expect(admin.complaints).toEqual([]);
  await admin.close();
});

test("every version tells who, when and what, and one click with a question brings it back", async ({
  browser,
}) => {
  await put(lists("one"));
  await put(lists("one", "two"));
  const before = await textNow();
  const admin = await ConsolePage.signIn(browser, office);
  const { page } = admin;
  await page.goto(`${office.url}/console/documents?open=${encodeURIComponent(SELECTOR)}&tab=history`);
  const drawer = page.getByRole("dialog", { name: /Contact lists of alice/ });
  const newest = drawer.getByRole("listitem").first();
  await expect(newest).toContainText("alice@office.test");
  await expect(newest).toContainText("XDM-client/OMA1.1");
  await newest.getByRole("button", { name: "Show changes" }).click();
  await expect(newest.getByText('+  <list name="two"/>')).toBeVisible();
  await newest.getByRole("button", { name: "XCAP patch" }).click();
  await expect(newest.getByText(/<\w*:?add sel=/)).toBeVisible();

  await expect(newest.getByRole("button", { name: "Restore…" })).toBeHidden();
  await drawer.getByRole("listitem").nth(1).getByRole("button", { name: "Restore…" }).click();
  const question = page.getByRole("dialog", { name: /^Restore version/ });
  await question.getByRole("button", { name: "Cancel" }).click();
  expect(await textNow()).toBe(before);
  await drawer.getByRole("listitem").nth(1).getByRole("button", { name: "Restore…" }).click();
  await question.getByRole("button", { name: "Restore the version" }).click();
  await expect(question).toBeHidden();
  await expect(drawer.getByRole("listitem").first()).toContainText("admin through console");
  expect(await textNow()).toBe(lists("one"));

  await admin.go("audit");
  await expect(page.getByText("restored the document").first()).toBeVisible();
  expect(admin.complaints).toEqual([]);
  await admin.close();
});

test("a version is not restored over a document that is another one by now", async ({ browser }) => {
  await put(lists("first"));
  await put(lists("second"));
  const admin = await ConsolePage.signIn(browser, office);
  const { page } = admin;
  await page.route("**/api/v1/live**", (route) => route.abort());
  await page.goto(`${office.url}/console/documents?open=${encodeURIComponent(SELECTOR)}&tab=history`);
  const drawer = page.getByRole("dialog", { name: /Contact lists of alice/ });
  await drawer.getByRole("listitem").nth(1).getByRole("button", { name: "Restore…" }).click();
  await put(lists("third"));
  const question = page.getByRole("dialog", { name: /^Restore version/ });
  await question.getByRole("button", { name: "Restore the version" }).click();
  await expect(question.getByRole("alert")).toContainText("The document is another one by now");
  expect(await textNow()).toBe(lists("third"));
  await admin.close();
});

test("a deleted document is found under Deleted and comes back from there", async ({ browser }) => {
  await put(lists("kept"));
  await alice.delete(PATH);
  const admin = await ConsolePage.signIn(browser, office);
  const { page } = admin;
  await page.goto(`${office.url}/console/documents?state=deleted`);
  await page.getByRole("row", { name: /^Contact lists of alice/ }).click();
  const drawer = page.getByRole("dialog", { name: /Contact lists of alice/ });
  await expect(drawer.getByText("This document was deleted")).toBeVisible();
  await drawer.getByRole("tab", { name: "History" }).click();
  await drawer.getByRole("listitem").nth(1).getByRole("button", { name: "Restore…" }).click();
  await page.getByRole("button", { name: "Restore the version" }).click();
  await expect(drawer.getByRole("listitem").first()).toContainText("Now");
  expect(await textNow()).toBe(lists("kept"));
  await admin.close();
});

test("a document is deleted after a question, and is gone for its user at once", async ({ browser }) => {
  await put(lists("short-lived"));
  const admin = await ConsolePage.signIn(browser, office);
  const { page } = admin;
  await page.goto(`${office.url}/console/documents?open=${encodeURIComponent(SELECTOR)}`);
  await page.getByRole("button", { name: "Delete…" }).click();
  await page.getByRole("button", { name: "Delete the document" }).click();
  await expect(page.getByRole("dialog")).toBeHidden();
  expect((await alice.get(PATH)).status).toBe(404);
  await admin.close();
});

test("a node selector is tried, and its URL is one that XCAP answers", async ({ browser }) => {
  await put(lists("my friends", "family"));
  const admin = await ConsolePage.signIn(browser, office);
  const { page } = admin;
  await page.goto(`${office.url}/console/documents?open=${encodeURIComponent(SELECTOR)}&tab=node`);
  const drawer = page.getByRole("dialog");
  await drawer
    .getByRole("textbox", { name: "Node selector" })
    .fill('resource-lists/list[@name="my friends"]');
  await page.keyboard.press("Enter");
  const status = drawer.getByRole("status").filter({ hasText: "XCAP URL" });
  await expect(status.getByText('<list name="my friends"/>')).toBeVisible();
  const url = await status.getByText(`${office.url}/xcap-root/`).textContent();
  expect((await alice.get(new URL(url ?? "").href.slice(office.url.length))).text).toBe(
    '<list name="my friends"/>',
  );
  await drawer.getByRole("textbox", { name: "Node selector" }).fill("resource-lists/list");
  await page.keyboard.press("Enter");
  await expect(status).toContainText("404");
  await admin.close();
});

test("the room works by keyboard alone, is accessible and fits a phone, in light and in dark", async ({
  browser,
}) => {
  test.slow();
  await put(lists("one"));
  await put(lists("one", "two"));
  const admin = await ConsolePage.signIn(browser, office);
  const { page } = admin;
  for (const [width, scheme] of [
    [1280, "light"],
    [360, "dark"],
  ] as const) {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme: scheme });
    await admin.go("documents");
    const row = page.getByRole("row", { name: "Contact lists of alice@office.test, index" });
    await row.focus();
    await page.keyboard.press("Enter");
    const drawer = page.getByRole("dialog");
    await expect(drawer.getByText('<list name="two"/>')).toBeVisible();
    for (const tab of ["Document", "History", "Node selector"]) {
      await drawer.getByRole("tab", { name: tab }).click();
      if (tab === "History") {
        await drawer.getByRole("button", { name: "Show changes" }).first().press("Enter");
        await expect(drawer.getByText('+  <list name="two"/>').first()).toBeVisible();
      }
      await expectNoSidewaysScroll(page);
      await expectAccessible(page);
    }
    await page.keyboard.press("Escape");
    await expect(drawer).toBeHidden();
  }
  expect(admin.complaints).toEqual([]);
  await admin.close();
});

test("SYS-018 support sees that there are documents and versions, not what they say", async () => {
  await put(lists("secret name"));
  const signedIn = await fetch(`${office.url}/api/v1/session`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-porchlight-csrf": "1" },
    body: JSON.stringify({ username: "admin", password: adminPassword }),
  });
  const cookie = signedIn.headers.get("set-cookie")?.split(";")[0] ?? "";
  const created = await fetch(`${office.url}/api/v1/tokens`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-porchlight-csrf": "1", cookie },
    body: JSON.stringify({ role: "support", label: "support", expiresInSeconds: 3600 }),
  });
  const { secret } = (await created.json()) as { readonly secret: string };
  const ask = async (path: string): Promise<string> => {
    const answer = await fetch(`${office.url}/api/v1/documents/${encodeURIComponent(SELECTOR)}${path}`, {
      headers: { authorization: `Bearer ${secret}` },
    });
    return `${answer.status} ${await answer.text()}`;
  };
  for (const path of ["", "/versions", "/versions/1", "/versions/1/changes", "/node?node=resource-lists"]) {
    expect(await ask(path)).not.toContain("secret name");
  }
  expect(await ask("/versions")).toContain("alice@office.test");
});
