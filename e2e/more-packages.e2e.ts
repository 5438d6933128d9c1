import { expect, test } from "@playwright/test";
import { Office } from "./support/office";
import { OfficePhones, type Transport, transports } from "./support/office-phones";
import type { Phone, Wish } from "./support/phone";
import { field, type Message, statusOf } from "./support/sip-message";

let office: Office;
const phones = new OfficePhones();

test.beforeAll(async () => {
  office = await Office.open({
    PORCHLIGHT_NOTIFY_INTERVAL_MS: "0",
    PORCHLIGHT_CONSOLE: "off",
    PORCHLIGHT_LIMITS_BODY_BYTES: "8192",
    PORCHLIGHT_POLICY_AGENTS: "sip:dave@office.test",
  });
});
test.afterAll(() => office.close());
test.afterEach(() => phones.hangUp());

const phone = (user: string, transport: Transport): Promise<Phone> => phones.phone(office, user, transport);

const DIALOG = "application/dialog-info+xml";
const SUMMARY = "application/simple-message-summary";
const ALICE = "sip:alice@office.test";

const call = (state: string, id = "1"): string =>
  `<dialog id="${id}" call-id="secret-${id}" local-tag="l" remote-tag="r" direction="recipient"><state>${state}</state><remote><identity>sip:customer@example.com</identity></remote></dialog>`;

const calls = (...dialogs: readonly string[]): string =>
  `<?xml version="1.0"?><dialog-info xmlns="urn:ietf:params:xml:ns:dialog-info" version="0" state="full" entity="${ALICE}">${dialogs.join("")}</dialog-info>`;

const mailbox = (fresh: number): string =>
  `Messages-Waiting: ${fresh > 0 ? "yes" : "no"}\r\nMessage-Account: sip:box@office.test\r\nVoice-Message: ${fresh}/3 (0/0)\r\n`;

const watch = (party: Phone, event: string): Promise<Message> =>
  party.request("SUBSCRIBE", {
    uri: ALICE,
    cseq: 1,
    callId: `${event}-${Math.random()}`,
    headers: [`Event: ${event}`, "Expires: 600"],
  });

const say = (party: Phone, event: string, body: string, tag = "", wish: Wish = {}): Promise<Message> =>
  party.request("PUBLISH", {
    uri: ALICE,
    body,
    contentType: event === "dialog" ? DIALOG : SUMMARY,
    ...wish,
    headers: [`Event: ${event}`, ...(tag === "" ? [] : [`SIP-If-Match: ${tag}`]), ...(wish.headers ?? [])],
  });

const tagOf = (answer: Message): string => {
  expect(answer.firstLine).toContain("200");
  return field(answer, "sip-etag");
};

const withdraw = (party: Phone, event: string, tag: string): Promise<Message> =>
  say(party, event, "", tag, { headers: ["Expires: 0"] });

const of = (event: string, isRight: (body: string) => boolean) => (notify: Message) =>
  field(notify, "event") === event && isRight(notify.body);

const shows = (party: Phone, event: string, text: string): Promise<Message> =>
  party.untilLatest(of(event, (body) => body.includes(text)));

for (const transport of transports) {
  test(`a lamp over ${transport}: rings, is answered, goes out; the exchange and the phone each for their own calls`, async () => {
    const [desk, exchange, bob] = [
      await phone("alice", transport),
      await phone("dave", transport),
      await phone("bob", transport),
    ];
    expect(statusOf(await watch(bob, "dialog"))).toBe(200);
    const idle = await bob.untilLatest(of("dialog", (body) => body.includes("dialog-info")));
    expect([field(idle, "content-type"), idle.body.includes("<dialog ")]).toEqual([DIALOG, false]);
    const ringing = tagOf(await say(desk, "dialog", calls(call("early"))));
    await shows(bob, "dialog", "<state>early</state>");
    const answered = tagOf(await say(desk, "dialog", calls(call("confirmed")), ringing));
    const busy = await shows(bob, "dialog", "<state>confirmed</state>");
    expect(busy.body).not.toMatch(/secret|customer/);
    const second = tagOf(await say(exchange, "dialog", calls(call("early", "2"))));
    await shows(bob, "dialog", "<state>early</state>");
    await withdraw(exchange, "dialog", second);
    await bob.untilLatest(
      of("dialog", (body) => body.includes(">confirmed<") && body.includes(">terminated<")),
    );
    await withdraw(desk, "dialog", answered);
    const over = await bob.untilLatest(of("dialog", (body) => !body.includes(">confirmed<")));
    expect(over.body).toContain("<state>terminated</state>");
    const versions = bob.notifies.map(({ body }) => Number(/ version="(\d+)"/.exec(body)?.[1]));
    expect(versions).toEqual(versions.map((_, index) => index));
  });

  test(`a voicemail lamp over ${transport}: for the owner of the mailbox and nobody else`, async () => {
    const [alice, voicemail, bob] = [
      await phone("alice", transport),
      await phone("dave", transport),
      await phone("bob", transport),
    ];
    expect(statusOf(await watch(bob, "message-summary"))).toBe(403);
    expect(statusOf(await say(bob, "message-summary", mailbox(9)))).toBe(403);
    expect(statusOf(await watch(alice, "message-summary"))).toBe(200);
    await shows(alice, "message-summary", "Messages-Waiting: no");
    const first = tagOf(await say(voicemail, "message-summary", mailbox(2)));
    const lit = await shows(alice, "message-summary", "Voice-Message: 2/3 (0/0)");
    expect([field(lit, "content-type"), lit.body]).toEqual([SUMMARY, mailbox(2)]);
    const second = tagOf(await say(voicemail, "message-summary", mailbox(0), first));
    await shows(alice, "message-summary", "Messages-Waiting: no");
    await withdraw(voicemail, "message-summary", second);
  });

  test(`COR-037 registrations over ${transport}: registered, gone, init again`, async () => {
    const [alice, desk, bob] = [
      await phone("alice", transport),
      await phone("alice", "tcp"),
      await phone("bob", transport),
    ];
    expect(statusOf(await watch(bob, "reg"))).toBe(403);
    expect(statusOf(await desk.register(["Expires: 600"]))).toBe(200);
    const accepted = await watch(alice, "reg");
    expect(statusOf(accepted)).toBe(200);
    const known = await shows(alice, "reg", 'event="registered"');
    expect(field(known, "content-type")).toBe("application/reginfo+xml");
    expect(statusOf(await desk.register(["Expires: 0"]))).toBe(200);
    // Not more often than every five seconds (RFC 3680 section 4.10).
    const gone = await alice.untilLatest(
      of("reg", (body) => body.includes('event="unregistered"')),
      15_000,
    );
    expect(gone.body).toContain('state="terminated"><contact');
    await alice.resubscribe(accepted, 10, [], { event: "reg" });
    await shows(alice, "reg", 'state="init"');
  });

  test(`what cannot be read over ${transport} is refused, and the lamps stay as they are`, async () => {
    const [desk, bob] = [await phone("alice", transport), await phone("bob", transport)];
    const tag = tagOf(await say(desk, "dialog", calls(call("confirmed"))));
    expect(statusOf(await watch(bob, "dialog"))).toBe(200);
    await shows(bob, "dialog", ">confirmed<");
    const refused = async (body: string, wish: Wish = {}) =>
      statusOf(await say(desk, "dialog", body, tag, wish));
    expect(await refused("<dialog-info")).toBe(400);
    expect(await refused(calls(call("ringing")))).toBe(400);
    expect(await refused(calls().replace("alice", "bob"))).toBe(400);
    expect(await refused(calls(call("early")), { contentType: "application/pidf+xml" })).toBe(415);
    expect(await refused(calls(`<!--${"x".repeat(9_000)}-->`))).toBe(413);
    expect(statusOf(await say(desk, "message-summary", "hello"))).toBe(400);
    expect(bob.notifies).toHaveLength(1);
    const refreshed = tagOf(await say(desk, "dialog", "", tag));
    const latest = await say(desk, "dialog", calls(call("early", "2")), refreshed);
    await shows(bob, "dialog", ">early<");
    await withdraw(desk, "dialog", tagOf(latest));
  });
}

test("PRS-008 an unknown package is refused with all that there are", async () => {
  const alice = await phone("alice", "tcp");
  const refused = await watch(alice, "conference");
  expect([statusOf(refused), field(refused, "allow-events")]).toEqual([
    489,
    "presence, dialog, message-summary, xcap-diff, reg, ua-profile",
  ]);
  const unpublished = await say(alice, "reg", "x");
  expect([statusOf(unpublished), field(unpublished, "allow-events")]).toEqual([
    489,
    "presence, dialog, message-summary",
  ]);
});

test("SYS-009 kill -9 in the middle of a call: the lamps are as they were, and what ends then puts them out", async () => {
  const [desk, voicemail] = [await phone("alice", "tcp"), await phone("dave", "tcp")];
  const [bob, alice] = [await phone("bob", "udp"), await phone("alice", "udp")];
  expect(statusOf(await desk.register(["Expires: 600"]))).toBe(200);
  for (const [party, event] of [
    [bob, "dialog"],
    [alice, "message-summary"],
  ] as const) {
    expect(statusOf(await watch(party, event))).toBe(200);
  }
  const talking = tagOf(await say(desk, "dialog", calls(call("confirmed"))));
  const waiting = tagOf(await say(voicemail, "message-summary", mailbox(4)));
  const before = await shows(bob, "dialog", ">confirmed<");
  await shows(alice, "message-summary", "Voice-Message: 4/3");

  await office.restart("SIGKILL");
  const version = (notify: Message): number => Number(/ version="(\d+)"/.exec(notify.body)?.[1]);
  const after = await bob.untilNotified(
    (notify) => notify.body.includes(">confirmed<") && version(notify) > version(before),
    40_000,
  );
  expect(after.body).toContain('state="full"');

  const [deskAgain, voicemailAgain] = [await phone("alice", "tcp"), await phone("dave", "tcp")];
  expect(statusOf(await watch(alice, "reg"))).toBe(200);
  await shows(alice, "reg", 'event="registered"');
  await withdraw(deskAgain, "dialog", talking);
  await bob.untilLatest(of("dialog", (body) => !body.includes(">confirmed<")));
  tagOf(await say(voicemailAgain, "message-summary", mailbox(0), waiting));
  await shows(alice, "message-summary", "Messages-Waiting: no");
});
