import { type Browser, expect, test } from "@playwright/test";
import { expectAccessible } from "./support/accessibility";
import { ConsolePage } from "./support/console-page";
import { type Link, tcpLink, udpLink, webSocketLink } from "./support/link";
import { Office, samplePassword } from "./support/office";
import { Phone } from "./support/phone";
import { field, type Message, statusOf } from "./support/sip-message";

const ALICE = "sip:alice@office.test";
const TAKES_LISTS = [
  "Supported: eventlist",
  "Accept: application/pidf+xml, application/rlmi+xml, multipart/related",
];

let office: Office;
let links: Link[] = [];

test.beforeAll(async () => {
  office = await Office.open();
});
test.afterEach(() => {
  for (const link of links) link.close();
  links = [];
});
test.afterAll(() => office.close());

async function phone(user: string, open: () => Promise<Link>): Promise<Phone> {
  const link = await open();
  links.push(link);
  return new Phone(link, user, samplePassword);
}

const bringList = (from: Phone): Promise<Message> =>
  from.request("SUBSCRIBE", {
    uri: "sip:rls@office.test",
    headers: [
      "Event: presence",
      ...TAKES_LISTS,
      "Require: recipient-list-subscribe",
      "Content-Disposition: recipient-list",
    ],
    contentType: "application/resource-lists+xml",
    body: `<resource-lists xmlns="urn:ietf:params:xml:ns:resource-lists"><list><entry uri="${ALICE}"/></list></resource-lists>`,
  });

/** The drawer of a user in the console. */
async function openUser(browser: Browser, user: string): Promise<ConsolePage> {
  const admin = await ConsolePage.signIn(browser, office);
  await admin.page.goto(`${office.url}/console/users?open=${encodeURIComponent(`sip:${user}@office.test`)}`);
  await expect(admin.page.getByRole("heading", { name: "Services" })).toBeVisible();
  return admin;
}

async function toggle(admin: ConsolePage, name: string, isOn: boolean): Promise<void> {
  const service = admin.page.getByRole("switch", { name, exact: true });
  await service.click();
  await expect(service).toBeChecked({ checked: isOn });
  await expect(service).toBeEnabled();
}

test("COR-046 what an operator switches off in the console ends at once and is refused, until it is on again", async ({
  browser,
}) => {
  const bob = await phone("bob", () => tcpLink(office.sipPort));
  expect(statusOf(await bob.subscribe("alice"))).toBe(200);
  const admin = await openUser(browser, "bob");
  await toggle(admin, "Watch others", false);
  const last = await bob.untilLatest((notify) =>
    field(notify, "subscription-state").startsWith("terminated"),
  );
  expect(field(last, "subscription-state")).toBe("terminated;reason=rejected");
  expect((await bob.subscribe("alice")).firstLine).toBe("SIP/2.0 403 Watch Service Not Allowed");
  expect(statusOf(await bob.subscribe("bob"))).toBe(200);
  await expectAccessible(admin.page);

  await toggle(admin, "Watch others", true);
  expect(statusOf(await bob.subscribe("alice"))).toBe(200);
  await toggle(admin, "Watch whole lists", false);
  expect((await bringList(bob)).firstLine).toBe("SIP/2.0 403 List Service Not Allowed");
  expect(statusOf(await bob.subscribe("alice"))).toBe(200);

  await admin.go("audit");
  await expect(admin.page.getByText("bob@office.test").first()).toBeVisible();
  expect(admin.complaints).toEqual([]);
  await admin.close();
});

test("COR-046 who may not publish is seen no more, and publishes nothing, over any transport", async ({
  browser,
}) => {
  const watcher = await phone("alice", () => udpLink(office.sipPort));
  await watcher.subscribe("carol");
  const carol = await phone("carol", () => webSocketLink(`ws://127.0.0.1:${office.httpPort}/sip`));
  expect(statusOf(await carol.publish("here I am"))).toBe(200);
  await watcher.untilLatest(({ text }) => text.includes("here I am"));
  const admin = await openUser(browser, "carol");
  await toggle(admin, "Publish", false);
  await watcher.untilLatest(({ text }) => !text.includes("here I am"));
  expect((await carol.publish("again")).firstLine).toBe("SIP/2.0 403 Publish Service Not Allowed");
  await office.restart();
  const back = await phone("carol", () => tcpLink(office.sipPort));
  expect((await back.publish("and again")).firstLine).toBe("SIP/2.0 403 Publish Service Not Allowed");
  await admin.close();
});

test("COR-046 messages and calls are refused to and from whoever has no such service", async ({
  browser,
}) => {
  const dave = await phone("dave", () => udpLink(office.sipPort));
  const alice = await phone("alice", () => tcpLink(office.sipPort));
  await Promise.all([dave.register(), alice.register()]);
  const admin = await openUser(browser, "dave");
  await toggle(admin, "Messages", false);
  await toggle(admin, "Calls", false);
  const text = { contentType: "text/plain", body: "hello" };
  for (const [from, to] of [
    [dave, alice],
    [alice, dave],
  ] as const) {
    expect((await from.request("MESSAGE", { uri: to.aor, ...text })).firstLine).toBe(
      "SIP/2.0 403 Message Service Not Allowed",
    );
    expect((await from.request("INVITE", { uri: to.aor })).firstLine).toBe(
      "SIP/2.0 403 Call Service Not Allowed",
    );
  }
  await toggle(admin, "Messages", true);
  expect(statusOf(await alice.request("MESSAGE", { uri: dave.aor, ...text }))).toBe(200);
  await admin.close();
});
