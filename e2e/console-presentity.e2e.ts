import { expect, test } from "@playwright/test";
import { expectAccessible, expectNoSidewaysScroll } from "./support/accessibility";
import { ConsolePage } from "./support/console-page";
import { Office, samplePassword } from "./support/office";
import { OfficePhones } from "./support/office-phones";
import type { Phone } from "./support/phone";
import { statusOf } from "./support/sip-message";
import { XcapUser } from "./support/xcap";

let office: Office;
const phones = new OfficePhones();

test.beforeAll(async () => {
  office = await Office.open({ PORCHLIGHT_NOTIFY_INTERVAL_MS: "0" });
});
test.afterAll(() => office.close());
test.afterEach(() => phones.hangUp());

const presence = (inside: string): string =>
  `<presence xmlns="urn:ietf:params:xml:ns:pidf" xmlns:dm="urn:ietf:params:xml:ns:pidf:data-model" xmlns:rpid="urn:ietf:params:xml:ns:pidf:rpid" entity="sip:alice@office.test">${inside}</presence>`;

const person = (id: string, inside: string): string =>
  presence(`<dm:person id="${id}">${inside}</dm:person>`);

const says = async (phone: Phone, body: string): Promise<void> => {
  expect(statusOf(await phone.request("PUBLISH", { headers: ["Event: presence"], body }))).toBe(200);
};

test("PRS-070 a presentity, element by element: who says it and by which rule, as it changes", async ({
  browser,
}) => {
  const [desk, mobile] = [
    await phones.phone(office, "alice", "ws"),
    await phones.phone(office, "alice", "udp"),
  ];
  await says(
    desk,
    person("a", "<rpid:activities><rpid:meeting/></rpid:activities><dm:note>Budget</dm:note>"),
  );
  const admin = await ConsolePage.signIn(browser, office);
  const { page } = admin;
  await page.goto(`${office.url}/console/presence?open=sip%3Aalice%40office.test&tab=composition`);
  const elements = page.getByRole("region", { name: "Elements" });
  await expect(elements.getByText("One source", { exact: true })).toBeVisible();
  await expect(elements.getByText("rpid:activities", { exact: true })).toBeVisible();
  await says(mobile, person("b", "<rpid:mood><rpid:happy/></rpid:mood><dm:note>Budget</dm:note>"));
  await expect(elements.getByText("United", { exact: true })).toBeVisible();
  const note = elements.getByRole("listitem").filter({ hasText: "dm:note" });
  await expect(note.getByText("source A", { exact: true })).toBeVisible();
  await expect(note.getByText("source B", { exact: true })).toBeVisible();
  await says(mobile, person("c", "<rpid:mood><rpid:sad/></rpid:mood>"));
  await expect(elements.getByText("Kept apart", { exact: true })).toBeVisible();
  const alice = new XcapUser(office.httpPort, "alice", samplePassword);
  const kept = presence('<tuple id="k"><status/><note>by post</note></tuple>');
  const path = "/xcap-root/pidf-manipulation/users/sip:alice@office.test/index";
  expect((await alice.put(path, "application/pidf+xml", kept)).status).toBe(201);
  await expect(page.getByRole("list", { name: "Sources" })).toContainText("Permanent state");
  await expectAccessible(page);
  await page.setViewportSize({ width: 360, height: 740 });
  await expectNoSidewaysScroll(page);
  expect(admin.complaints).toEqual([]);
  await admin.close();
});

test("PRS-070 a publication leads to the connection that it is bound to, and tells when it goes without", async ({
  browser,
}) => {
  const desk = await phones.phone(office, "carol", "ws");
  const headers = ["Event: presence", "Publication-Binding: flow"];
  const body = presence('<tuple id="t"><status><basic>open</basic></status></tuple>').replace(
    "alice",
    "carol",
  );
  expect(statusOf(await desk.request("PUBLISH", { headers, body }))).toBe(200);
  const admin = await ConsolePage.signIn(browser, office);
  const { page } = admin;
  const presentity = `${office.url}/console/presence?open=sip%3Acarol%40office.test`;
  await page.goto(presentity);
  await page.getByRole("link", { name: /^connection \d+$/ }).press("Enter");
  await expect(page).toHaveURL(/connections\?open=\d+/);
  await expect(page.getByRole("dialog").getByText("carol@office.test").first()).toBeVisible();
  await page.goto(presentity);
  await expect(page.getByRole("link", { name: /^connection \d+$/ })).toBeVisible();
  phones.hangUp();
  await expect(page.getByText(/^Lost; goes in/)).toBeVisible();
  await admin.close();
});

test("SYS-018 support sees who says something, not what", async ({ browser }) => {
  const desk = await phones.phone(office, "bob", "ws");
  const note = "for nobody's eyes";
  await desk.publish(note);
  const support = await ConsolePage.as(browser, office, "support");
  await support.page.goto(`${office.url}/console/presence?open=sip%3Abob%40office.test&tab=composition`);
  await expect(support.page.getByText("withheld from your role").first()).toBeVisible();
  expect(await support.page.content()).not.toContain(note);
  await support.close();
});
