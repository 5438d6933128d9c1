import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "@playwright/test";
import { expectAccessible, expectNoSidewaysScroll } from "./support/accessibility";
import { ConsolePage } from "./support/console-page";
import { Office } from "./support/office";
import { operatorApi } from "./support/operator-api";

const stamp = (offset: number): string =>
  new Date(Date.now() + offset).toISOString().replace(/[-:]|\.\d+/g, "");

const event = (uid: string, from: number, until: number): string =>
  [
    "BEGIN:VEVENT",
    `UID:${uid}`,
    `DTSTART:${stamp(from)}`,
    `DTEND:${stamp(until)}`,
    "SUMMARY:<b>Budget</b>",
    "ATTENDEE:mailto:bob@office.test",
    "END:VEVENT",
  ].join("\r\n");

/** A meeting that has begun, and one that comes. */
const calendar = (): string =>
  [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    event("now", -600_000, 3_600_000),
    event("next", 7_200_000, 9_000_000),
    "END:VCALENDAR",
    "",
  ].join("\r\n");

const ICS = () => ({ name: "carol.ics", mimeType: "text/calendar", buffer: Buffer.from(calendar()) });

let office: Office;
let feed: Server;
let feedUrl: string;
let served: { status: number; body: string } = { status: 200, body: "" };

test.beforeAll(async () => {
  feed = createServer((_, response) => response.writeHead(served.status).end(served.body));
  feed.listen(0, "127.0.0.1");
  await once(feed, "listening");
  feedUrl = `http://127.0.0.1:${(feed.address() as AddressInfo).port}/secret-key/alice.ics`;
  office = await Office.open({
    PORCHLIGHT_AGENTS_CALENDAR_HTTP: "on",
    PORCHLIGHT_AGENTS_CALENDAR_PRIVATE_ADDRESSES: "on",
  });
});

/** A calendar of carol and a token of the door, whatever was there before. */
async function seed(): Promise<void> {
  const api = operatorApi(office);
  const put = await api("PUT", "/users/carol@office.test/calendars/calendar", { text: calendar() });
  expect([200, 201]).toContain(put.status);
  const token = { agent: "door", scope: { reach: { kind: "all" } }, expiresInSeconds: 3600 };
  expect((await api("POST", "/agent-tokens", token)).status).toBe(201);
}

test.afterAll(async () => {
  await office.close();
  feed.close();
});

test("PEA-1 a feed is added, shows what it says, is fetched when asked, breaks in plain sight, and is taken away", async ({
  browser,
}) => {
  test.slow();
  served = { status: 200, body: calendar() };
  const admin = await ConsolePage.signIn(browser, office);
  const { page } = admin;
  await admin.go("agents");
  await page.getByRole("button", { name: "Add calendar" }).press("Enter");
  const form = page.getByRole("dialog", { name: "Add a calendar" });
  await form.getByRole("button", { name: "Add calendar" }).press("Enter");
  await expect(form.getByRole("alert")).toHaveCount(2);
  await form.getByLabel("User").fill("alice@office.test");
  await form.getByLabel("Address of the feed").fill(feedUrl);
  await form.getByLabel("Time zone").fill("Nowhere/Else");
  await form.getByLabel("Time zone").press("Enter");
  await expect(form.getByLabel("Time zone")).toHaveAccessibleDescription(/is no time zone/i);
  await form.getByLabel("Time zone").fill("Europe/Berlin");
  await form.getByLabel("Time zone").press("Enter");

  const drawer = page.getByRole("dialog", { name: "calendar", exact: true });
  await expect(drawer.getByText("Good", { exact: true })).toBeVisible();
  await expect(drawer.getByText(/meeting until/).first()).toBeVisible();
  await expect(drawer.getByText("1 appointment", { exact: true })).toBeVisible();
  await expect(page.getByText("secret-key")).toBeHidden();

  served = { status: 500, body: "" };
  await drawer.getByRole("button", { name: "Fetch now" }).press("Enter");
  await expect(drawer.getByText(/The last try failed: .*answered with 500/)).toBeVisible();
  await expect(drawer.getByText(/meeting until/).first()).toBeVisible();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Failing" }).press("Enter");
  const row = page.getByRole("row", { name: "calendar of alice@office.test" });
  await expect(row).toContainText("Failing");

  served = { status: 200, body: calendar() };
  await row.press("Enter");
  await drawer.getByRole("button", { name: "Change…" }).press("Enter");
  const changing = page.getByRole("dialog", { name: "Change the calendar" });
  await changing.getByRole("switch").press("Space");
  await changing.getByRole("button", { name: "Save" }).press("Enter");
  await expect(changing).toBeHidden();
  await expect(drawer.getByText("shown, of public appointments")).toBeVisible();
  await drawer.getByRole("button", { name: "Fetch now" }).press("Enter");
  await expect(drawer.getByText("Good", { exact: true })).toBeVisible();
  await drawer.getByRole("link", { name: "What is composed of it" }).press("Enter");
  await expect(page.getByText("Agent calendar", { exact: true })).toBeVisible();
  await expect(page.getByText("<b>Budget</b>").first()).toBeVisible();

  await page.goto(
    `${office.url}/console/agents?open=${encodeURIComponent("sip:alice@office.test/calendar")}`,
  );
  await drawer.getByRole("button", { name: "Delete…" }).press("Enter");
  await page.getByRole("button", { name: "Delete the calendar" }).press("Enter");
  await expect(drawer).toBeHidden();
  await expect(page.getByText("Nobody has a calendar here yet")).toBeVisible();
  expect(admin.complaints).toEqual([]);
  await admin.close();
});

test("PEA-1 a file is a calendar too; what cannot be read is refused, and a name is not taken twice", async ({
  browser,
}) => {
  const admin = await ConsolePage.signIn(browser, office);
  const { page } = admin;
  await page.goto(`${office.url}/console/agents?open=new`);
  const form = page.getByRole("dialog", { name: "Add a calendar" });
  await form.getByLabel("User").fill("carol@office.test");
  await form.getByLabel("Comes from").selectOption("upload");
  const add = form.getByRole("button", { name: "Add calendar" });
  const buffer = Buffer.from("no calendar");
  await form.getByLabel("File").setInputFiles({ name: "carol.ics", mimeType: "text/calendar", buffer });
  await add.click();
  await expect(form.getByRole("alert")).toBeVisible();
  await form.getByLabel("File").setInputFiles(ICS());
  await add.click();
  const drawer = page.getByRole("dialog", { name: "calendar", exact: true });
  await expect(drawer.getByText("never: a file is not fetched")).toBeVisible();
  await expect(drawer.getByRole("button", { name: "Fetch now" })).toBeHidden();

  await page.goto(`${office.url}/console/agents?open=new`);
  await form.getByLabel("User").fill("carol@office.test");
  await form.getByLabel("Comes from").selectOption("upload");
  await form.getByLabel("File").setInputFiles(ICS());
  await add.click();
  await expect(form.getByRole("alert")).toContainText("has a calendar of this name");
  expect(admin.complaints).toEqual([]);
  await admin.close();
});

test("COR-063 a token is made for one program, works as far as its scope goes, and is revoked with all it said", async ({
  browser,
}) => {
  test.slow();
  const admin = await ConsolePage.signIn(browser, office);
  const { page } = admin;
  await page.goto(`${office.url}/console/agents?show=tokens`);
  await page.getByRole("button", { name: "Create token" }).press("Enter");
  const form = page.getByRole("dialog", { name: "Create a token for a program" });
  const create = form.getByRole("button", { name: "Create token" });
  await create.press("Enter");
  await expect(form.getByRole("alert")).toHaveCount(2);
  await form.getByLabel("Name of the agent").fill("door");
  await form.getByLabel("Addresses").fill("alice@office.test");
  await form.getByLabel("May say").selectOption("some");
  await form.getByRole("checkbox", { name: "persons" }).press("Space");
  await form.getByRole("checkbox", { name: "note" }).press("Space");
  await form.getByLabel("Requests a minute").fill("30");
  await create.press("Enter");
  const created = page.getByRole("dialog", { name: "The token is created" });
  const secret = (await created.getByText(/^pla_/).textContent()) ?? "";
  await created.getByRole("button", { name: "Done" }).press("Enter");
  await expect(page.getByText(secret)).toBeHidden();

  const row = page.getByRole("row").filter({ hasText: "door" });
  await expect(row).toContainText("alice@office.test");
  await expect(row).toContainText("persons, note");
  await expect(row).toContainText("30 a minute, 1 h at most");
  const say = (user: string) =>
    fetch(`${office.url}/api/pea/v1/presentities/${user}@office.test/sources/front`, {
      method: "PUT",
      headers: { authorization: `Bearer ${secret}`, "content-type": "application/json" },
      body: '{"note":"through the front door"}',
    });
  expect([(await say("alice")).status, (await say("bob")).status]).toEqual([201, 403]);
  const presence = `${office.url}/console/presence?open=sip%3Aalice%40office.test`;
  await page.goto(presence);
  await expect(page.getByText("Agent door", { exact: true })).toBeVisible();
  await page.goto(`${office.url}/console/agents?show=tokens`);

  await row.getByRole("button", { name: "Revoke" }).press("Enter");
  await page.getByRole("button", { name: "Revoke the token" }).press("Enter");
  await expect(row).toContainText("Revoked");
  expect((await say("alice")).status).toBe(401);
  await page.goto(presence);
  await expect(page.getByText("Nobody publishes or watches this presentity")).toBeVisible();
  await admin.go("audit");
  await expect(page.getByText("revoked the agent token").first()).toBeVisible();
  expect(admin.complaints).toEqual([]);
  await admin.close();
});

test("COR-061 the setting of the server is shown, and for one user it is chosen apart", async ({
  browser,
}) => {
  const admin = await ConsolePage.signIn(browser, office);
  const { page } = admin;
  await page.goto(`${office.url}/console/agents?show=network`);
  await expect(page.getByText(/^Off for everybody/)).toBeVisible();
  await page.getByRole("button", { name: "Choose for a user…" }).press("Enter");
  const form = page.getByRole("dialog", { name: "Choose for a user" });
  await form.getByLabel("User").fill("nobody@office.test");
  await form.getByRole("button", { name: "Choose", exact: true }).press("Enter");
  await expect(form.getByRole("alert")).toBeVisible();
  await form.getByLabel("User").fill("bob@office.test");
  await form.getByRole("button", { name: "Choose", exact: true }).press("Enter");
  const row = page.getByRole("row", { name: "bob@office.test, stated" });
  await row.press("Enter");

  const drawer = page.getByRole("dialog", { name: "bob@office.test" });
  const choice = drawer.getByLabel("Registrations and devices in its presence");
  await expect(choice).toHaveValue("on");
  await choice.selectOption("default");
  await expect(choice.locator("option:checked")).toHaveText("As the server has it: not stated");
  await page.goto(`${office.url}/console/agents?show=network`);
  await expect(page.getByText("Nothing is chosen for single users")).toBeVisible();
  expect(admin.complaints).toEqual([]);
  await admin.close();
});

test("the room is accessible and fits a phone, in light and in dark", async ({ browser }) => {
  test.slow();
  const admin = await ConsolePage.signIn(browser, office);
  const { page } = admin;
  await seed();
  const check = async () => {
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
  };
  for (const [width, colorScheme] of [
    [1280, "light"],
    [360, "dark"],
  ] as const) {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme });
    await admin.go("agents");
    const row = page.getByRole("row", { name: "calendar of carol@office.test" });
    await expect(row).toBeVisible();
    await check();
    await row.press("Enter");
    await expect(page.getByRole("dialog").getByText("Good", { exact: true })).toBeVisible();
    await check();
    await page.getByRole("button", { name: "Change…" }).press("Enter");
    await check();
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
    await page.getByRole("tab", { name: "Programs" }).press("Enter");
    await expect(page.getByRole("row").filter({ hasText: "door" }).first()).toBeVisible();
    await check();
    await page.getByRole("button", { name: "Create token" }).press("Enter");
    await page.getByLabel("May say").selectOption("some");
    await check();
    await page.keyboard.press("Escape");
    await page.getByRole("tab", { name: "Network" }).press("Enter");
    await expect(page.getByText(/^Off for everybody/)).toBeVisible();
    await check();
  }
  expect(admin.complaints).toEqual([]);
  await admin.close();
});
