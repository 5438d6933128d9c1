import { connect, type TLSSocket } from "node:tls";
import { parseMessage, type SipRequest, StreamFramer } from "@porchlight/sip-message";
import { sipText } from "@porchlight/testkit";
import { afterAll, beforeAll, expect, test } from "vitest";
import { eventually } from "../testing/eventually";
import { FederatedOffice, samplePassword } from "../testing/federated-office";
import { freePort } from "../testing/free-port";
import { TestAuthority } from "../testing/test-authority";

const [alice, bob] = ["sip:alice@office.test", "sip:bob@branch.test"];

let authority: TestAuthority;
let office: FederatedOffice;
let officePort: number;
/** Where the peer would be called; nobody is there. */
let nobodysPort: number;
const sockets: TLSSocket[] = [];

beforeAll(async () => {
  authority = await TestAuthority.create();
  [officePort, nobodysPort] = [await freePort(), await freePort()];
  office = await FederatedOffice.open(authority, "office.test", officePort, [
    `branch.test trusted tls:127.0.0.1:${nobodysPort}`,
  ]);
});

afterAll(async () => {
  for (const socket of sockets) socket.destroy();
  await office.stop();
});

/** A server that cannot be called, and what it hears on the connection that it made. */
async function behindWall(domain: string): Promise<readonly string[]> {
  const { cert, key } = await authority.issuePems({ uris: [`sip:${domain}`] });
  const socket = connect({
    port: officePort,
    host: "127.0.0.1",
    cert,
    key,
    ca: authority.cert,
    checkServerIdentity: () => undefined,
  });
  sockets.push(socket);
  const framer = new StreamFramer();
  const heard: string[] = [];
  socket.on("data", (chunk) => {
    for (const frame of framer.push(chunk)) {
      const outcome = frame.kind === "message" ? parseMessage(frame.frame, "stream") : undefined;
      if (outcome?.kind !== "message") continue;
      const { message } = outcome;
      heard.push(message.kind === "request" ? `${message.method} ${message.uri}` : String(message.status));
      if (message.kind === "request") socket.write(okTo(message));
    }
  });
  socket.write(
    sipText([
      "OPTIONS sip:office.test SIP/2.0",
      `Via: SIP/2.0/TLS edge.${domain}:${nobodysPort};alias;branch=z9hG4bK${domain}`,
      "Max-Forwards: 70",
      `From: <sip:${domain}>;tag=1`,
      "To: <sip:office.test>",
      `Call-ID: ${domain}`,
      "CSeq: 1 OPTIONS",
    ]),
  );
  await eventually("its OPTIONS is answered", () => heard.length === 1);
  return heard;
}

const okTo = ({ callId, headers }: SipRequest): string =>
  sipText([
    "SIP/2.0 200 OK",
    ...headers.raw("via").map((via) => `Via: ${via}`),
    `From: ${headers.first("from")}`,
    `To: ${headers.first("to")};tag=peer`,
    `Call-ID: ${callId}`,
    `CSeq: ${headers.first("cseq")}`,
  ]);

test("COR-070 a peer that cannot be called is reached over the connection it made, by alias, for its own domain alone", async () => {
  const phone = await office.party();
  const message = {
    from: alice,
    password: samplePassword,
    headers: ["Content-Type: text/plain"],
    body: "hello",
  };
  const [liar, branch] = [await behindWall("evil.test"), await behindWall("branch.test")];
  const sent = phone.request("MESSAGE", bob, message);
  await eventually("the message came", () => branch.includes(`MESSAGE ${bob}`));
  expect(liar).toEqual(["200"]);
  expect((await sent).status).toBe(200);
});
