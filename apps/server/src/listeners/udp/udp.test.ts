import { createSocket, type Socket } from "node:dgram";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { eventually } from "../../testing/eventually";
import { freePort } from "../../testing/free-port";
import { openSipHost, type SipHost } from "../../testing/sip-host";
import { testConfig } from "../../testing/test-config";
import { say } from "../sayings";

let host: SipHost;
let port: number;
const phones: Phone[] = [];

const useHost = (environment: Readonly<Record<string, string>> = {}): void => {
  beforeEach(async () => {
    port = await freePort();
    host = await openSipHost(testConfig({ PORCHLIGHT_SIP_PORT: String(port), ...environment }));
  });
  afterEach(async () => {
    for (const { socket } of phones.splice(0)) socket.close();
    await host.close();
  });
};

class Phone {
  readonly received: string[] = [];
  private constructor(readonly socket: Socket) {
    socket.on("message", (datagram, remote) => this.received.push(`${remote.port} ${datagram.toString()}`));
  }

  static open(): Promise<Phone> {
    const socket = createSocket("udp4");
    return new Promise((resolve) => {
      socket.bind(0, "127.0.0.1", () => {
        const phone = new Phone(socket);
        phones.push(phone);
        resolve(phone);
      });
    });
  }

  get port(): number {
    return this.socket.address().port;
  }

  send(text: string | Uint8Array): void {
    this.socket.send(text, port, "127.0.0.1");
  }
}

describe("UDP", () => {
  useHost();

  test("COR-008 a UDP port also listens on TCP", () => {
    expect(host.core.listeners.ports).toEqual({ udp: port, tcp: port });
  });

  test("COR-028 each remote address and port is one flow, answered from the port that was asked", async () => {
    host.engine.onReceived = (flow, text, outputs) => outputs.send(flow, `SIP/2.0 200 ${text}`);
    const [alice, bob] = [await Phone.open(), await Phone.open()];
    alice.send("A1");
    bob.send("B1");
    await eventually("both got an answer", () => alice.received.length + bob.received.length === 2);
    alice.send("A2");
    await eventually("alice got another", () => alice.received.length === 2);
    expect(alice.received).toEqual([`${port} SIP/2.0 200 A1`, `${port} SIP/2.0 200 A2`]);
    expect(bob.received).toEqual([`${port} SIP/2.0 200 B1`]);
    expect(host.engine.flows.size).toBe(2);
    const [flow] = [...host.engine.flows.values()];
    expect(flow).toMatchObject({ localAddress: "127.0.0.1", localPort: port, remoteAddress: "127.0.0.1" });
  });

  test("CRLF, STUN and empty datagrams make no flow", async () => {
    const phone = await Phone.open();
    for (const junk of ["\r\n\r\n", "\r\n", "", Uint8Array.of(0, 1, 0, 0)]) phone.send(junk);
    phone.send("OPTIONS");
    await eventually("the message came", () => host.engine.frames.length === 1);
    expect(host.engine.frames[0]?.text).toBe("OPTIONS");
    expect(host.engine.inputs.filter((input) => input === "opened udp")).toHaveLength(1);
  });

  test("a datagram of the largest size arrives whole", async () => {
    const phone = await Phone.open();
    const text = "x".repeat(60_000);
    phone.send(text);
    await eventually("it came", () => host.engine.frames.length === 1);
    expect(host.engine.frames[0]?.text.length).toBe(60_000);
  });

  test("a request of our own goes to the address that was named, on the flow that is there", async () => {
    const phone = await Phone.open();
    const flow = host.engine.outputs.openFlow("udp", "127.0.0.1", phone.port);
    expect(host.engine.flows.get(flow)).toMatchObject({ transport: "udp", remotePort: phone.port });
    host.engine.outputs.send(flow, "NOTIFY");
    await eventually("it came", () => phone.received.length === 1);
    phone.send("200");
    await eventually("the answer came", () => host.engine.frames.length === 1);
    expect(host.engine.frames[0]?.flow).toBe(flow);
  });
});

const binding = Buffer.from("000100002112a442b7e7a701bc34d686fa87dfae", "hex");

describe("STUN on the SIP port", () => {
  useHost({ PORCHLIGHT_LIMITS_STUN_PER_SECOND: "1" });

  test("COR-049 a Binding request gets the mapped address, and makes no flow", async () => {
    const phone = await Phone.open();
    const answers: Buffer[] = [];
    phone.socket.on("message", (datagram) => answers.push(datagram));
    phone.send(binding);
    await eventually("it is answered", () => answers.length === 1);
    const mapped = answers[0]?.subarray(20);
    expect(mapped?.subarray(0, 6).toString("hex")).toBe("002000080001");
    expect((mapped?.readUInt16BE(6) ?? 0) ^ 0x2112).toBe(phone.port);
    expect(host.engine.flows.size).toBe(0);
    phone.send("OPTIONS");
    await eventually("a flow is there", () => host.engine.flows.size === 1);
    expect([...host.core.registry.open()][0]).toMatchObject({ receivedMessages: 1 });
  });

  test("COR-049 more than the rate of an address are left unanswered", async () => {
    const phone = await Phone.open();
    for (let count = 0; count < 20; count += 1) phone.send(binding);
    phone.send("OPTIONS");
    await eventually("all were read", () => host.engine.frames.length === 1);
    const other = await Phone.open();
    other.send("OPTIONS");
    await eventually("time has passed", () => host.engine.frames.length === 2);
    expect(phone.received.length).toBeLessThan(20);
  });
});

describe("STUN switched off", () => {
  useHost({ PORCHLIGHT_TRANSPORTS_STUN: "off" });

  test("COR-049 a Binding request is not answered", async () => {
    const phone = await Phone.open();
    phone.send(binding);
    phone.send("OPTIONS");
    host.engine.onReceived = (flow, _, outputs) => outputs.send(flow, "SIP/2.0 200 OK");
    await eventually("the request is answered", () => phone.received.length === 1);
    expect(phone.received).toEqual([`${port} SIP/2.0 200 OK`]);
  });
});

describe("bounded memory", () => {
  useHost({ PORCHLIGHT_LIMITS_UDP_PEERS: "2" });

  test("a stranger makes room for a newcomer before a peer that the engine knows", async () => {
    const [known, stranger, newcomer] = [await Phone.open(), await Phone.open(), await Phone.open()];
    known.send("1");
    await eventually("the first is known", () => host.engine.flows.size === 1);
    const [knownFlow] = [...host.engine.flows.keys()];
    if (knownFlow === undefined) throw new Error("a flow is open");
    host.engine.known.add(knownFlow);
    stranger.send("2");
    await eventually("the second came", () => host.engine.frames.length === 2);
    newcomer.send("3");
    await eventually("the third came", () => host.engine.frames.length === 3);
    const open = [...host.engine.flows.values()].map(({ remotePort }) => remotePort);
    expect(open.sort()).toEqual([known.port, newcomer.port].sort());
    expect(host.core.registry.recentlyClosed()[0]).toMatchObject({
      remotePort: stranger.port,
      reason: say("closed-to-make-room"),
    });
  });
});

test("datagrams of an address that is banned are dropped, whatever they are", async () => {
  port = await freePort();
  let isBanned = true;
  const bans = { covers: () => isBanned };
  host = await openSipHost(testConfig({ PORCHLIGHT_SIP_PORT: String(port) }), { bans });
  const phone = await Phone.open();
  phone.send("OPTIONS 1");
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(host.engine.flows.size).toBe(0);
  isBanned = false;
  phone.send("OPTIONS 2");
  await eventually("it is let in", () => host.engine.frames.length === 1);
  expect(host.engine.frames.map(({ text }) => text)).toEqual(["OPTIONS 2"]);
  phone.socket.close();
  phones.length = 0;
  await host.close();
});
