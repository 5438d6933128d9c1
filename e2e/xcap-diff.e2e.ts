import { randomBytes } from "node:crypto";
import { expect, test } from "@playwright/test";
import { Office, samplePassword } from "./support/office";
import { OfficePhones, type Transport, transports } from "./support/office-phones";
import type { Phone } from "./support/phone";
import { field, type Message, statusOf } from "./support/sip-message";
import { XcapUser } from "./support/xcap";

const LISTS = "application/resource-lists+xml";
const HOME = "resource-lists/users/sip:alice@office.test";
const INDEX = `${HOME}/index`;

let office: Office;
const phones = new OfficePhones();

test.beforeAll(async () => {
  office = await Office.open({ PORCHLIGHT_CONSOLE: "off", PORCHLIGHT_XCAP_NOTIFY_INTERVAL_MS: "0" });
});
test.afterAll(() => office.close());
test.afterEach(() => phones.hangUp());

const phone = (user: string, transport: Transport): Promise<Phone> => phones.phone(office, user, transport);

const xcap = (user: string): XcapUser => new XcapUser(office.httpPort, user, samplePassword);

const uriList = (uris: readonly string[]): string =>
  `<resource-lists xmlns="urn:ietf:params:xml:ns:resource-lists"><list>${uris
    .map((uri) => `<entry uri="${uri.replaceAll('"', "&quot;")}"/>`)
    .join("")}</list></resource-lists>`;

const lists = (content: string): string =>
  `<resource-lists xmlns="urn:ietf:params:xml:ns:resource-lists">${content}</resource-lists>`;

function watch(party: Phone, uris: readonly string[], event = "xcap-diff", more: string[] = []) {
  return party.request("SUBSCRIBE", {
    cseq: 1,
    callId: randomBytes(8).toString("hex"),
    headers: [`Event: ${event}`, ...more],
    body: uriList(uris),
    contentType: LISTS,
  });
}

const tag = (etag: string): string => etag.replaceAll('"', "");

const tells =
  (...parts: readonly string[]) =>
  ({ text }: Message): boolean =>
    parts.every((part) => text.includes(part));

for (const transport of transports) {
  test(`FLW-020 F17 over ${transport}: created, patched, deleted by XCAP, told by SIP with the tags of HTTP`, async () => {
    const alice = await phone("alice", transport);
    const documents = xcap("alice");
    const path = `${HOME}/f17-${transport}`;
    const url = `/xcap-root/${path}`;
    const accepted = await watch(
      alice,
      [path, `${path}/~~/resource-lists/list%5B@name=%22a%22%5D`, "pres-rules/"],
      "xcap-diff;diff-processing=aggregate",
    );
    expect(statusOf(accepted)).toBe(200);
    const first = await alice.untilNotified(() => true);
    expect(field(first, "content-type")).toBe("application/xcap-diff+xml");
    expect(field(first, "subscription-state")).toMatch(/^active;expires=\d+$/);

    const created = await documents.put(url, LISTS, lists('<list name="a"/>'));
    expect(created.status).toBe(201);
    const told = await alice.untilNotified(tells(`new-etag="${tag(created.etag)}"`));
    expect(told.text).toContain('<list name="a"/>');

    const entry = `${url}/~~/resource-lists/list%5B@name=%22a%22%5D/entry%5B@uri=%22sip:bob@office.test%22%5D`;
    const edited = await documents.put(
      entry,
      "application/xcap-el+xml",
      '<entry uri="sip:bob@office.test"/>',
    );
    expect(edited.status).toBe(201);
    await alice.untilNotified(
      tells(
        `previous-etag="${tag(created.etag)}"`,
        `new-etag="${tag(edited.etag)}"`,
        "add sel=",
        "sip:bob@office.test",
      ),
    );

    expect((await documents.delete(url)).status).toBe(200);
    const gone = await alice.untilNotified(tells(`previous-etag="${tag(edited.etag)}"`, 'exists="0"'));
    expect(gone.text).not.toContain("new-etag");
  });
}

test("XDM-079 F17 bob is told nothing of alice's documents, by document, element or collection", async () => {
  const bob = await phone("bob", "ws");
  const accepted = await watch(bob, [INDEX, `${INDEX}/~~/*`, `${HOME}/`, "resource-lists/"]);
  expect(statusOf(accepted)).toBe(200);
  const first = await bob.untilNotified(() => true);
  expect(first.text).not.toContain("sip:alice@office.test/index");
  await xcap("alice").put(`/xcap-root/${HOME}/secret`, LISTS, lists(""));
  const own = await xcap("bob").put(
    "/xcap-root/resource-lists/users/sip:bob@office.test/mine",
    LISTS,
    lists(""),
  );
  await bob.untilNotified(tells(`new-etag="${tag(own.etag)}"`));
  for (const { text } of bob.notifies) expect(text).not.toContain("secret");
  expect(
    statusOf(
      await bob.request("SUBSCRIBE", {
        uri: "sip:alice@office.test",
        headers: ["Event: xcap-diff"],
        body: uriList([INDEX]),
        contentType: LISTS,
      }),
    ),
  ).toBe(403);
});

test("XDM-072 XDM-093 every step in its order for who asks for xcap-patching", async () => {
  const alice = await phone("alice", "ws");
  const documents = xcap("alice");
  const url = `/xcap-root/${HOME}/steps`;
  await watch(alice, [`${HOME}/steps`], "xcap-diff;diff-processing=xcap-patching");
  await alice.untilNotified(() => true);
  const tags: string[] = [];
  for (let n = 0; n < 8; n += 1) {
    tags.push(tag((await documents.put(url, LISTS, lists(`<list name="l${n}"/>`))).etag));
  }
  await alice.untilNotified(tells(`new-etag="${tags[7]}"`));
  const seen = alice.notifies.flatMap(({ text }) => [...text.matchAll(/ new-etag="([^"]+)"/g)]);
  expect(seen.map(([, each]) => each)).toEqual(tags);
});

test("XDM-091 a refresh over the wire brings everything again, with another list another selection", async () => {
  const alice = await phone("alice", "udp");
  const accepted = await watch(alice, [INDEX]);
  await alice.untilNotified(tells(INDEX));
  const event = "xcap-diff";
  expect(statusOf(await alice.resubscribe(accepted, 5, [], { event }))).toBe(200);
  await expect.poll(() => alice.notifies.length).toBe(2);
  expect(alice.notifies.at(-1)?.text).toContain(INDEX);
  const other = { event, body: uriList(["xcap-caps/global/index"]), contentType: LISTS };
  expect(statusOf(await alice.resubscribe(accepted, 8, [], other))).toBe(200);
  await expect.poll(() => alice.notifies.length).toBe(3);
  expect(alice.notifies.at(-1)?.text).not.toContain(INDEX);
});

test("XDM-078 a subscription to documents outlives kill -9", async () => {
  const alice = await phone("alice", "udp");
  await watch(alice, [`${HOME}/durable`]);
  await alice.untilNotified(() => true);
  await office.restart();
  await expect.poll(() => alice.notifies.length, { timeout: 40_000 }).toBeGreaterThan(1);
  const { etag } = await xcap("alice").put(`/xcap-root/${HOME}/durable`, LISTS, lists(""));
  await alice.untilNotified(tells(`new-etag="${tag(etag)}"`));
});

test("bad input: no list, no XML, too long a list, entities: a clear refusal and nothing else happens", async () => {
  const alice = await phone("alice", "ws");
  const ask = async (body: string, contentType = LISTS): Promise<number> =>
    statusOf(await alice.request("SUBSCRIBE", { headers: ["Event: xcap-diff"], body, contentType }));
  expect(await ask("")).toBe(400);
  expect(await ask("<resource-lists")).toBe(400);
  expect(await ask('<!DOCTYPE a [<!ENTITY b "c">]><resource-lists>&b;</resource-lists>')).toBe(400);
  expect(await ask("<x/>", "text/xml")).toBe(415);
  expect(await ask(uriList(Array.from({ length: 1001 }, (_, n) => `a/users/b/${n}`)))).toBe(413);
  expect(alice.notifies).toEqual([]);
});
