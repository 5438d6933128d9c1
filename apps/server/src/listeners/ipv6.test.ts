import { networkInterfaces } from "node:os";
import { pidf } from "@porchlight/testkit";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createLogger } from "../log/logger";
import { type RunningOffice, startOffice } from "../office/office-server";
import { freePort } from "../testing/free-port";
import type { LinkTransport } from "../testing/sip-link";
import { SipParty } from "../testing/sip-party";
import { testConfig } from "../testing/test-config";

const hasIpv6 = Object.values(networkInterfaces())
  .flatMap((addresses) => addresses ?? [])
  .some(({ address }) => address === "::1");

const alice = "sip:alice@office.test";
const transports: readonly LinkTransport[] = ["udp", "tcp", "tls", "wss"];

let office: RunningOffice;
const parties: SipParty[] = [];

const useOffice = (listen: string): void => {
  beforeEach(async () => {
    const config = testConfig({
      PORCHLIGHT_LISTEN: listen,
      PORCHLIGHT_SIP_PORT: String(await freePort()),
      PORCHLIGHT_SIP_TLS_PORT: String(await freePort()),
      PORCHLIGHT_TLS: "self-signed",
      PORCHLIGHT_TRUSTED_PEERS: "::1/128",
    });
    office = await startOffice(config, createLogger("silent"));
  });
  afterEach(async () => {
    for (const { link } of parties.splice(0)) link.close();
    await office.stop();
  });
};

async function party(transport: LinkTransport, address: string): Promise<SipParty> {
  const { facts } = office;
  const port =
    transport === "wss" ? facts.httpPort : (facts.sipPorts[transport === "ws" ? "tcp" : transport] ?? 0);
  const opened = await SipParty.open(port, { transport, address });
  parties.push(opened);
  return opened;
}

describe.skipIf(!hasIpv6)("an IPv6 address to listen on", () => {
  useOffice("::1");

  test.each(transports)(
    "COR-016 presence over %s, both ends named by their IPv6 addresses",
    async (transport) => {
      const phone = await party(transport, "::1");
      const options = await phone.request("OPTIONS", "sip:office.test", { from: alice });
      expect(options.status).toBe(200);
      if (transport === "udp") expect(options.headers.first("via")).toContain("received=::1");
      const published = await phone.request("PUBLISH", alice, {
        from: alice,
        headers: ["Event: presence", "Content-Type: application/pidf+xml"],
        body: pidf({ entity: alice, note: `over ${transport}` }),
      });
      expect(published.status).toBe(200);
      const watcher = await party(transport, "::1");
      const accepted = await watcher.request("SUBSCRIBE", alice, {
        from: "sip:bob@office.test",
        headers: ["Event: presence", "Expires: 600"],
      });
      expect(accepted.status).toBe(200);
      expect(accepted.headers.first("contact")).toContain("@[::1]:");
      const notify = await watcher.heard("NOTIFY");
      expect(notify.via.host).toBe("[::1]");
      expect(new TextDecoder().decode(notify.body)).toContain(`over ${transport}`);
    },
  );
});

describe.skipIf(!hasIpv6)("all addresses of both kinds", () => {
  useOffice("::");

  test.each(transports)("COR-016 %s is taken on IPv6 and on IPv4", async (transport) => {
    for (const address of ["::1", "127.0.0.1"]) {
      const answer = await (await party(transport, address)).request("OPTIONS", "sip:office.test");
      expect(answer.status).toBe(200);
      if (transport === "udp") expect(answer.headers.first("via")).toContain(`received=${address}`);
    }
  });
});
