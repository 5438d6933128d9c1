import { computeResponse, digestHa1 } from "@porchlight/sip-auth";
import { afterEach, beforeEach, expect, test } from "vitest";
import { nodeHasher } from "../../runtime/node-hasher";
import { randomIds } from "../../runtime/random-ids";
import { steadyClock } from "../../runtime/steady-clock";
import { handshake, RawWebSocket } from "../../testing/raw-websocket";
import { openSipHost, type SipHost } from "../../testing/sip-host";
import { testConfig } from "../../testing/test-config";
import { digestGate } from "./digest-gate";

const realm = "office.test";
let host: SipHost;
let isDisabled = false;

const secrets = {
  MD5: digestHa1(nodeHasher, "MD5", "alice", realm, "wonder"),
  "SHA-256": digestHa1(nodeHasher, "SHA-256", "alice", realm, "wonder"),
};

beforeEach(async () => {
  isDisabled = false;
  const gate = digestGate({
    clock: steadyClock(),
    hasher: nodeHasher,
    ids: randomIds(),
    secret: "a secret of the installation, long enough",
    realm,
    order: ["SHA-256", "MD5"],
    lookup: (username) => (username === "alice" ? { secrets, disabled: isDisabled } : undefined),
  });
  host = await openSipHost(testConfig({ PORCHLIGHT_WEB_SOCKET_ALLOWED_ORIGINS: "*" }), { gate });
});

afterEach(() => host.close());

async function answerTo(fields: Readonly<Record<string, string>>): Promise<string> {
  const client = await RawWebSocket.connect(host.httpPort);
  client.write(handshake(fields));
  const answer = await client.answer();
  client.destroy();
  return answer;
}

async function credentials(password: string): Promise<string> {
  const nonce = /nonce="([^"]+)"/.exec(await answerTo({}))?.[1] ?? "";
  const ha1 = digestHa1(nodeHasher, "SHA-256", "alice", realm, password);
  const parts = { nonce, uri: "/sip", qop: "auth", nc: "00000001", cnonce: "abc" } as const;
  const response = computeResponse(nodeHasher, {
    ...parts,
    algorithm: "SHA-256",
    ha1,
    method: "GET",
    body: new Uint8Array(0),
  });
  return `Digest username="alice", realm="${realm}", nonce="${nonce}", uri="/sip", algorithm=SHA-256, qop=auth, nc=00000001, cnonce="abc", response="${response}"`;
}

test("COR-001 a handshake without credentials is refused 401 with a challenge for each algorithm", async () => {
  const answer = await answerTo({});
  expect(answer).toMatch(/^HTTP\/1\.1 401 /);
  expect(answer.match(/WWW-Authenticate: Digest /g)).toHaveLength(2);
  expect(answer.indexOf("SHA-256")).toBeLessThan(answer.indexOf("MD5"));
});

test("COR-001 right credentials are let in and get a cookie, which is enough the next time", async () => {
  const answer = await answerTo({ Authorization: await credentials("wonder") });
  expect(answer).toMatch(/^HTTP\/1\.1 101 /);
  const cookie = /Set-Cookie: (porchlight_sip=[^;]+); .*HttpOnly; SameSite=Strict/.exec(answer)?.[1];
  if (cookie === undefined) throw new Error("a cookie is set");
  expect(await answerTo({ Cookie: `other=1; ${cookie}` })).toMatch(/^HTTP\/1\.1 101 /);
  isDisabled = true;
  expect(await answerTo({ Cookie: cookie })).toMatch(/^HTTP\/1\.1 401 /);
});

test("COR-001 wrong credentials and a forged cookie are refused 401", async () => {
  expect(await answerTo({ Authorization: await credentials("wrong") })).toMatch(/^HTTP\/1\.1 401 /);
  const forged = `porchlight_sip=${Buffer.from("alice").toString("base64url")}.99999999999999.AAAA`;
  expect(await answerTo({ Cookie: forged })).toMatch(/^HTTP\/1\.1 401 /);
});
