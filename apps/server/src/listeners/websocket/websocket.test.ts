import { randomBytes } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { WebSocket } from "ws";
import { eventually } from "../../testing/eventually";
import { clientFrame, handshake, opcodes, RawWebSocket } from "../../testing/raw-websocket";
import { openSipHost, type SipHost } from "../../testing/sip-host";
import { testConfig } from "../../testing/test-config";
import { say } from "../sayings";

const allowed = { PORCHLIGHT_WEB_SOCKET_ALLOWED_ORIGINS: "https://phone.example.com" };
const options = "OPTIONS sip:office.test SIP/2.0\r\nVia: SIP/2.0/WS x.invalid;branch=z9hG4bK1\r\n\r\n";

/** RSV1 of the first octet of a frame (RFC 7692 section 6). */
const compressedBit = 0x40;

let host: SipHost;

const useHost = (environment: Readonly<Record<string, string>>): void => {
  beforeEach(async () => {
    host = await openSipHost(testConfig(environment));
  });
  afterEach(() => host.close());
};

async function answerTo(request: string): Promise<string> {
  const client = await RawWebSocket.connect(host.httpPort);
  client.write(request);
  const answer = await client.answer();
  client.destroy();
  return answer;
}

async function connected(): Promise<RawWebSocket> {
  const client = await RawWebSocket.connect(host.httpPort);
  client.write(handshake());
  expect(await client.answer()).toMatch(/^HTTP\/1\.1 101 /);
  return client;
}

const closeCode = async (client: RawWebSocket): Promise<number> => {
  const { opcode, payload } = await client.frame();
  expect(opcode).toBe(opcodes.close);
  return payload.readUInt16BE(0);
};

describe("handshake (V-02)", () => {
  useHost(allowed);

  test("COR-001 101 with the subprotocol sip and the accept value of RFC 6455", async () => {
    const answer = await answerTo(handshake());
    expect(answer).toMatch(/^HTTP\/1\.1 101 /);
    expect(answer).toContain("Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n");
    expect(answer).toContain("Sec-WebSocket-Protocol: sip\r\n");
  });

  test.each(["/", "/sip", "/ws", "/any/path?with=query"])("COR-001 101 on the path %s", async (path) => {
    expect(await answerTo(handshake({}, path))).toMatch(/^HTTP\/1\.1 101 /);
  });

  test("403 for an address that is banned", async () => {
    const banned = await openSipHost(testConfig(allowed), {
      bans: { covers: (each) => each === "127.0.0.1" },
    });
    const client = await RawWebSocket.connect(banned.httpPort);
    client.write(handshake());
    expect(await client.answer()).toMatch(/^HTTP\/1\.1 403 /);
    await banned.close();
  });

  test("COR-001 sip is chosen among several subprotocols", async () => {
    const answer = await answerTo(handshake({ "Sec-WebSocket-Protocol": "chat, sip" }));
    expect(answer).toMatch(/^HTTP\/1\.1 101 /);
    expect(answer).toContain("Sec-WebSocket-Protocol: sip\r\n");
  });

  test.each(["chat", undefined])("COR-001 400 when the subprotocol is %s", async (protocol) => {
    expect(await answerTo(handshake({ "Sec-WebSocket-Protocol": protocol }))).toMatch(/^HTTP\/1\.1 400 /);
  });

  test("COR-001 426 names version 13 when another is asked for", async () => {
    const answer = await answerTo(handshake({ "Sec-WebSocket-Version": "8" }));
    expect(answer).toMatch(/^HTTP\/1\.1 426 /);
    expect(answer).toContain("Sec-WebSocket-Version: 13\r\n");
  });

  test.each([
    ["a key of 15 octets", { "Sec-WebSocket-Key": randomBytes(15).toString("base64") }],
    ["a key of 17 octets", { "Sec-WebSocket-Key": randomBytes(17).toString("base64") }],
    ["no key", { "Sec-WebSocket-Key": undefined }],
    ["another upgrade", { Upgrade: "h2c" }],
    ["no Host", { Host: undefined }],
  ])("COR-001 400 for a handshake with %s", async (_, changes) => {
    expect(await answerTo(handshake(changes))).toMatch(/^HTTP\/1\.1 400 /);
  });

  test("COR-006 403 for an origin that is not allowed", async () => {
    expect(await answerTo(handshake({ Origin: "https://evil.example" }))).toMatch(/^HTTP\/1\.1 403 /);
  });

  test("COR-006 the origin of the server itself is allowed, whatever proxy is in front", async () => {
    expect(await answerTo(handshake({ Origin: "https://sip.example.com" }))).toMatch(/^HTTP\/1\.1 101 /);
  });

  test("COR-006 a client without Origin is let in", async () => {
    expect(await answerTo(handshake({ Origin: undefined }))).toMatch(/^HTTP\/1\.1 101 /);
  });

  test("COR-001 a client that offers compression is answered without it", async () => {
    const answer = await answerTo(handshake({ "Sec-WebSocket-Extensions": "permessage-deflate" }));
    expect(answer).toMatch(/^HTTP\/1\.1 101 /);
    expect(answer).not.toContain("Sec-WebSocket-Extensions");
  });
});

describe("handshake of clients that are no browsers", () => {
  useHost({ PORCHLIGHT_WEB_SOCKET_ALLOW_MISSING_ORIGIN: "off" });

  test("COR-006 403 without Origin when the switch is off", async () => {
    expect(await answerTo(handshake({ Origin: undefined }))).toMatch(/^HTTP\/1\.1 403 /);
  });
});

describe("on the open connection (V-02)", () => {
  useHost(allowed);

  test("COR-002 text and binary messages reach the engine alike", async () => {
    const client = await connected();
    client.write(clientFrame(opcodes.text, options));
    client.write(clientFrame(opcodes.binary, options));
    await eventually("both came", () => host.engine.frames.length === 2);
    expect(host.engine.frames.map(({ text }) => text)).toEqual([options, options]);
  });

  test("COR-002 octets that are no UTF-8 may come in a binary message", async () => {
    const client = await connected();
    const octets = Buffer.concat([Buffer.from(options), Buffer.from([0xc3, 0x28])]);
    client.write(clientFrame(opcodes.binary, octets));
    await eventually("it came", () => host.engine.frames.length === 1);
    expect(host.engine.frames[0]?.text).toBe(octets.toString());
  });

  test("COR-002 an unmasked frame closes with 1002", async () => {
    const client = await connected();
    client.write(clientFrame(opcodes.text, options, { masked: false }));
    expect(await closeCode(client)).toBe(1002);
    await client.closed();
  });

  test("COR-002 text that is not UTF-8 closes with 1007", async () => {
    const client = await connected();
    client.write(clientFrame(opcodes.text, Buffer.from([0xc3, 0x28])));
    expect(await closeCode(client)).toBe(1007);
  });

  test("COR-002 a message above the limit closes with 1009", async () => {
    const client = await connected();
    for (const final of [false, true]) {
      const opcode = final ? opcodes.continuation : opcodes.text;
      client.write(clientFrame(opcode, Buffer.alloc(40_000, "x"), { final }));
    }
    expect(await closeCode(client)).toBe(1009);
    expect(host.engine.frames).toEqual([]);
  });

  test("COR-007 a ping between fragments is answered and the message still assembled", async () => {
    const client = await connected();
    client.write(clientFrame(opcodes.text, options.slice(0, 20), { final: false }));
    client.write(clientFrame(opcodes.ping, "abc"));
    client.write(clientFrame(opcodes.continuation, options.slice(20)));
    const pong = await client.frame();
    expect(pong).toMatchObject({ opcode: opcodes.pong, masked: false });
    expect(pong.payload.toString()).toBe("abc");
    await eventually("the message came", () => host.engine.frames.length === 1);
    expect(host.engine.frames[0]?.text).toBe(options);
  });

  test("COR-002 Close 1000 is answered with Close 1000, then the connection is closed", async () => {
    const client = await connected();
    client.write(clientFrame(opcodes.close, Buffer.from([0x03, 0xe8])));
    expect(await closeCode(client)).toBe(1000);
    await client.closed();
    await eventually("the engine knows", () => host.engine.inputs.includes("closed ws"));
  });

  test.each([opcodes.text, opcodes.binary])(
    "COR-007 a double CRLF (opcode %i) is answered with one, and the engine does not see it",
    async (kind) => {
      const client = await connected();
      client.write(clientFrame(kind, "\r\n\r\n"));
      const { opcode, payload } = await client.frame();
      expect(opcode).toBe(opcodes.text);
      expect(payload.toString()).toBe("\r\n");
      client.write(clientFrame(opcodes.text, "\r\n"));
      client.write(clientFrame(opcodes.text, options));
      await eventually("the message came", () => host.engine.frames.length === 1);
    },
  );

  test("COR-002 frames go out as unmasked text, one message each", async () => {
    host.engine.onReceived = (flow, _, outputs) => {
      outputs.send(flow, "SIP/2.0 200 OK\r\n\r\n");
      outputs.send(flow, "SIP/2.0 202 Accepted\r\n\r\n");
    };
    const client = await connected();
    client.write(clientFrame(opcodes.text, options));
    for (const expected of ["SIP/2.0 200 OK\r\n\r\n", "SIP/2.0 202 Accepted\r\n\r\n"]) {
      const frame = await client.frame();
      expect(frame).toMatchObject({ opcode: opcodes.text, masked: false });
      expect(frame.payload.toString()).toBe(expected);
    }
  });

  test("a reader that takes nothing is cut off, and the others are served", async () => {
    const slow = await connected();
    slow.pause();
    const other = await connected();
    const [slowFlow, otherFlow] = [...host.engine.flows.keys()];
    if (slowFlow === undefined || otherFlow === undefined) throw new Error("two flows are open");
    const frame = `NOTIFY sip:a SIP/2.0\r\n\r\n${"x".repeat(60_000)}`;
    for (let sent = 0; host.engine.flows.has(slowFlow) && sent < 2000; sent += 1) {
      host.engine.outputs.send(slowFlow, frame);
      await new Promise(setImmediate);
    }
    expect(host.engine.flows.has(slowFlow)).toBe(false);
    expect(host.core.registry.recentlyClosed()[0]).toMatchObject({
      id: slowFlow,
      reason: say("closed-as-slow-reader"),
    });
    host.engine.outputs.send(otherFlow, "SIP/2.0 200 OK\r\n\r\n");
    expect((await other.frame()).payload.toString()).toContain("200 OK");
  });

  test("the engine and a person can close a connection; the reason is remembered", async () => {
    const client = await connected();
    const [flow] = [...host.engine.flows.keys()];
    expect(host.core.registry.disconnect(Number(flow), "sent away")).toBe(true);
    expect(await closeCode(client)).toBe(1008);
    expect(host.core.registry.recentlyClosed()[0]).toMatchObject({ code: 1008, reason: "sent away" });
    expect(host.core.registry.disconnect(Number(flow), "again")).toBe(false);
  });

  test("what is known of a connection: origin, user agent, counters", async () => {
    const client = await RawWebSocket.connect(host.httpPort);
    client.write(handshake({ "User-Agent": "Browser/1.0" }));
    await client.answer();
    client.write(clientFrame(opcodes.text, options));
    await eventually("the message came", () => host.engine.frames.length === 1);
    const [seen] = [...host.core.registry.open()];
    expect(seen).toMatchObject({
      transport: "ws",
      remoteAddress: "127.0.0.1",
      localPort: host.httpPort,
      origin: "https://phone.example.com",
      userAgent: "Browser/1.0",
      receivedMessages: 1,
      sentMessages: 0,
      trusted: false,
    });
  });
});

describe("keep-alive by ping", () => {
  useHost({
    ...allowed,
    PORCHLIGHT_WEB_SOCKET_PING_SECONDS: "2",
    PORCHLIGHT_WEB_SOCKET_PONG_SECONDS: "1",
  });

  test("COR-007 a client that answers pings stays and its round trip is known; one that does not is dropped", async () => {
    const silent = await connected();
    const alive = new WebSocket(`ws://127.0.0.1:${host.httpPort}/sip`, "sip");
    await eventually("both are open", () => host.engine.flows.size === 2);
    expect((await silent.frame()).opcode).toBe(opcodes.ping);
    await silent.closed();
    expect(host.core.registry.recentlyClosed()[0]).toMatchObject({ reason: say("closed-without-pong") });
    await eventually("a round trip is known", () => [...host.core.registry.open()][0]?.pingMs !== undefined);
    expect(alive.readyState).toBe(WebSocket.OPEN);
    alive.terminate();
  });
});

describe("compression", () => {
  useHost({ ...allowed, PORCHLIGHT_WEB_SOCKET_COMPRESSION: "on" });

  const answered = async (offer: string): Promise<string | undefined> => {
    const answer = await answerTo(handshake({ "Sec-WebSocket-Extensions": offer }));
    expect(answer).toMatch(/^HTTP\/1\.1 101 /);
    return /^Sec-WebSocket-Extensions: (.*)\r$/m.exec(answer)?.[1];
  };

  test("COR-084 nothing is compressed that was not offered", async () => {
    expect(await answerTo(handshake())).not.toContain("Sec-WebSocket-Extensions");
  });

  test.each([
    ["permessage-deflate", "permessage-deflate"],
    ["permessage-deflate; client_max_window_bits", "permessage-deflate"],
    ["permessage-deflate; server_max_window_bits=10", "permessage-deflate; server_max_window_bits=10"],
    ["permessage-deflate; client_max_window_bits=9", "permessage-deflate; client_max_window_bits=9"],
    ["permessage-deflate; server_no_context_takeover", "permessage-deflate; server_no_context_takeover"],
    ["permessage-deflate; level=9, permessage-deflate", "permessage-deflate"],
    ["permessage-deflate; server_max_window_bits=8", undefined],
    ["permessage-deflate; level=9", undefined],
    ["permessage-bzip2", undefined],
  ])("COR-084 the offer %s is answered %s, and the handshake succeeds", async (offer, answer) => {
    expect(await answered(offer)).toBe(answer);
  });

  test("COR-001 400 for extensions that are no list of extensions", async () => {
    const answer = await answerTo(handshake({ "Sec-WebSocket-Extensions": "permessage-deflate;" }));
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
  });

  test.each([opcodes.ping, opcodes.pong])(
    "COR-084 the compressed bit on a control frame (%i) closes with 1002",
    async (opcode) => {
      const client = await RawWebSocket.connect(host.httpPort);
      client.write(handshake({ "Sec-WebSocket-Extensions": "permessage-deflate" }));
      await client.answer();
      const frame = clientFrame(opcode, "abc");
      frame[0] = (frame[0] ?? 0) | compressedBit;
      client.write(frame);
      expect(await closeCode(client)).toBe(1002);
    },
  );

  test("COR-084 octets that do not inflate close with 1007", async () => {
    const client = await RawWebSocket.connect(host.httpPort);
    client.write(handshake({ "Sec-WebSocket-Extensions": "permessage-deflate" }));
    await client.answer();
    const frame = clientFrame(opcodes.text, Buffer.from([0xff, 0xff, 0xff, 0xff]));
    frame[0] = (frame[0] ?? 0) | compressedBit;
    client.write(frame);
    expect(await closeCode(client)).toBe(1007);
    expect(host.engine.frames).toEqual([]);
  });

  test("COR-084 the limit holds for what a message inflates to", async () => {
    const client = new WebSocket(`ws://127.0.0.1:${host.httpPort}/sip`, "sip");
    await new Promise((resolve) => client.once("open", resolve));
    const closed = new Promise<number>((resolve) => client.once("close", resolve));
    client.send("x".repeat(1_000_000));
    expect(await closed).toBe(1009);
    expect(host.engine.frames).toEqual([]);
  });

  test("COR-084 a compressed message reaches the engine as it was", async () => {
    const client = new WebSocket(`ws://127.0.0.1:${host.httpPort}/sip`, "sip");
    await new Promise((resolve) => client.once("open", resolve));
    const message = `${options}${"presence ".repeat(400)}`;
    client.send(message);
    await eventually("the message came", () => host.engine.frames.length === 1);
    expect(host.engine.frames[0]?.text).toBe(message);
    client.terminate();
  });

  test("COR-084 what is sent to a client that offered it is compressed, and reads as it was", async () => {
    const client = new WebSocket(`ws://127.0.0.1:${host.httpPort}/sip`, "sip");
    await new Promise((resolve) => client.once("open", resolve));
    const notify = `NOTIFY sip:a SIP/2.0\r\n\r\n${"presence ".repeat(400)}`;
    const heard = new Promise<string>((resolve) =>
      client.once("message", (data: Buffer) => resolve(data.toString())),
    );
    const [flow] = [...host.engine.flows.keys()];
    if (flow === undefined) throw new Error("a flow is open");
    host.engine.outputs.send(flow, notify);
    expect(await heard).toBe(notify);
    client.terminate();
  });
});

describe("caps", () => {
  useHost({ ...allowed, PORCHLIGHT_LIMITS_CONNECTIONS_PER_ADDRESS: "2" });

  test("COR-080 429 with Retry-After above the connections of one address, and again room when one has gone", async () => {
    const first = await connected();
    await connected();
    const refused = await answerTo(handshake());
    expect(refused).toMatch(/^HTTP\/1\.1 429 /);
    expect(refused).toMatch(/\r\nRetry-After: [456]\r\n/);
    first.destroy();
    await eventually("the first has gone", () => host.core.registry.size === 1);
    await connected();
  });
});

describe("sockets that ask for nothing", () => {
  useHost({ ...allowed, PORCHLIGHT_LIMITS_CONNECTIONS_PER_ADDRESS: "1" });

  test("are no more of one address than SIP and pages need", async () => {
    const sockets = await Promise.all(Array.from({ length: 103 }, () => RawWebSocket.connect(host.httpPort)));
    await eventually("two are closed", () => sockets.filter(({ isClosed }) => isClosed).length === 2);
    for (const socket of sockets) socket.destroy();
  });
});

describe("connection rate", () => {
  useHost({ ...allowed, PORCHLIGHT_LIMITS_NEW_CONNECTIONS_PER_SECOND: "1" });

  test("COR-080 429 when one address opens connections too fast", async () => {
    const answers = [];
    for (let count = 0; count < 4; count += 1) answers.push(await answerTo(handshake()));
    expect(answers.some((answer) => answer.startsWith("HTTP/1.1 429 "))).toBe(true);
    expect(answers[0]).toMatch(/^HTTP\/1\.1 101 /);
  });
});

describe("switched off", () => {
  useHost({ PORCHLIGHT_TRANSPORTS_WEB_SOCKET: "off" });

  test("COR-008 no handshake is answered", async () => {
    const client = await RawWebSocket.connect(host.httpPort);
    client.write(handshake());
    await client.closed();
    expect(host.engine.flows.size).toBe(0);
  });
});
