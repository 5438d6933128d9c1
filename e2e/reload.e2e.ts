import { expect, type Page, test } from "@playwright/test";
import { ConsolePage } from "./support/console-page";
import { type Link, tcpLink } from "./support/link";
import { Office, samplePassword } from "./support/office";
import { Phone } from "./support/phone";
import { field, isRequest, type Message, readMessage, statusOf } from "./support/sip-message";
import { WatcherPage } from "./support/watcher-page";

let office: Office;
let link: Link;
let alice: Phone;
/** Entity-tag of what alice published. */
let published: string;

test.beforeEach(async () => {
  office = await Office.open();
  published = "";
  link = await tcpLink(office.sipPort);
  alice = new Phone(link, "alice", samplePassword);
  await says(alice, "at her desk");
});
test.afterEach(async () => {
  link.close();
  await office.close();
});

/** A change of the one publication that alice has. */
async function says(from: Phone, note: string): Promise<void> {
  const answer = await from.publish(note, published === "" ? [] : [`SIP-If-Match: ${published}`]);
  expect(statusOf(answer)).toBe(200);
  published = field(answer, "sip-etag");
}

const isOfPresence = (message: Message): boolean => /^presence(;|$)/.test(field(message, "event"));

/** What a page says and hears over its connections from now on, as SIP messages. */
class Talk {
  sent: Message[] = [];
  heard: Message[] = [];

  constructor(page: Page) {
    page.on("websocket", (socket) => {
      socket.on("framesent", ({ payload }) => this.#take(this.sent, String(payload)));
      socket.on("framereceived", ({ payload }) => this.#take(this.heard, String(payload)));
    });
  }

  #take(messages: Message[], text: string): void {
    if (text.trim() !== "") messages.push(readMessage(text));
  }

  forget(): void {
    this.sent = [];
    this.heard = [];
  }

  /** SUBSCRIBEs for presence, those of a list too, that were not answered by a challenge. */
  get subscribes(): readonly Message[] {
    return this.sent.filter((message) => message.firstLine.startsWith("SUBSCRIBE ") && isOfPresence(message));
  }

  get notifies(): readonly Message[] {
    return this.heard.filter((message) => isRequest(message) && isOfPresence(message));
  }
}

/** Loads the page again, until the new one is told of the contacts. */
async function reload(bob: WatcherPage, talk: Talk): Promise<void> {
  talk.forget();
  await bob.page.reload();
  await expect.poll(() => talk.notifies.length).toBeGreaterThan(0);
  await expect(bob.contact("alice")).toHaveAttribute("data-stale", "false");
}

/** What the server has of bob, by resource and package. */
const subscriptions = (admin: ConsolePage): Promise<readonly string[]> =>
  admin.page.evaluate(async () => {
    const answer = await fetch("/api/v1/subscriptions?watcher=sip:bob@office.test");
    const { items } = await answer.json();
    return items
      .map((each: Record<string, unknown>) => `${each.eventPackage} ${each.presentity} ${each.reachable}`)
      .sort();
  });

const keptStates = (page: Page): Promise<string> =>
  page.evaluate(() => sessionStorage.getItem("porchlight:states:sip:bob@office.test") ?? "");

async function openBob(admin: ConsolePage, browser: Parameters<typeof WatcherPage.open>[0]) {
  const bob = await WatcherPage.open(browser, office, "bob", ["alice"]);
  await expect(bob.contact("alice")).toContainText("at her desk");
  await expect.poll(() => keptStates(bob.page)).toContain("at her desk");
  await expect.poll(async () => (await subscriptions(admin)).length).toBeGreaterThan(1);
  return bob;
}

test("a page that is loaded again ten times leaves one subscription per resource and package", async ({
  browser,
}) => {
  test.slow();
  const admin = await ConsolePage.signIn(browser, office);
  const bob = await openBob(admin, browser);
  const before = await subscriptions(admin);
  const talk = new Talk(bob.page);
  for (let count = 0; count < 10; count += 1) await reload(bob, talk);
  await expect.poll(() => subscriptions(admin)).toEqual(before);
  await Promise.all([admin.close(), bob.close()]);
});

test("PRS-110 after a reload the page shows what it knew, says its tag, and hears one NOTIFY without a body", async ({
  browser,
}) => {
  const admin = await ConsolePage.signIn(browser, office);
  const bob = await openBob(admin, browser);
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
  await Promise.all([admin.close(), bob.close()]);
});

test("SYS-009 PRS-110 after kill -9 the page goes on in its dialogs, and is told what it missed and nothing more", async ({
  browser,
}) => {
  test.slow();
  const admin = await ConsolePage.signIn(browser, office);
  const bob = await openBob(admin, browser);
  const before = await subscriptions(admin);
  const talk = new Talk(bob.page);
  await reload(bob, talk);
  await expect.poll(() => subscriptions(admin)).toEqual(before);
  const dialogs = new Set(talk.subscribes.map((each) => field(each, "call-id")));
  talk.forget();
  await office.restart();
  await expect.poll(() => talk.subscribes.length, { timeout: 30_000 }).toBeGreaterThan(0);
  await expect(bob.contact("alice")).toHaveAttribute("data-stale", "false");
  await expect(bob.page.getByTestId("connection-banner")).toBeHidden({ timeout: 30_000 });
  expect(talk.subscribes.filter((each) => !dialogs.has(field(each, "call-id")))).toEqual([]);
  expect(talk.subscribes.filter((each) => !/;tag=/.test(field(each, "to")))).toEqual([]);
  expect(talk.notifies.filter(({ body }) => body !== "")).toEqual([]);
  await expect.poll(() => subscriptions(admin)).toEqual(before);

  const again = await tcpLink(office.sipPort);
  await says(new Phone(again, "alice", samplePassword), "back again");
  await expect(bob.contact("alice")).toContainText("back again");
  again.close();
  await Promise.all([admin.close(), bob.close()]);
});
