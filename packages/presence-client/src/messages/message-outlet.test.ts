import { expect, test } from "vitest";
import type { SipOutcome, SipRequest } from "../sip/request-sender";
import { MessageOutlet } from "./message-outlet";

/** A sender whose requests end when they are told to. */
function heldSender() {
  const open: { readonly request: SipRequest; readonly end: (outcome: SipOutcome) => void }[] = [];
  return {
    open,
    send: (request: SipRequest): Promise<SipOutcome> =>
      new Promise((end) => void open.push({ request, end })),
    octetsOf: ({ body }: SipRequest): number => 500 + (body?.content.length ?? 0),
    bodies: (): (string | undefined)[] => open.map(({ request }) => request.body?.content),
  };
}

const text = (to: string, body: string, isPassing = false) => ({
  to,
  contentType: "text/plain",
  body,
  isPassing,
});
const turns = () => new Promise((resolve) => setImmediate(resolve));

test("COR-054 one MESSAGE is pending per address, however it is written; others do not wait for it", async () => {
  const sender = heldSender();
  const outlet = new MessageOutlet(sender, 1300);
  void outlet.send(text("bob@office.test", "one"));
  void outlet.send(text("im:bob@OFFICE.test", "two"));
  void outlet.send(text("sip:carol@office.test", "other"));
  await turns();
  expect(sender.bodies()).toEqual(["one", "other"]);
  sender.open[0]?.end({ kind: "timeout" });
  await turns();
  expect(sender.bodies()).toEqual(["one", "other", "two"]);
});

test("COR-054 what is passing gives way to what waits behind it, and nothing else does", async () => {
  const sender = heldSender();
  const outlet = new MessageOutlet(sender, 1300);
  const sent = ["first", "(active)", "(idle)", "second", "third"].map((body) =>
    outlet.send(text("bob@office.test", body, body.startsWith("("))),
  );
  for (const next of [0, 1, 2]) {
    await turns();
    sender.open[next]?.end({ kind: "unreachable" });
  }
  expect((await Promise.all(sent)).map(({ kind }) => kind)).toEqual([
    "unreachable",
    "superseded",
    "superseded",
    "unreachable",
    "unreachable",
  ]);
  expect(sender.bodies()).toEqual(["first", "second", "third"]);
});

test("COR-054 more than 1300 octets are not sent, and those behind are", async () => {
  const sender = heldSender();
  const outlet = new MessageOutlet(sender, 1300);
  expect(outlet.room(text("bob@office.test", "x".repeat(700)))).toBe(100);
  const large = outlet.send(text("bob@office.test", "x".repeat(801)));
  void outlet.send(text("bob@office.test", "small"));
  expect(await large).toEqual({ kind: "too-large", excessOctets: 1 });
  await turns();
  expect(sender.bodies()).toEqual(["small"]);
});

test.each(["", "bob", "tel:+1555", "sip:bob@office.test;x", "sip:bob@office.test?subject=x", "pres:b@c"])(
  "%j is no address of a message",
  (to) => {
    const outlet = new MessageOutlet(heldSender(), 1300);
    expect(() => outlet.send(text(to, "x"))).toThrow(TypeError);
  },
);
