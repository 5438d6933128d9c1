import { setTimeout as delay } from "node:timers/promises";
import { expect, test } from "@playwright/test";
import { expectAccessible, expectNoSidewaysScroll } from "./support/accessibility";
import { ConsolePage } from "./support/console-page";
import { tcpLink } from "./support/link";
import { Office, samplePassword } from "./support/office";
import { Phone } from "./support/phone";

let office: Office;

test.beforeAll(async () => {
  office = await Office.open();
});

test.afterAll(() => office.close());

/** Reads a stream to its end. */
async function watch(
  secret: string,
): Promise<{ readonly heard: () => string; readonly ended: Promise<void> }> {
  const url = `${office.url}/events/v1/presence?uri=sip:alice@office.test`;
  const answer = await fetch(url, {
    headers: { authorization: `Bearer ${secret}`, "user-agent": "a display" },
  });
  expect(answer.status).toBe(200);
  let text = "";
  const read = async (): Promise<void> => {
    const decoder = new TextDecoder();
    for await (const chunk of answer.body ?? []) text += decoder.decode(chunk, { stream: true });
  };
  return { heard: () => text, ended: read() };
}

test("COR-075 a token is made for one site, is seen where it watches, and is revoked with what is open", async ({
  browser,
}) => {
  test.slow();
  const alice = new Phone(await tcpLink(office.sipPort), "alice", samplePassword);
  await alice.publish("on the porch");
  const admin = await ConsolePage.signIn(browser, office);
  const { page } = admin;
  await page.goto(`${office.url}/console/agents?show=watchers`);
  await expect(page.getByText("No page watches anybody")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Create token" }).press("Enter");
  const form = page.getByRole("dialog", { name: "Create a token for a page" });
  const create = form.getByRole("button", { name: "Create token" });
  await create.press("Enter");
  await expect(form.getByRole("alert")).toHaveCount(2);
  await form.getByLabel("Label", { exact: true }).fill("entrance <display>");
  await form.getByLabel("Watches as").selectOption("user");
  await form.getByLabel("User", { exact: true }).fill("nobody@office.test");
  await form.getByLabel("Addresses").fill("alice@office.test");
  await form.getByLabel("Origins of pages").fill("www.example.com");
  await form.getByLabel("Streams at the same time").fill("2");
  await create.press("Enter");
  await expect(form.getByRole("alert")).toContainText("An origin has to be");
  await form.getByLabel("Origins of pages").fill("https://www.example.com");
  await create.press("Enter");
  await expect(form.getByRole("alert")).toContainText("nobody@office.test is not a user");
  await expectAccessible(page);
  await form.getByLabel("User", { exact: true }).fill("bob@office.test");
  await create.press("Enter");
  const created = page.getByRole("dialog", { name: "The token is created" });
  await expect(created.getByText('<porchlight-presence presentity="alice@office.test"')).toBeVisible();
  await expectAccessible(page);
  const secret = (await created.getByText(/^plw_/).textContent()) ?? "";
  await created.getByRole("button", { name: "Done" }).press("Enter");
  await expect(page.getByText(secret)).toBeHidden();

  const row = page.getByRole("row").filter({ hasText: "entrance <display>" });
  await expect(row).toContainText("bob@office.test");
  await expect(row).toContainText("alice@office.test");
  await expect(row).toContainText("https://www.example.com");
  await expect(row).toContainText("0 of 2");
  const stream = await watch(secret);
  await expect.poll(stream.heard).toContain("on the porch");
  await expect(row).toContainText("1 of 2");
  await expectAccessible(page);

  await page.goto(`${office.url}/console/presence?open=sip%3Aalice%40office.test&tab=watchers`);
  const watcher = page.getByRole("link", { name: /over HTTP with the token/ });
  await expect(watcher).toContainText("over HTTP with the token entrance <display>, a display");
  await expectAccessible(page);
  await watcher.press("Enter");
  const drawer = page.getByRole("dialog", { name: "Subscription" });
  await expect(drawer.getByText("the token entrance <display>, over HTTP")).toBeVisible();
  await expect(drawer.getByRole("button", { name: "Notify again" })).toBeHidden();
  await expect(drawer.getByText("Call-ID")).toBeHidden();

  await page.goto(`${office.url}/console/agents?show=watchers`);
  await row.getByRole("button", { name: "Revoke" }).press("Enter");
  await page.getByRole("button", { name: "Revoke the token" }).press("Enter");
  await expect(row).toContainText("Revoked");
  await Promise.race([
    stream.ended,
    delay(10_000).then(() => {
      throw new Error("the stream goes on");
    }),
  ]);
  await admin.go("audit");
  await expect(page.getByText("revoked the watcher token").first()).toBeVisible();
  expect(admin.complaints).toEqual([]);
  await admin.close();
});

test("COR-075 on a phone screen nothing is wider than it; an operator sees no tokens", async ({
  browser,
}) => {
  const admin = await ConsolePage.signIn(browser, office);
  await admin.page.setViewportSize({ width: 390, height: 844 });
  await admin.page.goto(`${office.url}/console/agents?show=watchers`);
  await expect(admin.page.getByRole("button", { name: "Create token" })).toBeVisible();
  await expectNoSidewaysScroll(admin.page);
  const operator = await ConsolePage.as(browser, office, "operator");
  await operator.page.goto(`${office.url}/console/agents?show=watchers`);
  await expect(operator.page.getByText("Your role does not see tokens")).toBeVisible();
  await Promise.all([admin.close(), operator.close()]);
});
