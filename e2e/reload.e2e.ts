import { type Browser, expect, type Page, test } from "@playwright/test";
import { type Link, tcpLink } from "./support/link";
import { Office, samplePassword } from "./support/office";
import { subscriptionsOf } from "./support/operator-api";
import { Phone } from "./support/phone";
import { SamplePeople } from "./support/sample-people";
import { field, statusOf } from "./support/sip-message";
import { Talk } from "./support/talk";
import { WatcherPage } from "./support/watcher-page";

let office: Office;
let people: SamplePeople;
let link: Link;
let alice: Phone;
/** Entity-tag of what alice published. */
let published: string;

test.beforeAll(async () => {
  office = await Office.open({ PORCHLIGHT_CONSOLE: "off" });
  people = await SamplePeople.of(office);
});
test.beforeEach(async () => {
  await people.renew();
  published = "";
  link = await tcpLink(office.sipPort);
  alice = new Phone(link, "alice", samplePassword);
  await says(alice, "at her desk");
});
test.afterEach(() => link.close());
test.afterAll(() => office.close());

/** A change of the one publication that alice has. */
async function says(from: Phone, note: string): Promise<void> {
  const answer = await from.publish(note, published === "" ? [] : [`SIP-If-Match: ${published}`]);
  expect(statusOf(answer)).toBe(200);
  published = field(answer, "sip-etag");
}

/** Loads the page again, until the new one is told of the contacts. */
async function reload(bob: WatcherPage, talk: Talk): Promise<void> {
  talk.forget();
  await bob.page.reload();
  await expect.poll(() => talk.notifies.length).toBeGreaterThan(0);
  await expect(bob.contact("alice")).toHaveAttribute("data-stale", "false");
}

const keptStates = (page: Page): Promise<string> =>
  page.evaluate(() => sessionStorage.getItem("porchlight:states:sip:bob@office.test") ?? "");

async function openBob(browser: Browser): Promise<WatcherPage> {
  const bob = await WatcherPage.open(browser, office, "bob", ["alice"]);
  await expect(bob.contact("alice")).toContainText("at her desk");
  await expect.poll(() => keptStates(bob.page)).toContain("at her desk");
  await expect.poll(async () => (await subscriptionsOf(office, "bob")).length).toBeGreaterThan(1);
  return bob;
}

test("a page that is loaded again ten times leaves one subscription per resource and package", async ({
  browser,
}) => {
  test.slow();
  const bob = await openBob(browser);
  const before = await subscriptionsOf(office, "bob");
  const talk = new Talk(bob.page);
  for (let count = 0; count < 10; count += 1) await reload(bob, talk);
  await expect.poll(() => subscriptionsOf(office, "bob")).toEqual(before);
  await bob.close();
});

test("PRS-110 after a reload the page shows what it knew, says its tag, and hears one NOTIFY without a body", async ({
  browser,
}) => {
  const bob = await openBob(browser);
  const talk = new Talk(bob.page);
  await reload(bob, talk);
  await expect(bob.contact("alice")).toContainText("at her desk");
  expect(talk.subscribes.map((each) => field(each, "suppress-if-match"))).not.toContain("");
  expect(talk.notifies.length).toBeGreaterThan(0);
  expect(talk.notifies.map(({ body }) => body)).toEqual(talk.notifies.map(() => ""));

  await says(alice, "gone for lunch");
  await expect(bob.contact("alice")).toContainText("gone for lunch");
  await expect.poll(() => keptStates(bob.page)).toContain("gone for lunch");
  await bob.page.getByTestId("sign-out").click();
  await expect(bob.page.getByTestId("sign-in-submit")).toBeVisible();
  await expect.poll(() => keptStates(bob.page)).toBe("");
  await bob.close();
});

test("SYS-009 PRS-110 after kill -9 the page goes on in its dialogs, and is told what it missed and nothing more", async ({
  browser,
}) => {
  test.slow();
  const bob = await openBob(browser);
  const before = await subscriptionsOf(office, "bob");
  const talk = new Talk(bob.page);
  await reload(bob, talk);
  await expect.poll(() => subscriptionsOf(office, "bob")).toEqual(before);
  const dialogs = new Set(talk.subscribes.map((each) => field(each, "call-id")));
  talk.forget();
  await office.restart();
  await expect.poll(() => talk.subscribes.length, { timeout: 30_000 }).toBeGreaterThan(0);
  await expect(bob.contact("alice")).toHaveAttribute("data-stale", "false");
  await expect(bob.page.getByTestId("connection-banner")).toBeHidden({ timeout: 30_000 });
  expect(talk.subscribes.filter((each) => !dialogs.has(field(each, "call-id")))).toEqual([]);
  expect(talk.subscribes.filter((each) => !/;tag=/.test(field(each, "to")))).toEqual([]);
  expect(talk.notifies.filter(({ body }) => body !== "")).toEqual([]);
  await expect.poll(() => subscriptionsOf(office, "bob")).toEqual(before);

  const again = await tcpLink(office.sipPort);
  await says(new Phone(again, "alice", samplePassword), "back again");
  await expect(bob.contact("alice")).toContainText("back again");
  again.close();
  await bob.close();
});
