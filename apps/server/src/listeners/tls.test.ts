import { connect } from "node:net";
import { connect as connectTls } from "node:tls";
import { afterEach, beforeEach, expect, test } from "vitest";
import { WebSocket } from "ws";
import { eventually } from "../testing/eventually";
import { freePort } from "../testing/free-port";
import { selfSigned } from "../testing/self-signed";
import { openSipHost, type SipHost } from "../testing/sip-host";
import { testConfig } from "../testing/test-config";

let host: SipHost;
let port: number;

beforeEach(async () => {
  port = await freePort();
  host = await openSipHost(
    testConfig({
      ...(await selfSigned()),
      PORCHLIGHT_SIP_TLS_PORT: String(port),
      PORCHLIGHT_LIMITS_FIRST_MESSAGE_SECONDS: "1",
      PORCHLIGHT_LIMITS_CONNECTIONS_PER_ADDRESS: "2",
    }),
  );
});

afterEach(() => host.close());

test("COR-008 SIP over TLS when a certificate is configured", async () => {
  host.engine.onReceived = (flow, _, outputs) => outputs.send(flow, "SIP/2.0 200 OK\r\n\r\n");
  const phone = connectTls({ port, host: "127.0.0.1", rejectUnauthorized: false });
  let received = "";
  phone.on("data", (chunk) => {
    received += chunk.toString();
  });
  phone.write("OPTIONS sip:office.test SIP/2.0\r\nl: 0\r\n\r\n");
  await eventually("the answer came", () => received !== "");
  expect(received).toBe("SIP/2.0 200 OK\r\n\r\n");
  expect([...host.engine.flows.values()][0]?.transport).toBe("tls");
  phone.destroy();
});

test("COR-003 a WebSocket over TLS is a wss flow", async () => {
  const client = new WebSocket(`wss://127.0.0.1:${host.httpPort}/sip`, "sip", { rejectUnauthorized: false });
  await eventually("it is open", () => client.readyState === WebSocket.OPEN);
  expect([...host.engine.flows.values()][0]?.transport).toBe("wss");
  client.terminate();
});

test("sockets that have not shaken hands count towards the cap of their address", async () => {
  const sockets = [1, 2, 3].map(() => connect(port, "127.0.0.1").on("error", () => undefined));
  await eventually("one is closed", () => sockets.filter(({ closed }) => closed).length === 1);
  for (const socket of sockets) socket.destroy();
});

test("a connection that never begins the TLS handshake is closed", async () => {
  const socket = connect(port, "127.0.0.1");
  let isClosed = false;
  socket
    .on("error", () => undefined)
    .on("close", () => {
      isClosed = true;
    });
  await eventually("it is closed", () => isClosed);
  expect(host.engine.flows.size).toBe(0);
});
