import type { CreditDecision, CreditService, OwedEvent } from "@porchlight/accounting";
import {
  AUTH_APPLICATION_ID,
  type DiameterMessage,
  DiameterNode,
  decodeMessage,
  encodeMessage,
  ORIGIN_HOST,
  RESULT_CODE,
} from "@porchlight/diameter";
import { after, type Instant, instant } from "@porchlight/kernel";
import { expect, test } from "vitest";
import { CreditByDiameter } from "./credit-by-diameter";

const identity = {
  host: "ps.test",
  realm: "test",
  product: "Porchlight",
  stateId: 1,
  accounting: false,
  creditControl: true,
};

/** Servers that let us in and answer nothing else. */
class SilentServers {
  now: Instant = instant(0);
  readonly sent: { readonly host: string; readonly message: DiameterMessage }[] = [];
  readonly owed: OwedEvent[] = [];
  readonly decisions: CreditDecision[] = [];
  readonly node: DiameterNode;
  readonly check: CreditByDiameter;

  constructor(hosts: readonly string[], away: "allow" | "refuse") {
    this.node = new DiameterNode(
      {
        identity,
        peers: hosts,
        seed: { endToEnd: 1, hopByHop: 1 },
        outputs: {
          connect: () => {},
          disconnect: () => {},
          send: ({ host }, octets) => {
            const message = decodeMessage(octets);
            if (message.ok) this.sent.push({ host, message: message.value });
          },
        },
      },
      this.now,
    );
    this.node.start(this.now);
    for (const peer of this.node.peers) {
      peer.connected("192.0.2.1", 30_000, this.now);
      const request = this.sent.at(-1)?.message;
      if (request === undefined) throw new Error("no CER was sent");
      const avps = [RESULT_CODE.of(2001), ORIGIN_HOST.of(peer.host), AUTH_APPLICATION_ID.of(4)];
      this.node.received(peer, encodeMessage({ ...request, isRequest: false, avps }), this.now);
    }
    this.check = new CreditByDiameter({
      node: this.node,
      perform: (work) => work(this.node),
      peer: { identity, destinationRealm: "test", serviceContext: "32260@3gpp.org", among: hosts },
      owed: { owe: (event) => this.owed.push(event) },
      clock: () => this.now,
      away,
      deliver: (work) => work(),
      onTrouble: () => {},
    });
  }

  ask(service: CreditService): void {
    this.check.ask({ user: "sip:alice@test", service, at: this.now }, (decision) =>
      this.decisions.push(decision),
    );
  }

  waitTx(): void {
    this.now = after(this.now, 10_000);
    this.node.advance(this.now);
  }

  get questions(): readonly string[] {
    return this.sent
      .filter(({ message }) => message.command === 272)
      .map(({ host, message }) => `${host}${message.isResent ? " T" : ""}`);
  }
}

test("PRV-064 a debit that nobody answers for ten seconds: the service goes on, and the debit is kept and sent again with T", () => {
  const servers = new SilentServers(["one", "two"], "refuse");
  servers.ask("PUBLISH");
  expect(servers.decisions).toEqual([]);
  servers.waitTx();
  expect(servers.decisions).toMatchObject([{ kind: "granted", charge: { user: "sip:alice@test" } }]);
  expect(servers.owed).toMatchObject([{ action: "directDebiting", user: "sip:alice@test" }]);
});

test.each([
  ["allow", "granted"],
  ["refuse", "refused"],
] as const)(
  "PRV-064 a balance that nobody answers: the next server with T, then the switch %s",
  (away, kind) => {
    const servers = new SilentServers(["one", "two"], away);
    servers.ask("SUBSCRIBE");
    servers.waitTx();
    expect(servers.questions).toEqual(["one", "two T"]);
    expect(servers.decisions).toEqual([]);
    servers.waitTx();
    expect(servers.decisions.map((decision) => decision.kind)).toEqual([kind]);
    expect(servers.owed).toEqual([]);
  },
);
