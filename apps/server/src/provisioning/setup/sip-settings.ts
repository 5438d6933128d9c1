import type { Profile } from "@porchlight/provisioning";
import type { Config } from "../../config";
import type { SipPorts } from "../../listeners/listeners";
import type { ClientSide } from "../../xcap/http/client-side";
import { xcapRootOf } from "../../xcap/http/xcap-root-url";
import type { Redeemed } from "./redeem-link";

/** What a person types into a phone, or hands to it. */
export interface SipSettings {
  readonly address: string;
  readonly username: string;
  readonly domain: string;
  /** Null where the one that the account has stays. */
  readonly password: string | null;
  readonly webSocket: string;
  readonly xcapRoot: string;
  readonly contentServer: string;
  /** Of SIP without WebSocket; 0 = off. */
  readonly port: number;
  readonly tlsPort: number;
}

export interface SettingsSource {
  /** Who reads the settings, and by which name the server was reached. */
  readonly client: ClientSide;
  readonly config: Pick<Config, "domain" | "xcap">;
  readonly profile: Profile;
  readonly ports: SipPorts;
}

/** The settings of an account, at the addresses by which the page was reached. */
export function sipSettings(
  { aor, password }: Redeemed,
  { client, config, profile, ports }: SettingsSource,
): SipSettings {
  const [username = "", domain = ""] = aor.slice("sip:".length).split("@");
  const { host = config.domain, isSecure } = client;
  return {
    address: aor,
    username,
    domain,
    password: password ?? null,
    webSocket: `${isSecure ? "wss" : "ws"}://${host}/sip`,
    xcapRoot: xcapRootOf(client, { root: config.xcap.root, fallbackHost: config.domain }),
    contentServer: profile.pktcPRSCContentServerURI ?? "",
    port: ports.udp ?? ports.tcp ?? 0,
    tlsPort: ports.tls ?? 0,
  };
}
