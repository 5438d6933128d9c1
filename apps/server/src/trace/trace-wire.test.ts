import { spawnSync } from "node:child_process";
import { createSocket } from "node:dgram";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { instant } from "@porchlight/kernel";
import { decodeUtf8Lossy, encodeUtf8 } from "@porchlight/sip-message";
import { pcapngBlocks, type TracedMessage } from "@porchlight/sip-trace";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { WebSocket } from "ws";
import { randomIds } from "../runtime/random-ids";
import { steadyClock } from "../runtime/steady-clock";
import { eventually } from "../testing/eventually";
import { freePort } from "../testing/free-port";
import { openSipHost, type SipHost } from "../testing/sip-host";
import { testConfig } from "../testing/test-config";
import { TraceDesk } from "./trace-desk";

let host: SipHost;
let port: number;
let desk: TraceDesk;

beforeEach(async () => {
  port = await freePort();
  host = await openSipHost(testConfig({ PORCHLIGHT_SIP_PORT: String(port) }));
  host.engine.onReceived = (flow, _text, outputs) =>
    outputs.send(flow, "SIP/2.0 200 OK\r\nCSeq: 1 OPTIONS\r\nContent-Length: 0\r\n\r\n");
  desk = new TraceDesk({
    clock: steadyClock(),
    ids: randomIds(),
    wire: host.core.registry,
    identitiesOn: () => [],
    changed: () => {},
    onFault: (error) => {
      throw error;
    },
  });
});
afterEach(async () => {
  desk.close();
  await host.close();
});

/** Traces every connection that is opened next. */
function traceNext(): () => readonly TracedMessage[] {
  const trace = desk.start({ kind: "connection", connection: 1 }, 60, "a test");
  return () => trace?.recording.messages ?? [];
}

const textsOf = (messages: readonly TracedMessage[]): readonly string[] =>
  messages.map(({ direction, octets }) => `${direction} ${decodeUtf8Lossy(octets).split("\r\n")[0]}`);

const options = [
  "OPTIONS sip:office.test SIP/2.0",
  "Via: SIP/2.0/TCP 127.0.0.1;branch=z9hG4bK1",
  "From: <sip:alice@office.test>;tag=1",
  "To: <sip:office.test>",
  "Call-ID: c1",
  "CSeq: 1 OPTIONS",
  "Content-Length: 0",
  "",
  "",
].join("\r\n");

describe("a trace has what really crossed the wire", () => {
  test("of UDP, what is no SIP among it", async () => {
    const messages = traceNext();
    const socket = createSocket("udp4");
    socket.send("no SIP at all", port, "127.0.0.1");
    await eventually("both are there", () => messages().length === 2);
    socket.close();
    expect(textsOf(messages())).toEqual(["in no SIP at all", "out SIP/2.0 200 OK"]);
    expect(messages()[0]?.flow).toMatchObject({
      transport: "udp",
      remoteAddress: "127.0.0.1",
      localPort: port,
    });
  });

  test("of TCP, what ends the connection among it, and the answer to that", async () => {
    const messages = traceNext();
    const socket = connect(port, "127.0.0.1");
    socket.on("data", () => {});
    socket.write(options);
    await eventually("the first is answered", () => messages().length === 2);
    socket.write(options.replace("Content-Length: 0", "Content-Length: x"));
    await eventually("the second is refused", () => messages().length === 4);
    socket.destroy();
    expect(textsOf(messages())).toEqual([
      "in OPTIONS sip:office.test SIP/2.0",
      "out SIP/2.0 200 OK",
      "in OPTIONS sip:office.test SIP/2.0",
      "out SIP/2.0 400 Bad Request",
    ]);
  });

  test("of WebSocket, the messages inside; keep-alives are none", async () => {
    const messages = traceNext();
    const socket = new WebSocket(`ws://127.0.0.1:${host.httpPort}/sip`, "sip");
    await once(socket, "open");
    socket.send("\r\n\r\n");
    socket.send(options);
    await eventually("it is answered", () => messages().length === 2);
    socket.terminate();
    expect(textsOf(messages())).toEqual(["in OPTIONS sip:office.test SIP/2.0", "out SIP/2.0 200 OK"]);
    expect(messages()[0]?.flow.transport).toBe("ws");
  });
});

const hasTshark = spawnSync("tshark", ["--version"]).status === 0;

describe.skipIf(!hasTshark)("Wireshark reads the file (Debian package tshark)", () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "porchlight-trace-"));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  async function readByTshark(
    messages: readonly TracedMessage[],
    ...fields: readonly string[]
  ): Promise<readonly string[]> {
    const file = join(folder, "trace.pcapng");
    await writeFile(file, [...pcapngBlocks("Porchlight", messages)]);
    const checks = ["ip.check_checksum", "udp.check_checksum", "tcp.check_checksum"];
    const { stderr, stdout, status } = spawnSync(
      "tshark",
      [
        "-r",
        file,
        ...checks.flatMap((name) => ["-o", `${name}:TRUE`]),
        "-T",
        "fields",
        ...fields.flatMap((name) => ["-e", name]),
      ],
      { encoding: "utf8" },
    );
    expect(stderr.replace(/Running as user .*\n/, "")).toBe("");
    expect(status).toBe(0);
    return stdout.trimEnd().split("\n");
  }

  const messageOf = (
    number: number,
    transport: TracedMessage["flow"]["transport"],
    remoteAddress = "192.0.2.7",
  ): TracedMessage => ({
    number,
    at: instant(Date.parse("2030-01-01T12:00:00.250Z") + number),
    direction: number % 2 === 1 ? "in" : "out",
    flow: {
      id: 3,
      transport,
      remoteAddress,
      remotePort: 40_000,
      localAddress: remoteAddress.includes(":") ? "2001:db8::1" : "192.0.2.1",
      localPort: 5060,
    },
    octets: encodeUtf8(
      number % 2 === 1
        ? options
        : "SIP/2.0 200 OK\r\nCall-ID: c1\r\nCSeq: 1 OPTIONS\r\nContent-Length: 0\r\n\r\n",
    ),
  });

  test.each(["udp", "tcp", "tls", "ws", "wss"] as const)("%s", async (transport) => {
    const rows = await readByTshark(
      [1, 2, 3].map((number) => messageOf(number, transport)),
      "frame.time_epoch",
      "ip.checksum.status",
      transport === "tcp" || transport === "tls" ? "tcp.checksum.status" : "udp.checksum.status",
      "sip.Method",
      "sip.Status-Code",
      "sip.Call-ID",
    );
    expect(rows.map((row) => row.split("\t"))).toEqual([
      ["1893499200.251000000", "1", "1", "OPTIONS", "", "c1"],
      ["1893499200.252000000", "1", "1", "", "200", "c1"],
      ["1893499200.253000000", "1", "1", "OPTIONS", "", "c1"],
    ]);
  });

  test("IPv6, the direction, and how it really came", async () => {
    const rows = await readByTshark(
      [messageOf(1, "wss", "2001:db8::7")],
      "ipv6.src",
      "udp.checksum.status",
      "frame.packet_flags_direction",
      "frame.comment",
      "sip.Method",
    );
    expect(rows).toEqual([
      "2001:db8::7\t1\t0x00000001\tMessage 1, WebSocket over TLS, connection 3, server port 5060\tOPTIONS",
    ]);
  });

  test("what is no SIP, of any length, breaks nothing", async () => {
    const octets = [0, 1, 3, 4000, 65_536].map((length) => new Uint8Array(length).fill(0xff));
    const rows = await readByTshark(
      octets.flatMap((each, index) =>
        (["udp", "tcp", "wss"] as const).map((transport) => ({
          ...messageOf(index, transport),
          octets: each,
        })),
      ),
      "frame.len",
    );
    expect(rows.length).toBeGreaterThanOrEqual(14);
  });
});
