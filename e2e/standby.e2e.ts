import { expect, test } from "@playwright/test";
import { Front } from "./support/front";
import { tcpLink, udpLink, webSocketLink } from "./support/link";
import { Office, samplePassword } from "./support/office";
import { subscriptionsOf } from "./support/operator-api";
import { Phone } from "./support/phone";
import { field, statusOf } from "./support/sip-message";
import { Talk } from "./support/talk";
import { WatcherPage } from "./support/watcher-page";

let first: Office;
let second: Office;

test.beforeEach(async () => {
  first = await Office.open({ PORCHLIGHT_CONSOLE: "off" });
  second = await first.standby();
  await expect.poll(() => second.output, { timeout: 30_000 }).toContain("standing by");
});
test.afterEach(async () => {
  await second.close();
  await first.close();
});

test("SYS-009 a browser comes back by another node: its dialogs go on, and it is told what it missed and nothing more", async ({
  browser,
}) => {
  test.slow();
  const front = await Front.open(first.httpPort);
  const alice = new Phone(await tcpLink(first.sipPort), "alice", samplePassword);
  expect(statusOf(await alice.publish("at her desk"))).toBe(200);
  const context = await browser.newContext({ reducedMotion: "reduce" });
  const bob = await WatcherPage.signInAt(context, front, "bob");
  await expect(bob.contact("alice")).toContainText("at her desk");
  const carol = await WatcherPage.signInAt(await browser.newContext(), front, "carol");
  await expect(carol.page.getByTestId("my-status")).toBeVisible();
  await expect.poll(async () => (await subscriptionsOf(first, "bob")).length).toBeGreaterThan(1);
  const held = await subscriptionsOf(first, "bob");

  const talk = new Talk(bob.page);
  await bob.page.reload();
  await expect.poll(() => talk.notifies.length).toBeGreaterThan(0);
  await expect(bob.contact("alice")).toHaveAttribute("data-stale", "false");
  const dialogs = new Set(talk.subscribes.map((each) => field(each, "call-id")));
  talk.forget();
  front.leadTo(second.httpPort);
  await first.kill("SIGKILL");
  await second.ready();

  await expect.poll(() => talk.subscribes.length, { timeout: 30_000 }).toBeGreaterThan(0);
  await expect(bob.contact("alice")).toHaveAttribute("data-stale", "false", { timeout: 30_000 });
  await expect(bob.page.getByTestId("connection-banner")).toBeHidden({ timeout: 30_000 });
  expect(talk.subscribes.filter((each) => !dialogs.has(field(each, "call-id")))).toEqual([]);
  expect(talk.subscribes.filter((each) => !/;tag=/.test(field(each, "to")))).toEqual([]);
  expect(talk.notifies.filter(({ body }) => body !== "")).toEqual([]);
  await expect.poll(() => subscriptionsOf(second, "bob"), { timeout: 30_000 }).toEqual(held);

  // Two browsers that came back see each other.
  await expect(carol.page.getByTestId("connection-banner")).toBeHidden({ timeout: 30_000 });
  await carol.setNote("by the other way");
  await expect(bob.contact("carol")).toContainText("by the other way");
  await Promise.all([bob.close(), carol.close()]);
  front.close();
});

test("SYS-009 phones go on by the node that took over: dialogs, publications, and numbers that never go back", async () => {
  const bob = new Phone(await udpLink(first.sipPort), "bob", samplePassword);
  const accepted = await bob.subscribe("alice");
  expect(statusOf(accepted)).toBe(200);
  const published = await new Phone(await tcpLink(first.sipPort), "alice", samplePassword).publish("before");
  await bob.untilNotified(({ body }) => body.includes("before"));
  await first.kill("SIGKILL");
  await second.ready();
  expect(second.output).toContain("taking over");

  const alice = new Phone(
    await webSocketLink(`ws://127.0.0.1:${second.httpPort}/sip`),
    "alice",
    samplePassword,
  );
  const tag = field(published, "sip-etag");
  expect(statusOf(await alice.publish("after", [`SIP-If-Match: ${tag}`]))).toBe(200);
  await bob.untilNotified(({ body }) => body.includes("after"), 40_000);
  const numbers = bob.notifies.map((notify) => Number.parseInt(field(notify, "cseq"), 10));
  expect(numbers).toEqual([...numbers].sort((one, other) => one - other));
});

test("a node that stands by opens no port, and ends when it is told to", async () => {
  await expect(fetch(`${second.url}/`)).rejects.toThrow();
  expect(await second.kill("SIGTERM")).toBe(0);
  await first.restart("SIGKILL");
  expect((await fetch(`${first.url}/`)).status).toBe(200);
});
