import fc from "fast-check";
import { expect, test } from "vitest";
import { World } from "./world";

const seeds = [
  "OPTIONS sip:office.test SIP/2.0\r\nVia: SIP/2.0/WS a.invalid;branch=z9hG4bK1\r\nFrom: <sip:a@office.test>;tag=1\r\nTo: <sip:office.test>\r\nCall-ID: 1\r\nCSeq: 1 OPTIONS\r\nContent-Length: 0\r\n\r\n",
  'PUBLISH sip:alice@office.test SIP/2.0\r\nVia: SIP/2.0/WS a.invalid;branch=z9hG4bK2\r\nFrom: <sip:alice@office.test>;tag=1\r\nTo: <sip:alice@office.test>\r\nCall-ID: 2\r\nCSeq: 1 PUBLISH\r\nEvent: presence\r\nContent-Type: application/pidf+xml\r\n\r\n<presence xmlns="urn:ietf:params:xml:ns:pidf" entity="sip:alice@office.test"/>',
  "SUBSCRIBE sip:alice@office.test SIP/2.0\r\nVia: SIP/2.0/WS a.invalid;branch=z9hG4bK3\r\nFrom: <sip:bob@office.test>;tag=1\r\nTo: <sip:alice@office.test>\r\nCall-ID: 3\r\nCSeq: 1 SUBSCRIBE\r\nEvent: presence\r\nContact: <sip:bob@a.invalid;transport=ws>\r\nContent-Length: 0\r\n\r\n",
  'REGISTER sip:office.test SIP/2.0\r\nVia: SIP/2.0/WS a.invalid;branch=z9hG4bK4\r\nFrom: <sip:alice@office.test>;tag=1\r\nTo: <sip:alice@office.test>\r\nCall-ID: 4\r\nCSeq: 1 REGISTER\r\nContact: <sip:alice@a.invalid;transport=ws>;expires=600\r\nAuthorization: Digest username="alice", realm="office.test", nonce="x", uri="sip:office.test", response="0"\r\nContent-Length: 0\r\n\r\n',
  "INVITE sip:alice@office.test SIP/2.0\r\nVia: SIP/2.0/WS a.invalid;branch=z9hG4bK5\r\nFrom: <sip:bob@office.test>;tag=1\r\nTo: <sip:alice@office.test>\r\nCall-ID: 5\r\nCSeq: 1 INVITE\r\nContent-Length: 0\r\n\r\n",
  "SIP/2.0 200 OK\r\nVia: SIP/2.0/WS a.invalid;branch=z9hG4bK6\r\nFrom: <sip:a@b>;tag=1\r\nTo: <sip:c@d>;tag=2\r\nCall-ID: 6\r\nCSeq: 1 NOTIFY\r\nContent-Length: 0\r\n\r\n",
].map((text) => new TextEncoder().encode(text));

/** A valid message with some octets replaced, removed or doubled. */
const mutated = fc
  .tuple(
    fc.constantFrom(...seeds),
    fc.array(
      fc.record({
        at: fc.nat(700),
        what: fc.constantFrom("replace", "remove", "double"),
        octet: fc.nat(255),
      }),
      { maxLength: 12 },
    ),
  )
  .map(([seed, changes]) => {
    const octets = [...seed];
    for (const { at, what, octet } of changes) {
      const place = at % Math.max(1, octets.length);
      if (what === "replace") octets[place] = octet;
      else if (what === "remove") octets.splice(place, 1);
      else octets.splice(place, 0, ...octets.slice(place, place + 20));
    }
    return Uint8Array.from(octets);
  });

test("LESSON-5.2 whatever arrives on whatever transport, nothing throws and nothing is left behind", () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(mutated, fc.uint8Array({ maxLength: 400 })), { minLength: 1, maxLength: 20 }),
      fc.constantFrom("ws", "udp", "tcp") as fc.Arbitrary<"ws" | "udp" | "tcp">,
      fc.boolean(),
      (frames, transport, trusted) => {
        const world = new World();
        const party = world.connect("alice", transport, trusted);
        party.sendsGarbage = true;
        for (const frame of frames) world.receive(party.flow.id, frame);
        world.pass(100_000);
        expect(world.engine.views.counts(world.now).transactions).toBe(0);
        world.lose(party);
        const { flows, commitsInFlight, expiredNotReaped } = world.engine.views.counts(world.now);
        expect([commitsInFlight, expiredNotReaped]).toEqual([0, 0]);
        // Over UDP an answer may have gone to the port a Via named, on a flow of its own.
        expect(flows).toBeLessThanOrEqual(transport === "udp" ? 1 : 0);
      },
    ),
    { numRuns: 400 },
  );
});
