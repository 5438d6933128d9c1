import { UserAgent } from "sip.js";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { WebSocket } from "ws";
import type { Office } from "./office";
import { clientOf, heard, openOffice } from "./story";

const platform = globalThis as { WebSocket?: unknown };
const before = platform.WebSocket;

// The softphone's own sip.js uses the global WebSocket, which Node 20 has not.
beforeAll(() => {
  platform.WebSocket = WebSocket;
});
afterAll(() => {
  platform.WebSocket = before;
});

async function softphone(office: Office): Promise<UserAgent> {
  const uri = UserAgent.makeURI("sip:alice@office.test");
  if (!uri) throw new Error("no URI");
  const userAgent = new UserAgent({
    uri,
    authorizationPassword: "secret",
    logBuiltinEnabled: false,
    transportOptions: { server: office.url },
  });
  onTestFinished(() => userAgent.stop());
  await userAgent.start();
  return userAgent;
}

test("a softphone lends its UserAgent: presence goes over its connection, and nobody registers twice", async () => {
  const office = await openOffice();
  office.digest.algorithms = ["SHA-256"];
  const client = clientOf(office, { userAgent: await softphone(office) });
  expect(await client.connect()).toMatchObject({ ok: true });
  const watcher = client.watch("bob@office.test");
  await Promise.all([heard(watcher, "state"), client.source.publish({ basic: "open" })]);
  expect(office.of("REGISTER")).toHaveLength(0);
  await client.disconnect();
  expect(office.published.size).toBe(0);
});

test("the softphone's own connection, and its use of sip.js, stay as they are", async () => {
  const office = await openOffice();
  const userAgent = await softphone(office);
  const client = clientOf(office, { userAgent });
  await client.connect();
  await client.disconnect();
  expect(userAgent.isConnected()).toBe(true);
  const { core, uri } = { core: userAgent.userAgentCore, uri: userAgent.configuration.uri };
  const status = await new Promise((resolve) => {
    core.request(core.makeOutgoingRequestMessage("OPTIONS", uri, uri, uri, {}), {
      onAccept: ({ message }) => resolve(message.statusCode),
      onReject: ({ message }) => resolve(message.statusCode),
    });
  });
  expect(status).toBe(200);
});

test("the round trip is measured by OPTIONS", async () => {
  const office = await openOffice();
  const client = clientOf(office, { userAgent: await softphone(office) });
  const measured = heard(client, "roundTrip");
  await client.connect();
  expect(await measured).toBeGreaterThanOrEqual(0);
  await office.request("OPTIONS");
});

test("when the softphone has reconnected, watchers and publication are there again", async () => {
  const office = await openOffice();
  const userAgent = await softphone(office);
  const client = clientOf(office, { userAgent });
  await client.connect();
  const watcher = client.watch("bob@office.test");
  await heard(watcher, "state");
  await client.source.publish({ basic: "open" });
  office.cut();
  expect(await heard(client, "state")).toMatchObject({ kind: "reconnecting", retryAt: undefined });
  await userAgent.reconnect();
  await heard(watcher, "view", ({ stale }) => !stale);
  await office.request("PUBLISH", 2);
});
