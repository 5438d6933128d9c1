import { connect as connectTls, createServer, type Server, type TLSSocket } from "node:tls";
import type { Flow, FlowId } from "@porchlight/engine";
import { textOfWords } from "@porchlight/kernel";
import { afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { eventually } from "../../testing/eventually";
import { freePort } from "../../testing/free-port";
import { openSipHost, type SipHost } from "../../testing/sip-host";
import { TestAuthority, type TestNames } from "../../testing/test-authority";
import { testConfig } from "../../testing/test-config";

let authority: TestAuthority;
let stranger: TestAuthority;
let host: SipHost;
let port: number;
const peers: Peer[] = [];

/** A server of another domain. */
class Peer {
  readonly heard: string[] = [];
  /** Common names that were shown to it. */
  readonly shown: string[] = [];
  /** Names it was asked for. */
  readonly asked: string[] = [];
  readonly sockets: TLSSocket[] = [];

  private constructor(
    readonly server: Server,
    readonly port: number,
  ) {}

  static async open(names: TestNames, by = authority): Promise<Peer> {
    const server = createServer({
      ...(await by.issuePems(names)),
      requestCert: true,
      rejectUnauthorized: false,
      ca: [authority.cert],
      SNICallback: (name, done) => {
        peer.asked.push(name);
        done(null);
      },
    });
    const peer = new Peer(server, await freePort());
    server.on("tlsClientError", () => undefined);
    server.on("secureConnection", (socket) => {
      peer.sockets.push(socket);
      peer.shown.push(socket.authorized ? String(socket.getPeerCertificate().subject.CN) : "nobody");
      socket.on("error", () => undefined);
      socket.on("data", (octets) => peer.heard.push(octets.toString()));
    });
    peers.push(peer);
    await new Promise<void>((resolve) => server.listen(peer.port, "127.0.0.1", resolve));
    return peer;
  }

  close(): void {
    this.server.close();
    for (const socket of this.sockets) socket.destroy();
  }
}

beforeAll(async () => {
  [authority, stranger] = [await TestAuthority.create(), await TestAuthority.create("Nobody knows it")];
});

beforeEach(async () => {
  port = await freePort();
  host = await openSipHost(
    testConfig({
      ...(await authority.issue({ uris: ["sip:office.test"], commonName: "ours" })),
      PORCHLIGHT_TLS_CA: authority.file,
      PORCHLIGHT_SIP_TLS_PORT: String(port),
    }),
  );
});

afterEach(async () => {
  for (const peer of peers.splice(0)) peer.close();
  await host.close();
});

const message = "NOTIFY sip:bob@peer.test SIP/2.0\r\nl: 0\r\n\r\n";

/** Opens a flow and sends on it at once, as the engine does. */
function call(peer: Peer, domain?: string, text = message): FlowId {
  const flow = host.engine.outputs.openFlow("tls", "127.0.0.1", peer.port, domain);
  host.engine.outputs.send(flow, text);
  return flow;
}

const endOf = async (flow: FlowId): Promise<string> => {
  await eventually("the flow has ended", () => !host.engine.flows.has(flow));
  return textOfWords(host.core.registry.recentlyClosed().find(({ id }) => id === Number(flow))?.reason ?? "");
};

describe("COR-073 a connection to the server of another domain", () => {
  test("asks for the domain by name, shows our certificate and learns what theirs is for", async () => {
    const peer = await Peer.open({ uris: ["sip:peer.test", "sip:other.test"] });
    const flow = call(peer, "peer.test");
    await eventually("the message came", () => peer.heard.length === 1);
    expect(peer).toMatchObject({ heard: [message], asked: ["peer.test"], shown: ["ours"] });
    expect(host.engine.flows.get(flow)?.certifiedDomains).toEqual(["peer.test", "other.test"]);
  });

  test.each<[string, TestNames, string]>([
    ["another domain", { uris: ["sip:evil.test"] }, "evil.test"],
    ["a wildcard", { dnsNames: ["*.test"] }, "*.test"],
    ["the domain above", { dnsNames: ["test"] }, "test"],
    [
      "a DNS name beside the URI of another domain",
      { uris: ["sip:evil.test"], dnsNames: ["peer.test"] },
      "evil.test",
    ],
    ["a common name beside other names", { uris: ["https://x.test"], commonName: "peer.test" }, "no domain"],
    ["a user", { uris: ["sip:alice@peer.test"] }, "no domain"],
  ])("is closed unused when the certificate is for %s", async (_, names, shown) => {
    const peer = await Peer.open(names);
    const flow = call(peer, "peer.test");
    expect(await endOf(flow)).toBe(`the certificate is for ${shown}, not for peer.test`);
    expect(peer.heard).toEqual([]);
  });

  test.each<[string, TestNames]>([
    ["a DNS name", { dnsNames: ["x.test", "PEER.test"] }],
    ["the common name alone", { commonName: "peer.test" }],
  ])("stands when the certificate has the domain as %s", async (_, names) => {
    const peer = await Peer.open(names);
    call(peer, "peer.test");
    await eventually("the message came", () => peer.heard.length === 1);
  });

  test("is closed unused when nobody whom we believe has issued the certificate, or it has ended", async () => {
    const forged = await Peer.open({ uris: ["sip:peer.test"] }, stranger);
    expect(await endOf(call(forged, "peer.test"))).toMatch(/unable to/);
    const ended = await Peer.open({ uris: ["sip:peer.test"], validTo: new Date(Date.now() - 1000) });
    expect(await endOf(call(ended, "peer.test"))).toMatch(/expired/);
    expect([...forged.heard, ...ended.heard]).toEqual([]);
  });

  test("closed by us before the handshake is done lets nothing out", async () => {
    const peer = await Peer.open({ uris: ["sip:peer.test"] });
    const flow = call(peer, "peer.test");
    host.engine.outputs.closeFlow(flow, "no longer wanted");
    expect(await endOf(flow)).toBe("no longer wanted");
    call(peer, "peer.test", "a later one");
    await eventually("the later one came", () => peer.heard.length > 0);
    expect(peer.heard).toEqual(["a later one"]);
  });
});

describe("COR-073 one address, several domains", () => {
  test("what was verified for one domain is used for another only when the certificate names both", async () => {
    const peer = await Peer.open({ uris: ["sip:peer.test", "sip:other.test"] });
    const first = call(peer, "peer.test");
    expect(call(peer, "peer.test")).toBe(first);
    const pending = call(peer, "third.test");
    expect(pending).not.toBe(first);
    await eventually("the messages came", () => peer.heard.join("") === `${message}${message}`);
    expect(call(peer, "other.test")).toBe(first);
    expect(call(peer, "OTHER.test")).toBe(first);
    expect(await endOf(pending)).toContain("not for third.test");
    expect(await endOf(call(peer, "third.test"))).toContain("not for third.test");
  });

  test("without a domain whatever stands is used, and no names are compared", async () => {
    const peer = await Peer.open({ uris: ["sip:peer.test"] });
    const flow = call(peer);
    await eventually("the message came", () => peer.heard.length === 1);
    expect(peer.asked).toEqual([]);
    expect(call(peer, "peer.test")).toBe(flow);
    expect(call(peer)).toBe(flow);
  });
});

describe("COR-073 a connection that a peer makes", () => {
  async function dialled(names: TestNames | undefined, by = authority): Promise<Flow> {
    const socket = connectTls({
      port,
      host: "127.0.0.1",
      ca: [authority.cert],
      checkServerIdentity: () => undefined,
      ...(names === undefined ? {} : await by.issuePems(names)),
    });
    socket.on("error", () => undefined);
    await eventually("a flow is there", () => host.engine.flows.size === 1);
    const [flow] = [...host.engine.flows.values()];
    if (flow === undefined) throw new Error("a flow is there");
    socket.destroy();
    return flow;
  }

  test.each<[string, TestNames | undefined, readonly string[]]>([
    ["its domains", { uris: ["sip:peer.test", "sip:Other.test"] }, ["peer.test", "other.test"]],
    ["no user", { uris: ["sip:alice@peer.test"] }, []],
    ["nothing, without a certificate", undefined, []],
    [
      "nothing, with one that has ended",
      { uris: ["sip:peer.test"], validTo: new Date(1_600_000_000_000) },
      [],
    ],
    ["nothing, with one that is for servers alone", { uris: ["sip:peer.test"], usage: "server" }, []],
  ])("speaks for %s", async (_, names, domains) => {
    expect((await dialled(names)).certifiedDomains).toEqual(domains);
  });

  test("speaks for nothing when nobody whom we believe has issued the certificate", async () => {
    expect((await dialled({ uris: ["sip:peer.test"] }, stranger)).certifiedDomains).toEqual([]);
  });
});
