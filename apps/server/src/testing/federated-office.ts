import { type AdminClient, createAdminClient } from "@porchlight/admin-api";
import { readCliCredential } from "../admin/cli/credential";
import { pinnedFetch } from "../admin/cli/pinned-fetch";
import type { Config } from "../config";
import { createLogger } from "../log/logger";
import { type RunningOffice, startOffice } from "../office/office-server";
import { freePort } from "./free-port";
import { SipParty } from "./sip-party";
import type { TestAuthority } from "./test-authority";
import { testConfig } from "./test-config";

/** Password of everybody in the sample offices. */
export const samplePassword = "correct horse battery";

/** An office with a certificate for its domain and the sample office, whose rules let everybody watch. */
export class FederatedOffice {
  readonly #config: Config;
  readonly #parties: SipParty[] = [];
  #running: RunningOffice;
  #admin: AdminClient;

  private constructor(
    config: Config,
    readonly sipPort: number,
    running: RunningOffice,
    admin: AdminClient,
  ) {
    this.#config = config;
    this.#running = running;
    this.#admin = admin;
  }

  /** @param peers as in the environment: `branch.test trusted tls:127.0.0.1:5061` */
  static async open(
    authority: TestAuthority,
    domain: string,
    tlsPort: number,
    peers: readonly string[],
  ): Promise<FederatedOffice> {
    const sipPort = await freePort();
    const config = testConfig({
      ...(await authority.issue({ uris: [`sip:${domain}`], dnsNames: ["localhost"] })),
      PORCHLIGHT_TLS_CA: authority.file,
      PORCHLIGHT_DOMAIN: domain,
      PORCHLIGHT_SAMPLE_PASSWORD: samplePassword,
      PORCHLIGHT_SIP_PORT: String(sipPort),
      PORCHLIGHT_SIP_TLS_PORT: String(tlsPort),
      PORCHLIGHT_POLICY_DEFAULT_HANDLING: "allow",
      PORCHLIGHT_FEDERATION_PEERS: peers.join(","),
    });
    const running = await startOffice(config, createLogger("silent"));
    return new FederatedOffice(config, sipPort, running, await adminOf(config.dataDir));
  }

  get admin(): AdminClient {
    return this.#admin;
  }

  peer(domain: string) {
    return this.#admin.showPeer({ params: { domain } });
  }

  /** Somebody at its UDP port. */
  async party(): Promise<SipParty> {
    const party = await SipParty.open(this.sipPort);
    this.#parties.push(party);
    return party;
  }

  /** It stops, and starts again on what is stored. */
  async restart(): Promise<void> {
    await this.#running.stop();
    this.#running = await startOffice(this.#config, createLogger("silent"));
    this.#admin = await adminOf(this.#config.dataDir);
  }

  async stop(): Promise<void> {
    for (const party of this.#parties) party.close();
    await this.#running.stop();
  }
}

async function adminOf(dataDir: string): Promise<AdminClient> {
  const credential = await readCliCredential(dataDir);
  if (credential?.fingerprint === undefined) throw new Error("the office has no certificate");
  const { fingerprint, token, url: baseUrl } = credential;
  return createAdminClient({ baseUrl, token, fetch: pinnedFetch(fingerprint) });
}
