import { setTimeout as delay } from "node:timers/promises";
import { expect, test } from "@playwright/test";
import { Office } from "./support/office";
import { OfficePhones, type Transport, transports } from "./support/office-phones";
import { document, type Phone } from "./support/phone";
import { field, statusOf } from "./support/sip-message";

let office: Office;
const phones = new OfficePhones();

test.beforeAll(async () => {
  office = await Office.open({ PORCHLIGHT_CONSOLE: "off", PORCHLIGHT_NOTIFY_INTERVAL_MS: "0" });
});
test.afterAll(() => office.close());
test.afterEach(() => phones.hangUp());

const phone = (user: string, transport: Transport): Promise<Phone> => phones.phone(office, user, transport);

for (const transport of transports) {
  test.describe(`over ${transport}`, () => {
    test(`FLW-001 FLW-003 F1 F3 publish, refresh, modify, remove, stale tag; the watcher hears what changed (${transport})`, async () => {
      const [alice, bob] = [await phone("alice", transport), await phone("bob", transport)];
      expect(statusOf(await bob.subscribe("alice"))).toBe(200);
      const first = await alice.publish(`first ${transport}`);
      expect([statusOf(first), field(first, "expires")]).toEqual([200, "3600"]);
      await bob.untilNotified(({ body }) => body.includes(`first ${transport}`));
      const refreshed = await alice.request("PUBLISH", {
        headers: ["Event: presence", `SIP-If-Match: ${field(first, "sip-etag")}`],
      });
      expect(statusOf(refreshed)).toBe(200);
      const modified = await alice.publish(`second ${transport}`, [
        `SIP-If-Match: ${field(refreshed, "sip-etag")}`,
      ]);
      await bob.untilNotified(({ body }) => body.includes(`second ${transport}`));
      const stale = await alice.publish("never", [`SIP-If-Match: ${field(first, "sip-etag")}`]);
      expect(statusOf(stale)).toBe(412);
      const removed = await alice.request("PUBLISH", {
        headers: ["Event: presence", `SIP-If-Match: ${field(modified, "sip-etag")}`, "Expires: 0"],
      });
      expect(statusOf(removed)).toBe(200);
      await bob.untilNotified(({ body }) => body !== "" && !body.includes(transport));
      const numbers = bob.notifies.map((notify) => Number(field(notify, "cseq").split(" ")[0]));
      expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
    });

    test(`FLW-009 F8 the watcher ends its subscription (${transport})`, async () => {
      const bob = await phone("bob", transport);
      const accepted = await bob.subscribe("alice");
      const ended = await bob.resubscribe(accepted, 10, ["Expires: 0"]);
      expect([statusOf(ended), field(ended, "expires")]).toEqual([200, "0"]);
      const last = await bob.untilNotified((notify) =>
        field(notify, "subscription-state").startsWith("terminated"),
      );
      expect(field(last, "subscription-state")).toBe("terminated;reason=timeout");
      expect(statusOf(await bob.resubscribe(accepted, 20))).toBe(481);
    });

    test(`FLW-015 FLW-031 F13 a fetch brings one NOTIFY (${transport})`, async () => {
      const bob = await phone("bob", transport);
      const accepted = await bob.subscribe("carol", ["Expires: 0"]);
      expect([statusOf(accepted), field(accepted, "expires")]).toEqual([200, "0"]);
      await bob.untilNotified(
        (notify) => field(notify, "subscription-state") === "terminated;reason=timeout",
      );
      await delay(200);
      expect(bob.notifies).toHaveLength(1);
    });

    test(`FLW-030 F26 the errors every notifier shows (${transport})`, async () => {
      const bob = await phone("bob", transport);
      const uri = "sip:alice@office.test";
      const answer = async (headers: readonly string[], wish: object = {}) =>
        statusOf(await bob.request("SUBSCRIBE", { uri, headers, ...wish }));
      expect(await answer(["Event: nonsense"])).toBe(489);
      expect(await answer([])).toBe(489);
      expect(await answer(["Event: presence", "Expires: 30"])).toBe(423);
      expect(await answer(["Event: presence", "Accept: text/plain"])).toBe(406);
      expect(await answer(["Event: presence"], { body: "x", contentType: "application/foo" })).toBe(415);
      expect(await answer(["Event: presence", "Require: foo"])).toBe(420);
      expect(await answer(["Event: presence"], { login: false })).toBe(401);
      expect(await answer(["Event: presence"], { to: `<${uri}>;tag=none` })).toBe(481);
      expect(await answer(["Event: presence"], { uri: "sip:nobody@office.test" })).toBe(404);
      expect(await answer(["Event: presence"], { uri: "nobodyknows:x", to: `<${uri}>` })).toBe(416);
    });
  });
}

test("PRS-016 nobody publishes for somebody else", async () => {
  const bob = await phone("bob", "tcp");
  const answer = await bob.request("PUBLISH", {
    uri: "sip:alice@office.test",
    headers: ["Event: presence"],
    body: document("sip:alice@office.test", "not mine"),
  });
  expect(statusOf(answer)).toBe(403);
});

test("SYS-007 two devices of one person become one status, each refreshed and ended by itself", async () => {
  const [desk, mobile, bob] = [
    await phone("alice", "ws"),
    await phone("alice", "udp"),
    await phone("bob", "tcp"),
  ];
  await bob.subscribe("alice");
  const atDesk = await desk.publish("at my desk");
  await mobile.publish("on the road");
  await bob.untilNotified(({ body }) => body.includes("at my desk") && body.includes("on the road"));
  const removed = await desk.request("PUBLISH", {
    headers: ["Event: presence", `SIP-If-Match: ${field(atDesk, "sip-etag")}`, "Expires: 0"],
  });
  expect(statusOf(removed)).toBe(200);
  await bob.untilLatest(({ body }) => !body.includes("at my desk") && body.includes("on the road"));
});

test("SYS-008 PRS-064 an element nobody knows comes through as it was published", async () => {
  const [alice, bob] = [await phone("carol", "ws"), await phone("bob", "tcp")];
  await bob.subscribe("carol");
  await alice.request("PUBLISH", {
    headers: ["Event: presence"],
    body: '<presence xmlns="urn:ietf:params:xml:ns:pidf" xmlns:x="urn:example:coffee" entity="sip:carol@office.test"><tuple id="a"><status><basic>open</basic></status><x:cup size="large"><x:sugar/></x:cup></tuple></presence>',
  });
  await bob.untilNotified(({ body }) => body.includes('<x:cup size="large"><x:sugar/></x:cup>'));
});

test("SYS-014 one client publishes and watches on one connection", async () => {
  const alice = await phone("alice", "ws");
  await alice.subscribe("alice");
  await alice.publish("seen by myself");
  await alice.untilNotified(({ body }) => body.includes("seen by myself"));
});

test("PRS-019 a throttled source is told when to come again", async () => {
  const slow = await Office.open({
    PORCHLIGHT_CONSOLE: "off",
    PORCHLIGHT_LIMITS_PUBLISH_THROTTLE_SECONDS: "30",
  });
  try {
    const alice = await phones.phone(slow, "alice", "ws");
    const first = await alice.publish("first");
    const early = await alice.publish("too early", [`SIP-If-Match: ${field(first, "sip-etag")}`]);
    expect(statusOf(early)).toBe(503);
    expect(Number(field(early, "retry-after"))).toBeGreaterThan(20);
  } finally {
    await slow.close();
  }
});
