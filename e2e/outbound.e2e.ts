import { expect, test } from "@playwright/test";
import { Office } from "./support/office";
import { OfficePhones, type Transport } from "./support/office-phones";
import type { Phone } from "./support/phone";
import { SamplePeople } from "./support/sample-people";
import { field, type Message, statusOf } from "./support/sip-message";

const LAPTOP = "urn:uuid:6f2a1c90-3b47-4d1e-9c55-0a8f7be21d44";
const DESK = "urn:uuid:00000000-0000-1000-8000-000a95a0e128";

let office: Office;
let people: SamplePeople;
const phones = new OfficePhones();

test.beforeAll(async () => {
  office = await Office.open({ PORCHLIGHT_CONSOLE: "off" });
  people = await SamplePeople.of(office);
});
test.beforeEach(() => people.renew());
test.afterEach(() => phones.hangUp());
test.afterAll(() => office.close());

const phone = (user: string, transport: Transport): Promise<Phone> => phones.phone(office, user, transport);

interface Registering {
  readonly instance: string;
  readonly regId?: number;
  readonly callId?: string;
  readonly cseq?: number;
  readonly expires?: number;
}

const register = (from: Phone, { instance, regId, callId, cseq, expires = 600 }: Registering) =>
  from.request("REGISTER", {
    uri: `sip:${from.domain}`,
    to: `<${from.aor}>`,
    headers: ["Supported: path, outbound, gruu", `Expires: ${expires}`],
    contactParameters: `${regId === undefined ? "" : `;reg-id=${regId}`};+sip.instance="<${instance}>"`,
    ...(callId === undefined ? {} : { callId }),
    ...(cseq === undefined ? {} : { cseq }),
  });

/** Of the Contact with that instance in a 200. */
function gruu(answer: Message, kind: "pub" | "temp", instance: string): string {
  const contact = answer.headers.get("contact")?.find((each) => each.includes(instance)) ?? "";
  return new RegExp(`${kind}-gruu="([^"]+)"`).exec(contact)?.[1] ?? "";
}

const message = (from: Phone, uri: string, body: string, headers: readonly string[] = []) =>
  from.request("MESSAGE", { uri, body, contentType: "text/plain", headers });

const heard = ({ notifies }: Phone): readonly string[] =>
  notifies.filter(({ firstLine }) => firstLine.startsWith("MESSAGE ")).map(({ body }) => body);

test("COR-036 COR-059 a GRUU leads to its device alone, the public one for good, temporary ones until another Call-ID", async () => {
  const [alice, desk, laptop] = [
    await phone("alice", "tcp"),
    await phone("bob", "udp"),
    await phone("bob", "ws"),
  ];
  await alice.register();
  await register(desk, { instance: DESK });
  const first = await register(laptop, { instance: LAPTOP, regId: 1, callId: "run-1", cseq: 1 });
  const second = await register(laptop, { instance: LAPTOP, regId: 1, callId: "run-1", cseq: 10 });
  const temporary = [first, second].map((answer) => gruu(answer, "temp", LAPTOP));
  const lasting = gruu(first, "pub", LAPTOP);
  expect(new Set(temporary).size).toBe(2);
  expect(gruu(second, "pub", LAPTOP)).toBe(lasting);
  for (const [index, uri] of [lasting, ...temporary].entries())
    expect(statusOf(await message(alice, uri, `to ${index}`))).toBe(200);
  expect([heard(laptop), heard(desk)]).toEqual([["to 0", "to 1", "to 2"], []]);
  expect(laptop.notifies[0]?.firstLine).not.toMatch(/;gr/);

  const third = await register(laptop, { instance: LAPTOP, regId: 1, callId: "run-2", cseq: 20 });
  for (const uri of temporary) expect(statusOf(await message(alice, uri, "too late"))).toBe(404);
  for (const uri of [gruu(third, "temp", LAPTOP), lasting])
    expect(statusOf(await message(alice, uri, "again"))).toBe(200);

  await register(laptop, { instance: LAPTOP, regId: 1, callId: "run-2", cseq: 30, expires: 0 });
  expect(statusOf(await message(alice, lasting, "gone"))).toBe(480);
  expect(statusOf(await message(alice, gruu(third, "temp", LAPTOP), "gone"))).toBe(404);
  expect(statusOf(await message(alice, `${lasting}x`, "nobody"))).toBe(404);
  expect(heard(desk)).toEqual([]);
});

test("COR-036 COR-038 after kill -9 a phone that can be called back is, by its GRUUs too", async () => {
  const desk = await phone("bob", "udp");
  const answer = await register(desk, { instance: DESK, callId: "desk", cseq: 1 });
  await office.restart();
  const alice = await phone("alice", "tcp");
  await alice.register();
  for (const uri of ["sip:bob@office.test", gruu(answer, "pub", DESK), gruu(answer, "temp", DESK)])
    expect(statusOf(await message(alice, uri, "still there"))).toBe(200);
  expect(heard(desk)).toHaveLength(3);
});

test("COR-034 COR-035 the same flow number over another connection takes the place of the old; a lost one is gone at once", async () => {
  const alice = await phone("alice", "tcp");
  await alice.register();
  const [before, after] = [await phone("bob", "ws"), await phone("bob", "ws")];
  const granted = await register(before, { instance: LAPTOP, regId: 1 });
  expect([field(granted, "require"), field(granted, "flow-timer")]).toEqual(["outbound", "120"]);
  const replaced = await register(after, { instance: LAPTOP, regId: 1 });
  expect(replaced.headers.get("contact")).toHaveLength(1);
  before.link.close();
  expect(statusOf(await message(alice, "sip:bob@office.test", "one"))).toBe(200);
  expect(heard(after)).toEqual(["one"]);
  after.link.close();
  await expect.poll(async () => statusOf(await message(alice, "sip:bob@office.test", "two"))).toBe(480);
});

test("COR-085 two flows of one laptop: what is sent to it arrives once, over the latest, and over the other when that is gone", async () => {
  const alice = await phone("alice", "tcp");
  await alice.register();
  const [first, second] = [await phone("bob", "ws"), await phone("bob", "ws")];
  await register(first, { instance: LAPTOP, regId: 1 });
  await register(second, { instance: LAPTOP, regId: 2 });
  expect(statusOf(await message(alice, "sip:bob@office.test", "to the latest"))).toBe(200);
  expect([heard(first), heard(second)]).toEqual([[], ["to the latest"]]);
  second.link.close();
  await expect
    .poll(async () => {
      await message(alice, "sip:bob@office.test", "to the other");
      return heard(first);
    })
    .toContain("to the other");
});

test("COR-039 the Service-Route of a 200 is the same each time, and leads a request on as a Route", async () => {
  const [alice, bob] = [await phone("alice", "tcp"), await phone("bob", "udp")];
  const answer = await alice.register();
  await bob.register();
  const route = field(answer, "service-route");
  expect(route).toMatch(/^<sip:[^>]+;lr>$/);
  expect(field(await alice.register(), "service-route")).toBe(route);
  expect(statusOf(await message(alice, "sip:bob@office.test", "by route", [`Route: ${route}`]))).toBe(200);
  expect(heard(bob)).toEqual(["by route"]);
  expect(bob.notifies[0]?.headers.has("route")).toBe(false);
});
