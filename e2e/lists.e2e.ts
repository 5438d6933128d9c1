import { randomBytes } from "node:crypto";
import { expect, test } from "@playwright/test";
import { ListCopy } from "./support/list-copy";
import { Office, samplePassword } from "./support/office";
import { OfficePhones, type Transport, transports } from "./support/office-phones";
import { operatorApi } from "./support/operator-api";
import type { Phone } from "./support/phone";
import { field, type Message, statusOf } from "./support/sip-message";
import { XcapUser } from "./support/xcap";

let office: Office;
const phones = new OfficePhones();

test.beforeAll(async () => {
  office = await Office.open({ PORCHLIGHT_CONSOLE: "off", PORCHLIGHT_NOTIFY_INTERVAL_MS: "0" });
});
test.afterAll(() => office.close());
test.afterEach(() => phones.hangUp());

const phone = (user: string, transport: Transport): Promise<Phone> => phones.phone(office, user, transport);

const SERVICES_TYPE = "application/rls-services+xml";
const LISTS_TYPE = "application/resource-lists+xml";
const TAKES_LISTS = [
  "Supported: eventlist",
  "Accept: application/pidf+xml, application/rlmi+xml, multipart/related",
];

const xcap = (user: string): XcapUser => new XcapUser(office.httpPort, user, samplePassword);
const home = (auid: string, user: string): string => `/xcap-root/${auid}/users/sip:${user}@office.test/index`;

/** A list service of alice over a list of hers. */
async function writeService(uri: string, ...members: readonly string[]): Promise<void> {
  const name = /^sip:([^@]+)@/.exec(uri)?.[1] ?? "";
  const anchor = `${office.url}${home("resource-lists", "alice")}/~~/resource-lists/list%5B@name=%22${name}%22%5D`;
  await writeList(name, ...members);
  const service = `<rls-services xmlns="urn:ietf:params:xml:ns:rls-services"><service uri="${uri}"><resource-list>${anchor}</resource-list></service></rls-services>`;
  const answer = await xcap("alice").put(home("rls-services", "alice"), SERVICES_TYPE, service);
  expect([200, 201], answer.text).toContain(answer.status);
}

async function writeList(name: string, ...members: readonly string[]): Promise<void> {
  const entries = members.map((user) => `<entry uri="sip:${user}@office.test"/>`);
  const list = `<resource-lists xmlns="urn:ietf:params:xml:ns:resource-lists"><list name="${name}">${entries.join("")}</list></resource-lists>`;
  const answer = await xcap("alice").put(home("resource-lists", "alice"), LISTS_TYPE, list);
  expect([200, 201], answer.text).toContain(answer.status);
}

const watchList = (alice: Phone, uri: string, headers: readonly string[] = []): Promise<Message> =>
  alice.request("SUBSCRIBE", {
    uri,
    cseq: 1,
    callId: randomBytes(8).toString("hex"),
    headers: ["Event: presence", ...TAKES_LISTS, ...headers],
  });

const tells =
  (...parts: readonly string[]) =>
  ({ text }: Message): boolean =>
    parts.every((part) => text.includes(part));

for (const transport of transports) {
  test(`FLW-021 RLS-008 RLS-020 RLS-022 RLS-070 F18 over ${transport}: one subscription for everybody, told as they change, edited while it stands`, async () => {
    const uri = `sip:friends-${transport}@office.test`;
    await writeService(uri, "bob", "carol");
    const [alice, bob, carol] = [
      await phone("alice", transport),
      await phone("bob", "ws"),
      await phone("carol", "ws"),
    ];
    const inside = await bob.publish(`bob is in ${transport}`);
    const refused = await alice.request("SUBSCRIBE", {
      uri,
      headers: ["Event: presence", "Accept: application/pidf+xml, application/rlmi+xml, multipart/related"],
    });
    expect([statusOf(refused), field(refused, "require")]).toEqual([421, "eventlist"]);
    const accepted = await watchList(alice, uri);
    expect([statusOf(accepted), field(accepted, "require")]).toEqual([200, "eventlist"]);
    const first = await alice.untilNotified(tells('version="0"'));
    expect(first.text).toContain("Require: eventlist");
    expect(field(first, "content-type")).toContain('type="application/rlmi+xml"');
    for (const part of [
      'fullState="true"',
      "sip:bob@office.test",
      "sip:carol@office.test",
      `bob is in ${transport}`,
    ])
      expect(first.body).toContain(part);
    await carol.publish(`carol too ${transport}`);
    const second = await alice.untilNotified(tells('version="1"'));
    expect(second.body).toContain(`carol too ${transport}`);
    expect(second.body).toContain('fullState="false"');
    expect(second.body).not.toContain("sip:bob@office.test");
    await writeList(`friends-${transport}`, "carol", "dave");
    const third = await alice.untilNotified(tells('version="2"'));
    expect(third.body).toContain('fullState="true"');
    expect(third.body).toContain("sip:dave@office.test");
    expect(third.body).not.toContain("sip:bob@office.test");
    const heard = alice.notifies.length;
    await bob.publish("nobody asks", [`SIP-If-Match: ${field(inside, "sip-etag")}`]);
    await alice.resubscribe(accepted, 20, TAKES_LISTS);
    await alice.untilNotified(tells('version="3"', 'fullState="true"'));
    expect(alice.notifies).toHaveLength(heard + 1);
    expect(statusOf(await alice.resubscribe(accepted, 30, [...TAKES_LISTS, "Expires: 0"]))).toBe(200);
    await alice.untilNotified(tells("terminated;reason=timeout"));
  });
}

for (const transport of transports) {
  test(`FLW-022 RLS-060 F19 over ${transport}: a list in the request, refused with a second one`, async () => {
    const [bob, alice] = [await phone("bob", transport), await phone("alice", "ws")];
    await alice.publish(`brought ${transport}`);
    const body = `<resource-lists xmlns="urn:ietf:params:xml:ns:resource-lists"><list><entry uri="sip:alice@office.test"/><entry uri="sip:carol@office.test"/></list></resource-lists>`;
    const brings = [
      ...TAKES_LISTS,
      "Require: recipient-list-subscribe",
      "Content-Disposition: recipient-list",
    ];
    const accepted = await bob.request("SUBSCRIBE", {
      uri: "sip:rls@office.test",
      cseq: 1,
      callId: randomBytes(8).toString("hex"),
      headers: ["Event: presence", ...brings],
      contentType: LISTS_TYPE,
      body,
    });
    expect(statusOf(accepted)).toBe(200);
    const first = await bob.untilNotified(tells('version="0"', `brought ${transport}`));
    expect(first.body).toContain("sip:carol@office.test");
    const second = await bob.resubscribe(accepted, 20, brings, { contentType: LISTS_TYPE, body });
    expect(statusOf(second)).toBe(415);
    expect(statusOf(await bob.resubscribe(accepted, 30, TAKES_LISTS))).toBe(200);
    await bob.untilNotified(tells('version="1"', 'fullState="true"'));
  });
}

for (const transport of transports) {
  test(`RLS-060 RLS-045 over ${transport}: a filter beside the list in the request is for the member that it names`, async () => {
    const [bob, alice, carol] = [
      await phone("bob", transport),
      await phone("alice", "ws"),
      await phone("carol", "ws"),
    ];
    await alice.publish(`left out ${transport}`);
    await carol.publish(`in full ${transport}`);
    const list = `<resource-lists xmlns="urn:ietf:params:xml:ns:resource-lists"><list><entry uri="sip:alice@office.test"/><entry uri="sip:carol@office.test"/></list></resource-lists>`;
    const filter = `<filter-set xmlns="urn:ietf:params:xml:ns:simple-filter"><ns-bindings><ns-binding prefix="p" urn="urn:ietf:params:xml:ns:pidf"/></ns-bindings><filter id="f" uri="sip:alice@office.test"><what><include>/p:presence/p:tuple/p:status</include></what></filter></filter-set>`;
    const part = (type: string, disposition: string, text: string): string =>
      `--here\r\nContent-Type: ${type}\r\nContent-Disposition: ${disposition}\r\n\r\n${text}\r\n`;
    const accepted = await bob.request("SUBSCRIBE", {
      uri: "sip:rls@office.test",
      headers: ["Event: presence", ...TAKES_LISTS, "Require: recipient-list-subscribe"],
      contentType: "multipart/mixed;boundary=here",
      contentEncoding: "gzip",
      body: `${part(LISTS_TYPE, "recipient-list", list)}${part("application/simple-filter+xml", "render", filter)}--here--\r\n`,
    });
    expect(statusOf(accepted)).toBe(200);
    const first = await bob.untilNotified(tells('version="0"', `in full ${transport}`));
    expect(first.body).toContain('entity="sip:alice@office.test"');
    expect(first.body).not.toContain("left out");
  });
}

test("RLS-081 a hundred members of ours: the first NOTIFY tells them all", async () => {
  const people = Array.from({ length: 100 }, (_, at) => `person${at}`);
  const send = operatorApi(office);
  for (const user of people) {
    const made = await send("POST", "/users", { aor: `sip:${user}@office.test`, password: samplePassword });
    expect(made.status).toBe(201);
  }
  for (const user of people.filter((_, at) => at % 10 === 0))
    await (await phone(user, "ws")).publish(`${user} is in`);
  await writeService("sip:hundred@office.test", ...people);
  const alice = await phone("alice", "ws");
  expect(statusOf(await watchList(alice, "sip:hundred@office.test"))).toBe(200);
  const first = await alice.untilNotified(tells("sip:hundred@office.test"));
  expect(first.body).toContain('version="0" fullState="true"');
  expect(first.body.match(/<instance [^>]*state="active" cid=/g)).toHaveLength(100);
  expect(first.body.match(/person\d+ is in/g)).toHaveLength(10);
  expect(alice.notifies).toHaveLength(1);
});

test("RLS-013 RLS-003 other people's lists and other packages are refused", async () => {
  await writeService("sip:friends@office.test", "bob");
  const bob = await phone("bob", "ws");
  expect(statusOf(await watchList(bob, "sip:friends@office.test"))).toBe(403);
  const alice = await phone("alice", "ws");
  const winfo = await alice.request("SUBSCRIBE", {
    uri: "sip:friends@office.test",
    headers: ["Event: presence.winfo", ...TAKES_LISTS],
  });
  expect(statusOf(winfo)).toBe(489);
});

test("RLS-066 what is supported is told to who asks", async () => {
  const alice = await phone("alice", "ws");
  const answer = await alice.request("OPTIONS", { uri: "sip:office.test" });
  expect(field(answer, "supported")).toContain("eventlist");
});

test("RLS-040 RLS-047 POL-035 dave is asked about the list's owner and lets her in: the list tells", async () => {
  await writeService("sip:friends@office.test", "dave");
  const [alice, dave] = [await phone("alice", "ws"), await phone("dave", "ws")];
  await dave.publish("dave is in");
  await dave.request("SUBSCRIBE", {
    cseq: 1,
    callId: randomBytes(8).toString("hex"),
    headers: ["Event: presence.winfo"],
  });
  await watchList(alice, "sip:friends@office.test");
  await alice.untilNotified(tells('state="pending"'));
  await dave.untilNotified(tells('status="pending"', "sip:alice@office.test"));
  const granted = `/xcap-root/resource-lists/users/sip:dave@office.test/index/~~/resource-lists/list%5B@name=%22oma_grantedcontacts%22%5D/entry%5B@uri=%22sip:alice@office.test%22%5D`;
  const entry = '<entry uri="sip:alice@office.test"/>';
  expect((await xcap("dave").put(granted, "application/xcap-el+xml", entry)).status).toBe(201);
  await alice.untilNotified(tells('state="active"', "dave is in"));
  expect((await xcap("dave").delete(granted)).status).toBe(200);
});

test("RLS-073 a list subscription goes on in its dialog after kill -9", async () => {
  await writeService("sip:friends@office.test", "bob", "carol");
  const [alice, bob] = [await phone("alice", "udp"), await phone("bob", "udp")];
  await bob.publish("before the crash");
  const accepted = await watchList(alice, "sip:friends@office.test");
  await alice.untilNotified(tells("before the crash"));
  const cseq = Number.parseInt(field(alice.notifies.at(-1) ?? accepted, "cseq"), 10);
  await office.restart();
  const refreshed = await alice.resubscribe(accepted, 20, TAKES_LISTS);
  expect(statusOf(refreshed)).toBe(200);
  const told = await alice.untilLatest(tells('fullState="true"', "before the crash"));
  expect(Number.parseInt(field(told, "cseq"), 10)).toBeGreaterThan(cseq);
});

for (const transport of transports) {
  test(`RLS-064 over ${transport}: a list comes compressed for who asks, as the latest SUBSCRIBE asks`, async () => {
    const uri = `sip:packed-${transport}@office.test`;
    await writeService(uri, "bob", "carol", "dave", "erin");
    const [alice, bob] = [await phone("alice", transport), await phone("bob", "ws")];
    const note = `packed ${transport} `.repeat(40);
    await bob.publish(note);
    const accepted = await watchList(alice, uri, ["Accept-Encoding: gzip"]);
    const first = await alice.untilNotified(tells('version="0"', note));
    expect(field(first, "content-encoding")).toBe("gzip");
    expect(Number(field(first, "content-length"))).toBeLessThan(Buffer.byteLength(first.body) / 2);
    const deflate = [...TAKES_LISTS, "Accept-Encoding: deflate"];
    expect(statusOf(await alice.resubscribe(accepted, 20, deflate))).toBe(200);
    const second = await alice.untilLatest(tells('version="1"', note));
    expect(field(second, "content-encoding")).toBe("deflate");
    expect(statusOf(await alice.resubscribe(accepted, 30, TAKES_LISTS))).toBe(200);
    const third = await alice.untilLatest((notify) => field(notify, "content-encoding") === "");
    expect(third.body).toContain(note);
  });
}

test("RLS-064 RLS-073 after kill -9 a list is told compressed as it was asked for before", async () => {
  await writeService("sip:packed@office.test", "bob", "carol");
  const [alice, bob] = [await phone("alice", "udp"), await phone("bob", "ws")];
  const note = "packed before the crash ".repeat(40);
  await bob.publish(note);
  await watchList(alice, "sip:packed@office.test", ["Accept-Encoding: deflate"]);
  const first = await alice.untilNotified(tells(note));
  await office.restart();
  const told = await alice.untilNotified((notify) => notify !== first && tells(note)(notify));
  expect([field(told, "content-encoding"), tells('fullState="true"')(told)]).toEqual(["deflate", true]);
});

for (const contentEncoding of ["gzip", "deflate"] as const) {
  test(`RLS-064 RLS-060 COR-018 a list in the request that is compressed: ${contentEncoding}`, async () => {
    const [bob, alice] = [await phone("bob", "tcp"), await phone("alice", "ws")];
    await alice.publish(`unpacked ${contentEncoding}`);
    const brought = {
      uri: "sip:rls@office.test",
      headers: [
        "Event: presence",
        ...TAKES_LISTS,
        "Require: recipient-list-subscribe",
        "Content-Disposition: recipient-list",
      ],
      contentType: LISTS_TYPE,
      contentEncoding,
    };
    const list = (inside: string): string =>
      `<resource-lists xmlns="urn:ietf:params:xml:ns:resource-lists"><list>${inside}</list></resource-lists>`;
    const body = list('<entry uri="sip:alice@office.test"/>');
    expect(statusOf(await bob.request("SUBSCRIBE", { ...brought, body }))).toBe(200);
    await bob.untilNotified(tells('version="0"', `unpacked ${contentEncoding}`));
    const bomb = list(" ".repeat(50_000_000));
    expect(statusOf(await bob.request("SUBSCRIBE", { ...brought, body: bomb }))).toBe(413);
    const { uri, contentType } = brought;
    const headers = [...brought.headers, "Content-Encoding: br"];
    const refused = await bob.request("SUBSCRIBE", { uri, contentType, headers, body });
    expect([statusOf(refused), field(refused, "accept-encoding")]).toEqual([415, "gzip, deflate, identity"]);
  });
}

test("RLS-006 RLS-071 bad input: a list of itself, of nobody, of too many, of what is no address; others are served", async () => {
  const uri = "sip:odd@office.test";
  const many = Array.from({ length: 150 }, (_, index) => `<rl:entry uri="sip:nobody${index}@office.test"/>`);
  const odd = [
    '<rl:entry uri="mailto:bob@office.test"/>',
    `<rl:entry uri="${uri}"/>`,
    '<rl:entry uri="sip:bob@office.test"/>',
  ];
  const service = `<rls-services xmlns="urn:ietf:params:xml:ns:rls-services" xmlns:rl="urn:ietf:params:xml:ns:resource-lists"><service uri="${uri}"><list>${[...odd, ...many].join("")}</list></service></rls-services>`;
  expect(
    (await xcap("alice").put(home("rls-services", "alice"), SERVICES_TYPE, service)).status,
  ).toBeLessThan(300);
  const [alice, bob] = [await phone("alice", "ws"), await phone("bob", "ws")];
  expect(statusOf(await watchList(alice, uri))).toBe(200);
  const told = await alice.untilNotified(tells('version="0"'));
  expect(told.body.match(/reason="noresource"/g)).toHaveLength(99);
  expect(told.body.match(/reason="giveup"/g)).toHaveLength(51);
  expect(told.body).not.toContain("mailto:");
  await bob.publish("still served");
  await alice.untilNotified(tells("still served"));
});

test("RLS-021 RLS-032 RLS-052 a list longer than a datagram: told in several, fetched over a stream alone, not told twice to who has it", async () => {
  const uri = "sip:long@office.test";
  const people = Array.from({ length: 600 }, (_, index) => `nobody${index}`);
  await writeService(uri, "bob", "carol", ...people);
  const [alice, carol] = [await phone("alice", "udp"), await phone("carol", "ws")];
  const published = await carol.publish("at first");
  const accepted = await watchList(alice, uri);
  const copy = new ListCopy();
  let taken = 0;
  const isTold = (): boolean => {
    for (const notify of alice.notifies.slice(taken)) copy.takeNotify(notify);
    taken = alice.notifies.length;
    // What carol said in tests before may stand beside it.
    return copy.rows.length === 602 && String(copy.rows[1]?.[2]).includes("at first");
  };
  await alice.untilNotified(isTold);
  expect(taken).toBeGreaterThan(1);
  for (const { text } of alice.notifies) expect(Buffer.byteLength(text)).toBeLessThan(65_000);
  const tag = field(await alice.untilLatest((notify) => field(notify, "sip-etag") !== ""), "sip-etag");
  for (const cseq of [20, 30]) {
    const known = [...TAKES_LISTS, `Suppress-If-Match: ${tag}`];
    expect(statusOf(await alice.resubscribe(accepted, cseq, known))).toBe(204);
  }
  const heard = alice.notifies.length;
  await carol.publish("and on", [`SIP-If-Match: ${field(published, "sip-etag")}`]);
  await alice.untilNotified(({ body }) => body.includes("and on"));
  expect(alice.notifies).toHaveLength(heard + 1);
  expect(statusOf(await alice.resubscribe(accepted, 40, TAKES_LISTS))).toBe(200);
  const fetched = await watchList(alice, uri, ["Expires: 0"]);
  expect([statusOf(fetched), field(fetched, "warning")]).toEqual([513, expect.stringContaining("too long")]);
  const stream = await phone("alice", "tcp");
  expect(statusOf(await watchList(stream, uri, ["Expires: 0"]))).toBe(200);
  const whole = new ListCopy();
  whole.takeNotify(await stream.untilNotified(() => true));
  expect(whole.rows).toHaveLength(602);
});
