import { setTimeout as delay } from "node:timers/promises";
import { expect, test } from "@playwright/test";
import { Office } from "./support/office";
import { OfficePhones, type Transport, transports } from "./support/office-phones";
import type { Phone } from "./support/phone";
import { field, type Message, statusOf } from "./support/sip-message";

let office: Office;
const phones = new OfficePhones();

test.beforeAll(async () => {
  office = await Office.open({ PORCHLIGHT_CONSOLE: "off", PORCHLIGHT_NOTIFY_INTERVAL_MS: "0" });
});
test.afterAll(() => office.close());
test.afterEach(() => phones.hangUp());

const phone = (user: string, transport: Transport): Promise<Phone> => phones.phone(office, user, transport);

const PIDF = "urn:ietf:params:xml:ns:pidf";
const DIFF_TYPE = "application/pidf-diff+xml";
const FILTER_TYPE = "application/simple-filter+xml";

const presence = (...tuples: readonly string[]): string =>
  `<?xml version="1.0"?><presence xmlns="${PIDF}" entity="sip:alice@office.test">${tuples.join("")}</presence>`;
const partial = (root: "full" | "diff", content: string): string =>
  `<p:pidf-${root} xmlns="${PIDF}" xmlns:p="urn:ietf:params:xml:ns:pidf-diff" entity="sip:alice@office.test">${content}</p:pidf-${root}>`;
const tuple = (id: string, basic: string): string =>
  `<tuple id="${id}"><status><basic>${basic}</basic></status><note>${id} for the whole of the day</note></tuple>`;

const publish = (alice: Phone, body: string, tag = "", contentType = "application/pidf+xml") =>
  alice.request("PUBLISH", {
    contentType,
    body,
    headers: ["Event: presence", ...(tag === "" ? [] : [`SIP-If-Match: ${tag}`])],
  });

const withdraw = (alice: Phone, tag: string) =>
  alice.request("PUBLISH", { headers: ["Event: presence", `SIP-If-Match: ${tag}`, "Expires: 0"] });

const watch = (bob: Phone, event: string, headers: readonly string[], body = "") =>
  bob.request("SUBSCRIBE", {
    uri: "sip:alice@office.test",
    cseq: 1,
    callId: `${Math.random()}`.slice(2),
    headers: [`Event: presence${event}`, ...headers],
    ...(body === "" ? {} : { contentType: FILTER_TYPE, body }),
  });

const count = (expected: number, bob: Phone) => expect.poll(() => bob.notifies.length).toBe(expected);
const last = (bob: Phone): Message => {
  const notify = bob.notifies.at(-1);
  if (notify === undefined) throw new Error("no NOTIFY");
  return notify;
};

for (const transport of transports) {
  test(`FLW-004 PRS-080 PRS-084 F4 partial notification over ${transport}: the whole, a difference, the whole again for a refresh`, async () => {
    const [alice, bob] = [await phone("alice", transport), await phone("bob", transport)];
    const first = await publish(alice, presence(tuple("one", "open"), tuple("two", "open")));
    const accepted = await watch(bob, "", [`Accept: application/pidf+xml;q=0.3, ${DIFF_TYPE};q=1`]);
    expect(statusOf(accepted)).toBe(200);
    await count(1, bob);
    expect(field(last(bob), "content-type")).toBe(DIFF_TYPE);
    expect(last(bob).body).toMatch(/pidf-full[^>]* version="1"/);
    const second = await publish(
      alice,
      presence(tuple("one", "closed"), tuple("two", "open")),
      field(first, "sip-etag"),
    );
    await count(2, bob);
    expect(last(bob).body).toMatch(/pidf-diff[^>]* version="2"/);
    expect(last(bob).body.match(/<[a-z:]*replace /g)).toHaveLength(1);
    expect(last(bob).body.length).toBeLessThan(bob.notifies[0]?.body.length ?? 0);
    await bob.resubscribe(accepted, 10, [`Accept: application/pidf+xml;q=0.3, ${DIFF_TYPE};q=1`]);
    await count(3, bob);
    expect(last(bob).body).toMatch(/pidf-full[^>]* version="3"/);
    const carol = await phone("carol", transport);
    await watch(carol, "", ["Accept: application/pidf+xml"]);
    await count(1, carol);
    expect(field(last(carol), "content-type")).toBe("application/pidf+xml");
    await withdraw(alice, field(second, "sip-etag"));
  });

  test(`FLW-011 F10 a filter over ${transport}: one service of two, and its three refusals`, async () => {
    const [alice, bob] = [await phone("alice", transport), await phone("bob", transport)];
    const published = await publish(alice, presence(tuple("im", "open"), tuple("game", "open")));
    const bound = `<ns-bindings><ns-binding prefix="p" urn="${PIDF}"/></ns-bindings>`;
    const filter = (id: string, selects: string): string =>
      `<filter id="${id}"><what><include>${selects}</include></what></filter>`;
    const set = (...filters: readonly string[]): string =>
      `<filter-set xmlns="urn:ietf:params:xml:ns:simple-filter">${bound}${filters.join("")}</filter-set>`;
    const im = filter("1", '/p:presence/p:tuple[@id="im"]');
    expect(statusOf(await watch(bob, "", [], set(im)))).toBe(200);
    await count(1, bob);
    expect(last(bob).body).toContain('id="im"');
    expect(last(bob).body).not.toContain('id="game"');
    expect(statusOf(await watch(bob, "", [], set(im, filter("2", "//p:note"))))).toBe(488);
    const wrong = await watch(bob, "", [], "<filter-set");
    expect([statusOf(wrong), field(wrong, "warning")]).toEqual([488, expect.stringContaining("399")]);
    const foreign = await bob.request("SUBSCRIBE", {
      uri: "sip:alice@office.test",
      headers: ["Event: presence"],
      contentType: "application/other",
      body: "x",
    });
    expect([statusOf(foreign), field(foreign, "accept")]).toEqual([415, FILTER_TYPE]);
    await withdraw(alice, field(published, "sip-etag"));
  });

  test(`FLW-033 PRS-110 F27 conditional notification over ${transport}: all nine steps`, async () => {
    const [alice, bob] = [await phone("alice", transport), await phone("bob", transport)];
    const first = await publish(alice, presence(tuple("one", "open")));
    const accepted = await watch(bob, "", []);
    await count(1, bob);
    const tagA = field(last(bob), "sip-etag");
    const has = (tag: string): readonly string[] => [`Suppress-If-Match: ${tag}`];
    const kept = await bob.resubscribe(accepted, 10, has(tagA));
    expect([statusOf(kept), field(kept, "expires")]).toEqual([204, "3600"]);
    const second = await publish(alice, presence(tuple("one", "closed")), field(first, "sip-etag"));
    await count(2, bob);
    const tagB = field(last(bob), "sip-etag");
    expect(tagB).not.toBe(tagA);
    expect(statusOf(await bob.resubscribe(accepted, 20, has(tagA)))).toBe(200);
    await count(3, bob);
    expect([field(last(bob), "sip-etag"), last(bob).body]).toEqual([tagB, expect.stringContaining("closed")]);
    expect(statusOf(await bob.resubscribe(accepted, 30, has("*")))).toBe(204);
    const third = await publish(alice, presence(tuple("two", "open")), field(second, "sip-etag"));
    await delay(150);
    expect(bob.notifies).toHaveLength(3);
    expect(statusOf(await bob.resubscribe(accepted, 40))).toBe(200);
    await count(4, bob);
    const tagC = field(last(bob), "sip-etag");
    expect(last(bob).body).toContain('id="two"');
    expect(statusOf(await bob.resubscribe(accepted, 50, ["Expires: 0", ...has(tagC)]))).toBe(204);
    expect(statusOf(await bob.resubscribe(accepted, 60))).toBe(481);
    expect(statusOf(await watch(bob, "", has(tagC)))).toBe(200);
    await count(5, bob);
    expect([last(bob).body, field(last(bob), "sip-etag"), field(last(bob), "content-type")]).toEqual([
      "",
      tagC,
      "",
    ]);
    await withdraw(alice, field(third, "sip-etag"));
  });

  test(`FLW-034 PRS-112 F28 rates over ${transport}: the newest state after the interval, and what is in force is told`, async () => {
    const [alice, bob] = [await phone("alice", transport), await phone("bob", transport)];
    const accepted = await watch(bob, ";max-rate=0.5", []);
    await count(1, bob);
    expect(field(last(bob), "subscription-state")).toBe("active;expires=3600;max-rate=0.5");
    let tag = field(await publish(alice, presence(tuple("n0", "open"))), "sip-etag");
    for (const id of ["n1", "n2", "n3", "n4"]) {
      tag = field(await publish(alice, presence(tuple(id, "open")), tag), "sip-etag");
    }
    expect(bob.notifies).toHaveLength(1);
    await bob.untilNotified(({ body }) => body.includes('id="n4"'));
    expect(bob.notifies).toHaveLength(2);
    await bob.resubscribe(accepted, 10);
    await count(3, bob);
    expect(field(last(bob), "subscription-state")).toMatch(/^active;expires=\d+$/);
    await withdraw(alice, tag);
  });

  test(`FLW-035 PRS-085 PRS-086 F29 partial publication over ${transport}, and what is refused of it`, async () => {
    const [alice, bob] = [await phone("alice", transport), await phone("bob", transport)];
    await watch(bob, "", []);
    const first = await publish(alice, partial("full", tuple("one", "open")), "", DIFF_TYPE);
    expect(statusOf(first)).toBe(200);
    await bob.untilNotified(({ body }) => body.includes('id="one"'));
    const change = `<p:replace sel="*/tuple/status/basic/text()">closed</p:replace>`;
    const second = await publish(alice, partial("diff", change), field(first, "sip-etag"), DIFF_TYPE);
    expect(statusOf(second)).toBe(200);
    await bob.untilLatest(({ body }) => body.includes("<basic>closed</basic>"));
    expect(statusOf(await publish(alice, partial("diff", change), "", DIFF_TYPE))).toBe(400);
    const heard = bob.notifies.length;
    const astray = `<p:add sel="*">${tuple("two", "open")}</p:add><p:remove sel="*/tuple[@id='none']"/>`;
    const refused = await publish(alice, partial("diff", astray), field(second, "sip-etag"), DIFF_TYPE);
    expect([statusOf(refused), field(refused, "content-type")]).toEqual([
      400,
      "application/patch-ops-error+xml",
    ]);
    expect(refused.body).toContain("<unlocated-node");
    await delay(100);
    expect(bob.notifies).toHaveLength(heard);
    expect(statusOf(await withdraw(alice, field(second, "sip-etag")))).toBe(200);
    await bob.untilLatest(({ body }) => !body.includes('id="one"'));
  });
}
