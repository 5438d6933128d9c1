import { after, type Instant, instant } from "@porchlight/kernel";
import { describe, expect, test } from "vitest";
import {
  ACCT_APPLICATION_ID,
  type Avp,
  applications,
  commands,
  DISCONNECT_CAUSE,
  type DiameterMessage,
  DiameterNode,
  decodeMessage,
  encodeMessage,
  FAILED_AVP,
  HOST_IP_ADDRESS,
  ORIGIN_HOST,
  ORIGIN_REALM,
  type Peer,
  RESULT_CODE,
  SESSION_ID,
} from "../src/index";

const identity = {
  host: "ps.example.com",
  realm: "example.com",
  product: "Porchlight",
  stateId: 7,
  accounting: true,
  creditControl: false,
};

/** A node, and peers that say what they are told to. */
class Network {
  now: Instant = instant(0);
  readonly sent: { readonly peer: string; readonly message: DiameterMessage }[] = [];
  readonly calls: string[] = [];
  readonly outcomes: string[] = [];
  readonly node: DiameterNode;

  constructor(peers: readonly string[] = ["cdf1", "cdf2"]) {
    this.node = new DiameterNode(
      {
        identity,
        peers,
        seed: { endToEnd: 100, hopByHop: 0xffff_fffe },
        outputs: {
          connect: ({ host }) => this.calls.push(`connect ${host}`),
          disconnect: ({ host }) => this.calls.push(`disconnect ${host}`),
          send: ({ host }, octets) => {
            const message = decodeMessage(octets);
            if (!message.ok) throw new Error("the node sent what cannot be read");
            this.sent.push({ peer: host, message: message.value });
          },
        },
      },
      this.now,
    );
    this.node.start(this.now);
  }

  peer(host: string): Peer {
    const peer = this.node.peers.find((each) => each.host === host);
    if (peer === undefined) throw new Error(`no peer ${host}`);
    return peer;
  }

  open(host: string, avps: readonly Avp[] = cea(host)): void {
    this.node.peers.find((each) => each.host === host)?.connected("192.0.2.1", 30_000, this.now);
    this.answer(host, avps);
  }

  /** Answers what was sent to a peer last. */
  answer(host: string, avps: readonly Avp[], more: Partial<DiameterMessage> = {}): void {
    const { message } = this.lastTo(host);
    this.say(host, { ...message, isRequest: false, isResent: false, avps, ...more });
  }

  ask(host: string, command: number, avps: readonly Avp[]): DiameterMessage {
    const base = { isRequest: true, isProxiable: false, isError: false, isResent: false };
    this.say(host, { ...base, command, applicationId: 0, hopByHop: 1, endToEnd: 2, avps });
    return this.lastTo(host).message;
  }

  say(host: string, message: DiameterMessage): void {
    this.node.received(this.peer(host), encodeMessage(message), this.now);
  }

  lastTo(host: string) {
    const last = this.sent.findLast(({ peer }) => peer === host);
    if (last === undefined) throw new Error(`nothing was sent to ${host}`);
    return last;
  }

  record(name: string, timeoutMs = 60_000, among?: readonly string[]): void {
    this.node.request(
      {
        command: commands.accounting,
        applicationId: applications.accounting,
        avps: [SESSION_ID.of(name)],
        isResent: false,
        timeoutMs,
        among: among ?? this.node.peers.map(({ host }) => host),
      },
      {
        answered: (answer) => this.outcomes.push(`${name} ${RESULT_CODE.in(answer.avps)}`),
        failed: (cause) => this.outcomes.push(`${name} ${cause}`),
      },
      this.now,
    );
  }

  wait(milliseconds: number): void {
    const until = after(this.now, milliseconds);
    for (;;) {
      const next = this.node.nextDeadline();
      if (next === undefined || next > until) break;
      this.now = next > this.now ? next : this.now;
      this.node.advance(this.now);
    }
    this.now = until;
  }
}

const cea = (host: string, more: readonly Avp[] = [ACCT_APPLICATION_ID.of(3)]): readonly Avp[] => [
  RESULT_CODE.of(2001),
  ORIGIN_HOST.of(host),
  ORIGIN_REALM.of("example.com"),
  ...more,
];

describe("the first exchange", () => {
  test("PRV-060 CER is the first message, with addresses and applications", () => {
    const network = new Network();
    expect(network.calls).toEqual(["connect cdf1", "connect cdf2"]);
    network.peer("cdf1").connected("192.0.2.1", 30_000, network.now);
    const { message } = network.lastTo("cdf1");
    expect(message).toMatchObject({ command: 257, isRequest: true, isProxiable: false, applicationId: 0 });
    expect(ORIGIN_HOST.in(message.avps)).toBe("ps.example.com");
    expect(HOST_IP_ADDRESS.in(message.avps)).toEqual(Uint8Array.from([0, 1, 192, 0, 2, 1]));
    expect(ACCT_APPLICATION_ID.in(message.avps)).toBe(3);
  });

  test.each<[string, readonly Avp[]]>([
    ["5010", [RESULT_CODE.of(5010), ORIGIN_HOST.of("cdf1")]],
    ["no application of ours", cea("cdf1", [ACCT_APPLICATION_ID.of(77)])],
    ["3010", [RESULT_CODE.of(3010), ORIGIN_HOST.of("cdf1")]],
    ["another name than was called", cea("somebody")],
  ])("PRV-060 CEA with %s: disconnected, and tried again after 30 seconds", (_, avps) => {
    const network = new Network(["cdf1"]);
    network.open("cdf1", avps);
    expect(network.calls).toEqual(["connect cdf1", "disconnect cdf1"]);
    network.wait(29_999);
    expect(network.calls).toHaveLength(2);
    network.wait(1);
    expect(network.calls.at(-1)).toBe("connect cdf1");
  });

  test("PRV-060 a relay has every application", () => {
    const network = new Network(["cdf1"]);
    network.open("cdf1", cea("CDF1", [ACCT_APPLICATION_ID.of(applications.relay)]));
    expect(network.node.isUp(["cdf1"])).toBe(true);
  });
});

describe("requests", () => {
  test("PRV-063 one that waits for a peer goes when it comes, without T", () => {
    const network = new Network();
    network.record("a");
    network.open("cdf1");
    expect(network.lastTo("cdf1").message).toMatchObject({
      command: 271,
      isProxiable: true,
      isResent: false,
    });
    network.answer("cdf1", [RESULT_CODE.of(2001)]);
    expect(network.outcomes).toEqual(["a 2001"]);
  });

  test("PRV-060 PRV-063 a lost connection: sent to the next peer with T, with the same End-to-End and Session-Id", () => {
    const network = new Network();
    network.open("cdf1");
    network.open("cdf2");
    network.record("a");
    const first = network.lastTo("cdf1").message;
    network.peer("cdf1").disconnected(network.now);
    const second = network.lastTo("cdf2").message;
    expect(second).toMatchObject({ isResent: true, endToEnd: first.endToEnd });
    expect(SESSION_ID.in(second.avps)).toBe("a");
    expect(second.hopByHop).not.toBe(first.hopByHop);
  });

  test("PRV-063 with no other peer it waits for the connection, and then has T", () => {
    const network = new Network(["cdf1"]);
    network.open("cdf1");
    network.record("a", 90_000);
    network.peer("cdf1").disconnected(network.now);
    network.wait(30_000);
    network.open("cdf1");
    expect(network.lastTo("cdf1").message).toMatchObject({ command: 271, isResent: true });
  });

  test("PRV-061 an answer with an unknown Hop-by-Hop identifier is dropped", () => {
    const network = new Network(["cdf1"]);
    network.open("cdf1");
    network.record("a");
    network.answer("cdf1", [RESULT_CODE.of(2001)], { hopByHop: 12345 });
    expect([network.outcomes, network.node.pending]).toEqual([[], 1]);
    network.answer("cdf1", [RESULT_CODE.of(2001)]);
    expect([network.outcomes, network.node.pending]).toEqual([["a 2001"], 0]);
  });

  test("PRV-060 a request goes to peers of its application alone", () => {
    const network = new Network();
    network.open("cdf1");
    network.record("a", 60_000, ["cdf2"]);
    expect(network.node.pending).toBe(1);
    expect(network.lastTo("cdf1").message.command).toBe(257);
    network.open("cdf2");
    expect(network.lastTo("cdf2").message.command).toBe(271);
  });

  test("an answer of another peer is none", () => {
    const network = new Network();
    network.open("cdf1");
    network.open("cdf2");
    network.record("a");
    const { message } = network.lastTo("cdf1");
    network.say("cdf2", { ...message, isRequest: false, avps: [RESULT_CODE.of(2001)] });
    expect(network.outcomes).toEqual([]);
  });

  test("PRV-064 what nobody answers in time has failed; so has what could not be sent", () => {
    const network = new Network(["cdf1"]);
    network.record("unsent", 9_000);
    network.wait(9_000);
    network.open("cdf1");
    network.record("silent", 10_000);
    network.wait(10_000);
    expect(network.outcomes).toEqual(["unsent unsent", "silent silent"]);
  });
});

describe("keeping the connection", () => {
  test("PRV-060 DWR is answered, and sent after 30 silent seconds", () => {
    const network = new Network(["cdf1"]);
    network.open("cdf1");
    const dwa = network.ask("cdf1", 280, [ORIGIN_HOST.of("cdf1"), ORIGIN_REALM.of("example.com")]);
    expect(dwa).toMatchObject({ command: 280, isRequest: false, hopByHop: 1, endToEnd: 2 });
    expect(RESULT_CODE.in(dwa.avps)).toBe(2001);
    network.wait(30_000);
    expect(network.lastTo("cdf1").message).toMatchObject({ command: 280, isRequest: true });
    network.answer("cdf1", [RESULT_CODE.of(2001)]);
    expect(network.node.isUp(["cdf1"])).toBe(true);
  });

  test("PRV-060 an unanswered DWR: what waits goes to the next peer with T, then the connection is closed", () => {
    const network = new Network();
    network.open("cdf1");
    network.wait(9_000);
    network.open("cdf2");
    network.record("a");
    network.wait(22_000);
    network.ask("cdf2", 280, []);
    network.wait(29_000);
    expect(network.lastTo("cdf2").message).toMatchObject({ command: 271, isResent: true });
    network.wait(30_000);
    expect(network.calls).toContain("disconnect cdf1");
  });

  test("PRV-060 after DPR with cause 2 nothing is tried until there is something to send", () => {
    const network = new Network(["cdf1"]);
    network.open("cdf1");
    const dpa = network.ask("cdf1", 282, [
      ORIGIN_HOST.of("cdf1"),
      ORIGIN_REALM.of("example.com"),
      DISCONNECT_CAUSE.of(2),
    ]);
    expect(dpa).toMatchObject({ command: 282, isRequest: false });
    network.wait(600_000);
    expect(network.calls).toEqual(["connect cdf1", "disconnect cdf1"]);
    network.record("a");
    expect(network.calls.at(-1)).toBe("connect cdf1");
  });

  test("PRV-060 after DPR with cause 0 the peer is called again after 30 seconds", () => {
    const network = new Network(["cdf1"]);
    network.open("cdf1");
    network.ask("cdf1", 282, [DISCONNECT_CAUSE.of(0)]);
    network.wait(30_000);
    expect(network.calls).toEqual(["connect cdf1", "disconnect cdf1", "connect cdf1"]);
  });

  test("PRV-060 a stop says DPR, and hangs up with the DPA", () => {
    const network = new Network(["cdf1"]);
    network.open("cdf1");
    network.node.stop(network.now);
    expect(network.lastTo("cdf1").message).toMatchObject({ command: 282, isRequest: true });
    network.answer("cdf1", [RESULT_CODE.of(2001)]);
    expect(network.calls.at(-1)).toBe("disconnect cdf1");
  });

  test("PRV-061 an unknown AVP with M is refused with 5001 and comes back in Failed-AVP; without M it is ignored", () => {
    const network = new Network(["cdf1"]);
    network.open("cdf1");
    const unknown = { code: 99_999, vendorId: undefined, isMandatory: true, data: new Uint8Array(4) };
    const refused = network.ask("cdf1", 280, [unknown]);
    expect(RESULT_CODE.in(refused.avps)).toBe(5001);
    expect(FAILED_AVP.in(refused.avps)).toEqual([unknown]);
    const taken = network.ask("cdf1", 280, [{ ...unknown, isMandatory: false }]);
    expect(RESULT_CODE.in(taken.avps)).toBe(2001);
  });

  test("a command that is not ours is refused with 3001 and E", () => {
    const network = new Network(["cdf1"]);
    network.open("cdf1");
    const refused = network.ask("cdf1", 274, []);
    expect(refused).toMatchObject({ isError: true, isRequest: false });
    expect(RESULT_CODE.in(refused.avps)).toBe(3001);
  });

  test("Hop-by-Hop identifiers go round", () => {
    const network = new Network(["cdf1"]);
    network.open("cdf1");
    network.record("a");
    network.record("b");
    const ids = network.sent.map(({ message }) => message.hopByHop);
    expect(ids).toEqual([0xffff_ffff, 0, 1]);
  });
});
