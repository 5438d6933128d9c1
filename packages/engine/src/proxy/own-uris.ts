import { parseSipUri, type SipUri } from "@porchlight/sip-message";
import type { FlowTable, LiveFlow } from "../flows/flow-table";
import type { ServedDomains } from "../identity/served-domains";
import { localHostPort } from "../notify/local-address";
import type { FlowTokens, RouteMark } from "./flow-token";

const uriTransport = {
  ws: ";transport=ws",
  wss: ";transport=ws",
  tcp: ";transport=tcp",
  tls: "",
  udp: ";transport=udp",
} as const;

/** Tells the URIs that name this server, and makes those of its Record-Route values. */
export class OwnUris {
  readonly #domains: ServedDomains;
  readonly #flows: FlowTable;
  readonly #tokens: FlowTokens;

  constructor(domains: ServedDomains, flows: FlowTable, tokens: FlowTokens) {
    this.#domains = domains;
    this.#flows = flows;
    this.#tokens = tokens;
  }

  /** Whether a Route value, or a Request-URI that a strict router wrote, is for us. A forged one is, and is refused. */
  isOurs(uri: SipUri): boolean {
    return uri.user === undefined ? this.isOwnHost(uri) : this.markOf(uri) !== undefined;
  }

  /** The host is a domain of ours or an address at which we are. */
  isOwnHost({ host, port }: SipUri): boolean {
    return this.#domains.has(host) || this.#flows.isLocal(host, port);
  }

  markOf({ user }: SipUri): RouteMark | "forged" | undefined {
    return user === undefined ? undefined : this.#tokens.read(user);
  }

  /**
   * A Record-Route value for our end of a flow (RFC 5658 sections 5 and 6.2). Whoever checks certificates is given the domain
   * that ours is for instead of an address.
   */
  recordRoute({ flow }: LiveFlow, token: string, domain: string | undefined): string {
    const scheme = flow.transport === "tls" || flow.transport === "wss" ? "sips" : "sip";
    return `<${scheme}:${token}@${domain ?? localHostPort(flow)}${uriTransport[flow.transport]};lr>`;
  }
}

/** `text` as a SIP URI; undefined when it is none. */
export function sipUriOf(text: string): SipUri | undefined {
  const uri = parseSipUri(text);
  return uri.ok ? uri.value : undefined;
}
