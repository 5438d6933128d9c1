import { connect, createServer, type Socket } from "node:net";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { eventually } from "../../testing/eventually";
import { freePort } from "../../testing/free-port";
import { openSipHost, type SipHost } from "../../testing/sip-host";
import { testConfig } from "../../testing/test-config";
import { say } from "../sayings";

let host: SipHost;
let port: number;

const useHost = (environment: Readonly<Record<string, string>> = {}): void => {
  beforeEach(async () => {
    port = await freePort();
    host = await openSipHost(testConfig({ PORCHLIGHT_SIP_PORT: String(port), ...environment }));
  });
  afterEach(() => host.close());
};

const request = (branch: string, body = ""): string =>
  [
    "OPTIONS sip:office.test SIP/2.0",
    `Via: SIP/2.0/TCP 127.0.0.1:9;branch=z9hG4bK${branch}`,
    "From: <sip:alice@office.test>;tag=1",
    "To: <sip:office.test>",
    `Call-ID: ${branch}`,
    "CSeq: 1 OPTIONS",
    `Content-Length: ${Buffer.byteLength(body)}`,
    "",
    body,
  ].join("\r\n");

class Phone {
  received = "";
  isClosed = false;
  private constructor(readonly socket: Socket) {
    socket.setEncoding("utf8");
    socket.on("data", (text) => {
      this.received += String(text);
    });
    socket.on("error", () => undefined);
    socket.on("close", () => {
      this.isClosed = true;
    });
  }

  static async connect(): Promise<Phone> {
    const phone = new Phone(connect(port, "127.0.0.1"));
    await eventually("the phone is connected", () => !phone.socket.connecting);
    return phone;
  }
}

describe("TCP", () => {
  useHost();

  test("COR-009 messages arrive whole, however the stream is cut", async () => {
    const phone = await Phone.connect();
    phone.socket.setNoDelay(true);
    const sent = [request("a", "hello"), request("b"), request("c", "wörld")];
    const octets = Buffer.from(`\r\n${sent.join("")}`);
    for (let at = 0; at < octets.length; at += 7) {
      phone.socket.write(octets.subarray(at, at + 7));
      await new Promise(setImmediate);
    }
    await eventually("all came", () => host.engine.frames.length === 3);
    expect(host.engine.frames.map(({ text }) => text)).toEqual(sent);
    phone.socket.destroy();
  });

  test("COR-004 a request without Content-Length is answered 400 and the connection closed", async () => {
    const phone = await Phone.connect();
    phone.socket.write(request("d").replace("Content-Length: 0\r\n", ""));
    await eventually("it is closed", () => phone.isClosed);
    expect(phone.received).toMatch(/^SIP\/2\.0 400 /);
    expect(phone.received).toContain("branch=z9hG4bKd");
    expect(host.engine.frames).toEqual([]);
  });

  test("COR-009 a message above the limit is answered 413 and the connection closed", async () => {
    const phone = await Phone.connect();
    phone.socket.write(request("e").replace("Content-Length: 0", "Content-Length: 99999999"));
    await eventually("it is closed", () => phone.isClosed);
    expect(phone.received).toMatch(/^SIP\/2\.0 413 /);
  });

  test("COR-007 a double CRLF is answered with one", async () => {
    const phone = await Phone.connect();
    phone.socket.write("\r\n\r\n");
    await eventually("the pong came", () => phone.received === "\r\n");
    phone.socket.write(request("f"));
    await eventually("the message came", () => host.engine.frames.length === 1);
    phone.socket.destroy();
  });

  test("octets that are no SIP close the connection", async () => {
    const phone = await Phone.connect();
    phone.socket.write("\n\n\n\0\0");
    await eventually("it is closed", () => phone.isClosed);
    expect(host.engine.inputs).toContain("closed tcp");
  });

  test("the engine's frames go out in order on the connection of the request", async () => {
    host.engine.onReceived = (flow, _, outputs) => {
      for (const status of ["100 Trying", "200 OK"]) outputs.send(flow, `SIP/2.0 ${status}\r\n\r\n`);
    };
    const phone = await Phone.connect();
    phone.socket.write(request("g"));
    await eventually("both came", () => phone.received.endsWith("200 OK\r\n\r\n"));
    expect(phone.received).toBe("SIP/2.0 100 Trying\r\n\r\nSIP/2.0 200 OK\r\n\r\n");
    phone.socket.destroy();
  });

  test("a flow of our own making carries what was written before it was open, and what comes back", async () => {
    let received = "";
    const peer = createServer((socket) => {
      socket.on("data", (chunk) => {
        received += chunk.toString();
        socket.write(request("back"));
      });
    });
    const peerPort = await freePort();
    await new Promise<void>((resolve) => peer.listen(peerPort, "127.0.0.1", resolve));
    const flow = host.engine.outputs.openFlow("tcp", "127.0.0.1", peerPort);
    expect(host.engine.flows.get(flow)).toMatchObject({
      transport: "tcp",
      remotePort: peerPort,
      localPort: port,
    });
    host.engine.outputs.send(flow, "NOTIFY sip:a SIP/2.0\r\n\r\n");
    expect(host.engine.outputs.openFlow("tcp", "127.0.0.1", peerPort)).toBe(flow);
    await eventually("the answer came", () => host.engine.frames.length === 1);
    expect(received).toBe("NOTIFY sip:a SIP/2.0\r\n\r\n");
    peer.close();
  });

  test("a flow to nobody is reported closed", async () => {
    const nobody = await freePort();
    host.engine.outputs.openFlow("tcp", "127.0.0.1", nobody);
    await eventually("it is closed", () => host.engine.inputs.includes("closed tcp"));
  });

  test("a flow over a transport that cannot be dialled is reported closed", async () => {
    host.engine.outputs.openFlow("ws", "127.0.0.1", 9);
    await eventually("it is closed", () => host.engine.inputs.includes("closed unknown"));
  });
});

describe("patience", () => {
  useHost({ PORCHLIGHT_LIMITS_FIRST_MESSAGE_SECONDS: "1" });

  test("a connection that never says anything is closed", async () => {
    const phone = await Phone.connect();
    await eventually("it is closed", () => phone.isClosed);
    expect(host.core.registry.recentlyClosed()[0]?.reason).toEqual(say("closed-without-first-message"));
  });
});

describe("caps", () => {
  useHost({ PORCHLIGHT_LIMITS_CONNECTIONS_PER_ADDRESS: "2" });

  test("connections above the cap of one address are closed at once; the count follows the live sockets", async () => {
    const [first] = [await Phone.connect(), await Phone.connect()];
    await eventually("two are open", () => host.core.registry.size === 2);
    const third = await Phone.connect();
    await eventually("the third is closed", () => third.isClosed);
    first?.socket.destroy();
    await eventually("one is open", () => host.core.registry.size === 1);
    const fourth = await Phone.connect();
    await eventually("two are open", () => host.core.registry.size === 2);
    fourth.socket.destroy();
  });
});

describe("trusted networks", () => {
  useHost({ PORCHLIGHT_TRUSTED_PEERS: "127.0.0.0/8", PORCHLIGHT_LIMITS_CONNECTIONS_PER_ADDRESS: "1" });

  test("flows of a trusted network are marked, and not capped by address", async () => {
    const phones = [await Phone.connect(), await Phone.connect(), await Phone.connect()];
    await eventually("all are open", () => host.core.registry.size === 3);
    expect([...host.engine.flows.values()].every(({ trusted }) => trusted)).toBe(true);
    for (const { socket } of phones) socket.destroy();
  });
});

describe("switches", () => {
  useHost({ PORCHLIGHT_TRANSPORTS_TCP: "off" });

  test("COR-008 TCP can be switched off while UDP stays on", async () => {
    expect(host.core.listeners.ports).toEqual({ udp: port });
  });
});

test("a connection of an address that is banned is closed at once", async () => {
  port = await freePort();
  host = await openSipHost(testConfig({ PORCHLIGHT_SIP_PORT: String(port) }), {
    bans: { covers: () => true },
  });
  const phone = await Phone.connect();
  await eventually("it is closed", () => phone.isClosed);
  expect(host.engine.flows.size).toBe(0);
  await host.close();
});

describe("TCP from a network that is trusted", () => {
  useHost({ PORCHLIGHT_TRUSTED_PEERS: "127.0.0.0/8" });

  test("RLS-041 COR-009 a message of the length of a list is taken, up to that of the longest", async () => {
    const peer = await Phone.connect();
    peer.socket.write(request("a", "x".repeat(200_000)));
    await eventually("the message came", () => host.engine.frames.length === 1);
    peer.socket.write(request("b").replace("Content-Length: 0", "Content-Length: 1200000"));
    await eventually("it is closed", () => peer.isClosed);
    expect(peer.received).toMatch(/^SIP\/2\.0 413 /);
  });
});
