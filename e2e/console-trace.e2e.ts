import { spawnSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { type Download, expect, type Page, test } from "@playwright/test";
import { expectAccessible, expectNoSidewaysScroll } from "./support/accessibility";
import { ConsolePage } from "./support/console-page";
import { Office } from "./support/office";
import { OfficePhones } from "./support/office-phones";
import type { Phone } from "./support/phone";
import { statusOf } from "./support/sip-message";

let office: Office;
const phones = new OfficePhones();

test.beforeAll(async () => {
  office = await Office.open({ PORCHLIGHT_NOTIFY_INTERVAL_MS: "0" });
});
test.afterAll(() => office.close());
test.afterEach(() => phones.hangUp());

const phone = (user: string, transport: "ws" | "udp" | "tcp"): Promise<Phone> =>
  phones.phone(office, user, transport);

const ladder = (page: Page) => page.getByRole("list", { name: "Messages" });
const rungs = (page: Page) => ladder(page).getByRole("button");

/** Starts with the keyboard and waits until the trace records. */
async function showTheSip(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Show the SIP behind this" }).press("Enter");
  await expect(page).toHaveURL(/\/console\/trace\?trace=/);
  await expect(page.getByText("Recording").first()).toBeVisible();
}

/** Nothing on the page breaks WCAG, in light and dark, and it fits a phone. */
async function expectGoodManners(page: Page): Promise<void> {
  for (const [width, scheme] of [
    [1280, "light"],
    [360, "dark"],
  ] as const) {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme: scheme });
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
  }
  await page.setViewportSize({ width: 1280, height: 800 });
}

async function downloaded(page: Page, name: string): Promise<Download> {
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name }).click();
  return download;
}

/** What the dissector of Wireshark makes of a file, where it is installed. */
function methodsByTshark(file: string): readonly string[] | undefined {
  const { error, stdout } = spawnSync("tshark", ["-r", file, "-T", "fields", "-e", "sip.Method"], {
    encoding: "utf8",
  });
  return error === undefined ? stdout.split("\n").filter((line) => line !== "") : undefined;
}

test("SYS-018 the SIP of a user, live: one click to start, messages with what changed, files, what support sees", async ({
  browser,
}) => {
  test.slow();
  const alice = await phone("alice", "ws");
  await alice.publish("before the trace");
  const admin = await ConsolePage.signIn(browser, office);
  const { page } = admin;
  await page.goto(`${office.url}/console/presence?open=sip:alice@office.test`);
  await showTheSip(page);
  await expect(page.getByText("Waiting for SIP")).toBeVisible();
  await expect(page.getByText(/stops in [45]:\d\d/)).toBeVisible();
  await expectGoodManners(page);

  await alice.publish("in the bath", ["Subject: <img src=x onerror=alert(1)>"]);
  const publish = rungs(page).filter({ hasText: "PUBLISH presence" });
  await expect(publish).toHaveCount(2);
  await expect(publish.last()).toContainText("from the traced party");
  await expect(
    rungs(page)
      .filter({ hasText: "401" })
      .or(rungs(page).filter({ hasText: "407" })),
  ).toHaveCount(1);
  const bob = await phone("bob", "tcp");
  expect(statusOf(await bob.subscribe("alice"))).toBe(200);
  await bob.untilNotified(({ text }) => text.includes("in the bath"));
  await expect(rungs(page).filter({ hasText: "NOTIFY presence" }).first()).toContainText("to others");
  await alice.publish("out of the bath");
  await bob.untilNotified(({ text }) => text.includes("out of the bath"));
  await expect(publish).toHaveCount(4);
  alice.link.send("\u202e<b>hostile</b> nonsense");
  const nonsense = rungs(page).filter({ hasText: "Not readable as SIP" });
  await expect(nonsense).toHaveCount(1);
  await expectGoodManners(page);

  await rungs(page).first().focus();
  await page.keyboard.press("ArrowDown");
  await expect(rungs(page).nth(1)).toBeFocused();
  await page.keyboard.press("End");
  await expect(rungs(page).last()).toBeFocused();
  await publish.last().press("Enter");
  const drawer = page.getByRole("dialog");
  const text = drawer.getByRole("region", { name: "Text of the message" });
  await expect(text).toContainText("<note>out of the bath</note>");
  await expect(text).toContainText('Digest username="alice"');
  await expect(text).toContainText(/response=\*+/);
  await expect(text).not.toContainText(/response="?[0-9a-f]{32}/);
  await page.keyboard.press("Escape");
  await rungs(page).filter({ hasText: "NOTIFY presence" }).last().press("Enter");
  await drawer.getByRole("tab", { name: "Changes" }).click();
  const changes = drawer.getByRole("region", { name: /^Changes since message/ });
  await expect(changes).toContainText(/-CSeq: \d+ NOTIFY\+CSeq: \d+ NOTIFY/);
  await expect(changes).toContainText(/\+<tuple [^+]*<note>out of the bath<\/note>/);
  await expectGoodManners(page);
  await page.keyboard.press("Escape");
  await nonsense.press("Enter");
  await expect(text).toContainText("<b>hostile</b> nonsense");
  await expect(text).not.toContainText("\u202e");
  await page.keyboard.press("Escape");

  const pcapng = await downloaded(page, "Download pcapng");
  expect(pcapng.suggestedFilename()).toMatch(/^trace-\w+\.pcapng$/);
  const file = await pcapng.path();
  expect((await readFile(file)).readUInt32LE(0)).toBe(0x0a0d0d0a);
  const methods = methodsByTshark(file);
  if (methods !== undefined) {
    expect(methods.filter((method) => method === "PUBLISH")).toHaveLength(4);
    expect(methods).toEqual(expect.arrayContaining(["SUBSCRIBE", "NOTIFY"]));
  }
  const plain = await readFile(await (await downloaded(page, "Download text")).path(), "utf8");
  expect(plain).toContain("  PUBLISH sip:alice@office.test SIP/2.0\n");
  expect(plain).toContain("in the bath");
  expect(plain).not.toMatch(/response="[0-9a-f]{32}/);

  const support = await ConsolePage.as(browser, office, "support");
  await support.page.goto(page.url());
  await expect(rungs(support.page).filter({ hasText: "PUBLISH presence" })).toHaveCount(4);
  await expect(support.page.getByRole("button", { name: "Start" })).toBeHidden();
  await expect(support.page.getByRole("button", { name: "Stop" })).toBeHidden();
  await rungs(support.page).filter({ hasText: "PUBLISH presence" }).nth(1).press("Enter");
  const seen = support.page.getByRole("region", { name: "Text of the message" });
  await expect(seen).toContainText("Event: presence");
  await expect(seen).toContainText("*".repeat(100));
  await expect(seen).not.toContainText("bath");
  await expect(seen).not.toContainText("onerror");
  await expect(support.page.getByText("not what somebody has written")).toBeVisible();
  await expectGoodManners(support.page);

  await page.getByRole("button", { name: "Stop", exact: true }).press("Enter");
  await expect(page.getByText(/by hand/)).toBeVisible();
  const before = await rungs(page).count();
  await alice.publish("after the trace");
  await page.reload();
  await expect(rungs(page)).toHaveCount(before);
  await page.getByRole("button", { name: "Throw away" }).press("Enter");
  await expect(page.getByText("This trace is gone")).toBeVisible();
  await expect(page.getByText("Nothing is traced")).toBeVisible();
  await admin.go("audit");
  await expect(page.getByText("threw away the trace of").first()).toBeVisible();
  await expect(page.getByText("downloaded the trace of").first()).toBeVisible();
  await expect(page.getByText("started a trace of").first()).toBeVisible();
  expect([...admin.complaints, ...support.complaints]).toEqual([]);
  await Promise.all([admin.close(), support.close()]);
});

test("SYS-018 a subscription's call, a connection and a user: each page shows the SIP behind it", async ({
  browser,
}) => {
  test.slow();
  const bob = await phone("bob", "udp");
  const subscribed = await bob.subscribe("carol");
  expect(statusOf(subscribed)).toBe(200);
  const admin = await ConsolePage.signIn(browser, office);
  const { page } = admin;
  await admin.go("watchers");
  await page.getByRole("row").filter({ hasText: "carol" }).first().click();
  await expect(page.getByRole("dialog", { name: "Subscription" })).toBeVisible();
  await showTheSip(page);
  await expect(page.getByRole("heading", { name: /^Call-ID / })).toBeVisible();
  await bob.resubscribe(subscribed, 10);
  await expect(rungs(page).filter({ hasText: "SUBSCRIBE presence" }).first()).toBeVisible();
  await expect(rungs(page).filter({ hasText: "NOTIFY presence" }).first()).toBeVisible();

  await admin.go("connections");
  await page.getByRole("row").filter({ hasText: "bob" }).first().click();
  await showTheSip(page);
  await bob.request("OPTIONS", { uri: "sip:office.test", login: false });
  await expect(rungs(page).filter({ hasText: "OPTIONS" }).first()).toContainText("UDP");

  await page.goto(`${office.url}/console/users?open=sip:bob@office.test`);
  await showTheSip(page);
  await bob.publish("by his own name");
  await expect(rungs(page).filter({ hasText: "PUBLISH presence" }).first()).toBeVisible();
  await expect(page.getByRole("list", { name: "Traces" }).getByRole("link")).toHaveCount(3);
  expect(admin.complaints).toEqual([]);
  await admin.close();
});

test("SYS-018 the form says what is missing; a trace stops by itself", async ({ browser }) => {
  test.slow();
  const admin = await ConsolePage.signIn(browser, office);
  const { page } = admin;
  await admin.go("trace");
  await page.getByRole("button", { name: "Start" }).press("Enter");
  await expect(page.getByRole("alert").filter({ hasText: "Enter an address" })).toBeVisible();
  await page.getByLabel("Trace", { exact: true }).selectOption("connection");
  await page.getByLabel("Connection", { exact: true }).fill("4711");
  await page.getByRole("button", { name: "Start" }).press("Enter");
  await expect(page.getByRole("alert").filter({ hasText: "Names no open connection" })).toBeVisible();
  await expect(page.getByText("There is no such connection")).toHaveCount(0);
  await expectGoodManners(page);
  const id = await page.evaluate(async () => {
    const answer = await fetch("/api/v1/traces", {
      method: "POST",
      headers: { "content-type": "application/json", "x-porchlight-csrf": "1" },
      body: JSON.stringify({ target: { kind: "user", user: "sip:dave@office.test" }, seconds: 10 }),
    });
    return (await answer.json()).id;
  });
  await page.getByRole("link", { name: /^dave@office\.test/ }).click();
  await expect(page).toHaveURL(new RegExp(`trace=${id}`));
  await expect(page.getByText("by itself")).toBeVisible({ timeout: 20_000 });
  await expect(page.getByText("Nothing crossed the wire")).toBeVisible();
  expect(admin.complaints).toEqual([]);
  await admin.close();
});
