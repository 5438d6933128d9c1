import fc from "fast-check";
import { expect, test } from "vitest";
import { unlimited } from "./listed-peer";
import { callerSide, lastHeard, phone, reply, send, sendWithin } from "./phone";
import { World } from "./world";

const runs = 400;

const seeds = [
  "OPTIONS sip:office.test SIP/2.0\r\nVia: SIP/2.0/WS a.invalid;branch=z9hG4bK1\r\nFrom: <sip:a@office.test>;tag=1\r\nTo: <sip:office.test>\r\nCall-ID: 1\r\nCSeq: 1 OPTIONS\r\nContent-Length: 0\r\n\r\n",
  'PUBLISH sip:alice@office.test SIP/2.0\r\nVia: SIP/2.0/WS a.invalid;branch=z9hG4bK2\r\nFrom: <sip:alice@office.test>;tag=1\r\nTo: <sip:alice@office.test>\r\nCall-ID: 2\r\nCSeq: 1 PUBLISH\r\nEvent: presence\r\nContent-Type: application/pidf+xml\r\n\r\n<presence xmlns="urn:ietf:params:xml:ns:pidf" entity="sip:alice@office.test"/>',
  "SUBSCRIBE sip:alice@office.test SIP/2.0\r\nVia: SIP/2.0/WS a.invalid;branch=z9hG4bK3\r\nFrom: <sip:bob@office.test>;tag=1\r\nTo: <sip:alice@office.test>\r\nCall-ID: 3\r\nCSeq: 1 SUBSCRIBE\r\nEvent: presence\r\nContact: <sip:bob@a.invalid;transport=ws>\r\nContent-Length: 0\r\n\r\n",
  'REGISTER sip:office.test SIP/2.0\r\nVia: SIP/2.0/WS a.invalid;branch=z9hG4bK4\r\nFrom: <sip:alice@office.test>;tag=1\r\nTo: <sip:alice@office.test>\r\nCall-ID: 4\r\nCSeq: 1 REGISTER\r\nContact: <sip:alice@a.invalid;transport=ws>;expires=600\r\nAuthorization: Digest username="alice", realm="office.test", nonce="x", uri="sip:office.test", response="0"\r\nContent-Length: 0\r\n\r\n',
  "INVITE sip:alice@office.test SIP/2.0\r\nVia: SIP/2.0/WS a.invalid;branch=z9hG4bK5\r\nFrom: <sip:bob@office.test>;tag=1\r\nTo: <sip:alice@office.test>\r\nCall-ID: 5\r\nCSeq: 1 INVITE\r\nContent-Length: 0\r\n\r\n",
  "SIP/2.0 200 OK\r\nVia: SIP/2.0/WS a.invalid;branch=z9hG4bK6\r\nFrom: <sip:a@b>;tag=1\r\nTo: <sip:c@d>;tag=2\r\nCall-ID: 6\r\nCSeq: 1 NOTIFY\r\nContent-Length: 0\r\n\r\n",
].map((text) => new TextEncoder().encode(text));

/** A valid message with some octets replaced, removed or doubled. */
const mutatedOf = (seeds: readonly Uint8Array[]) =>
  fc
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

const mutated = mutatedOf(seeds);

test("PRV-052 LESSON-5.2 whatever arrives on whatever transport, nothing throws and nothing is left behind", () => {
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
    { numRuns: runs },
  );
});

const federation = {
  mode: "open",
  peers: [],
  otherwise: { trust: "trusted", limits: unlimited, unidentifiedWatchers: true },
} as const;

/** A call that stands, a ringing one, a list with a member elsewhere: what all parties have sent so far. */
function busyOffice() {
  const world = new World({ federation, notifyIntervalMs: 0 });
  world.hops.set("b.test", [{ transport: "tls", address: "203.0.113.5", port: 5061, domain: "b.test" }]);
  const server = world.connect("peer", "tls");
  server.notifyAnswer = undefined;
  world.lose(server);
  world.listen("tls", "203.0.113.5", 5061, server);
  world.write(
    "rls-services/users/sip:alice@office.test/index",
    '<rls-services xmlns="urn:ietf:params:xml:ns:rls-services" xmlns:rl="urn:ietf:params:xml:ns:resource-lists"><service uri="sip:l@office.test"><list><rl:entry uri="sip:x@b.test"/></list></service></rls-services>',
  );
  const [alice, bob] = [phone(world, "alice"), phone(world, "bob", { transport: "udp" })];
  const sent: Uint8Array[] = [];
  const receive = world.receive.bind(world);
  world.receive = (flow, frame) => {
    sent.push(frame);
    receive(flow, frame);
  };
  const call = send(alice, "INVITE", {
    uri: "sip:bob@office.test",
    body: "v=0",
    contentType: "application/sdp",
  });
  reply(bob, lastHeard(bob, "INVITE"), 200);
  const accepted = alice.responseTo(call);
  if (accepted !== undefined) sendWithin(alice, "ACK", callerSide(accepted), 1);
  if (accepted !== undefined) sendWithin(alice, "INFO", callerSide(accepted), 2);
  send(alice, "INVITE", { uri: "sip:bob@office.test" });
  reply(bob, lastHeard(bob, "INVITE"), 180);
  alice.request("SUBSCRIBE", {
    uri: "sip:l@office.test",
    headers: [
      "Event: presence",
      "Supported: eventlist",
      "Accept: application/pidf+xml, application/rlmi+xml, multipart/related",
    ],
  });
  world.pass(0);
  const subscribe = lastHeard(server, "SUBSCRIBE");
  reply(server, subscribe, 200, ["Expires: 3600"]);
  send(server, "NOTIFY", {
    uri: /<([^>]+)>/.exec(subscribe.headers.first("contact") ?? "")?.[1] ?? "",
    from: `${subscribe.headers.first("to")};tag=x`,
    to: subscribe.headers.first("from") ?? "",
    callId: subscribe.callId,
    headers: ["Event: presence", "Subscription-State: active;expires=3600"],
    body: '<presence xmlns="urn:ietf:params:xml:ns:pidf" entity="sip:x@b.test"/>',
  });
  send(alice, "MESSAGE", { uri: "sip:x@b.test", body: "hi", contentType: "text/plain" });
  reply(server, lastHeard(server, "MESSAGE"), 200);
  world.receive = receive;
  for (const party of [alice, bob, server]) party.sendsGarbage = true;
  return { world, parties: [alice, bob, server], sent };
}

test("PRV-052 whatever reaches the proxy, dialogs and back ends, nothing throws, and all comes to an end", () => {
  const { sent } = busyOffice();
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(2), mutatedOf(sent)), { minLength: 1, maxLength: 15 }), (frames) => {
      const { parties, world } = busyOffice();
      for (const [who, frame] of frames) {
        const flow = parties[who]?.flow;
        if (flow !== undefined) world.receive(flow.id, frame);
      }
      world.pass(400_000);
      expect(world.engine.views.counts(world.now).commitsInFlight).toBe(0);
      for (const party of parties) world.lose(party);
      world.pass(100_000);
      expect(world.engine.views.counts(world.now).transactions).toBeLessThan(8);
    }),
    { numRuns: Math.ceil(runs / 4) },
  );
});
