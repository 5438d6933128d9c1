import { expect, test } from "@playwright/test";
import {
  createPresenceClient,
  type PresenceClient,
  type PresenceClientOptions,
} from "@porchlight/presence-client";
import { WebSocket } from "ws";
import { Office, samplePassword } from "./support/office";
import { operatorApi } from "./support/operator-api";

let office: Office;
let clients: PresenceClient[];

test.beforeEach(async () => {
  office = await Office.open({ PORCHLIGHT_CONSOLE: "off", PORCHLIGHT_NOTIFY_INTERVAL_MS: "0" });
  clients = [];
});
test.afterEach(async () => {
  for (const client of clients) await client.disconnect();
  await office.close();
});

async function signIn(user: string, wishes: Partial<PresenceClientOptions> = {}): Promise<PresenceClient> {
  const client = createPresenceClient({
    aor: `${user}@office.test`,
    password: samplePassword,
    server: `ws://127.0.0.1:${office.httpPort}/sip`,
    webSocket: WebSocket,
    provisioning: { vendor: "porchlight.example", model: "e2e", version: "1" },
    ...wishes,
  });
  clients.push(client);
  expect((await client.connect()).ok).toBe(true);
  return client;
}

test("COR-034 PRV-011 two flows as provisioned: a message comes once, and over the second while the first is away", async () => {
  const send = operatorApi(office);
  const [near, other] = ["127.0.0.1", "localhost"].map((host) => `ws://${host}:${office.httpPort}/sip`);
  const values = { outboundFlows: "2", sipWsUris: `${near} ${other}` };
  await send("PUT", "/profile", { layer: "user", aor: "sip:bob@office.test", values });
  const sockets = new Map<string, WebSocket>();
  class Socket extends WebSocket {
    constructor(url: string, protocol: string) {
      super(url, protocol);
      sockets.set(url, this);
    }
  }
  const away = { firstReturnMs: 600_000 };
  const [alice, bob] = [await signIn("alice"), await signIn("bob", { webSocket: Socket, timing: away })];
  const texts: string[] = [];
  bob.receiveMessages(({ body }) => {
    texts.push(body);
    return Promise.resolve({ status: 200 });
  });
  const bindings = async (): Promise<number> => {
    const answer = await send("GET", "/registrations?aor=sip:bob@office.test");
    return ((await answer.json()) as { items: unknown[] }).items.length;
  };
  await expect.poll(bindings).toBe(2);
  await alice.source.publish({ basic: "open", note: "in" });
  const watcher = bob.watch("alice@office.test");
  const note = () => watcher.view.presence?.summary.note;
  await expect.poll(note).toBe("in");
  const write = (body: string) =>
    alice.sendMessage({ to: "sip:bob@office.test", contentType: "text/plain", body });
  expect(await write("one")).toMatchObject({ kind: "response", status: 200 });

  sockets.get(near ?? "")?.terminate();
  await expect.poll(() => bob.state.kind).toBe("reconnecting");
  await expect.poll(bindings).toBe(1);
  expect(await write("two")).toMatchObject({ kind: "response", status: 200 });
  await alice.source.publish({ basic: "open", note: "out" });
  expect(bob.state.kind).toBe("reconnecting");
  bob.retryNow();
  await expect.poll(note).toBe("out");
  await expect.poll(bindings).toBe(2);
  expect(await write("three")).toMatchObject({ kind: "response", status: 200 });
  expect(texts).toEqual(["one", "two", "three"]);
});

test("PRV-005 PRV-011 PRS-092 filters as provisioned: a watcher with a filter is told less, everything without, and less again", async () => {
  const send = operatorApi(office);
  const provision = (filters: boolean) =>
    send("PUT", "/profile", {
      layer: "user",
      aor: "sip:bob@office.test",
      values: { filters: String(filters) },
    });
  const [alice, bob] = [await signIn("alice"), await signIn("bob")];
  await alice.source.publish({ basic: "open", note: "in the atrium" });
  const filter =
    '<filter-set xmlns="urn:ietf:params:xml:ns:simple-filter"><ns-bindings><ns-binding prefix="p" urn="urn:ietf:params:xml:ns:pidf"/></ns-bindings><filter id="services"><what><include>/p:presence/p:tuple/p:status/p:basic</include></what></filter></filter-set>';
  const filtered = bob.watch("alice@office.test", { filter });
  const mark = () => filtered.view.presence?.summary.mark;
  const note = () => filtered.view.presence?.summary.note;
  await expect.poll(mark).toBe("available");
  expect(note()).toBeUndefined();
  await provision(false);
  await expect.poll(note).toBe("in the atrium");
  await provision(true);
  await expect.poll(note).toBeUndefined();
  expect([mark(), filtered.view.status.kind]).toEqual(["available", "active"]);
  await alice.source.publish({ basic: "closed", note: "out" });
  await expect.poll(mark).toBe("offline");
  expect(note()).toBeUndefined();
});
