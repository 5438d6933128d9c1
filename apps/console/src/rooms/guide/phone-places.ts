import type { Endpoints } from "@porchlight/admin-api";
import { isOwnComputer } from "../../parts/is-own-computer";

/** What phones speak that are no browsers. */
export type PhoneTransport = "udp" | "tcp" | "tls";

/** Transports in the order in which they are offered: encrypted first. */
const ORDER: readonly PhoneTransport[] = ["tls", "tcp", "udp"];

export interface OpenPort {
  readonly transport: PhoneTransport;
  readonly port: number;
}

/** The ports that phones may use. */
export const openPorts = (endpoints: Endpoints): readonly OpenPort[] =>
  ORDER.flatMap((transport) => {
    const port = endpoints[transport];
    return port === null ? [] : [{ transport, port }];
  });

/**
 * Names and addresses under which a phone reaches the server, the likeliest first: the one that this page was reached by,
 * unless that means every computer itself. IPv6 addresses are in brackets.
 */
export function phoneHosts(endpoints: Pick<Endpoints, "hosts">, hostname: string): readonly string[] {
  const told = endpoints.hosts.map((host) => (host.includes(":") ? `[${host}]` : host));
  const seen = isOwnComputer(hostname) ? [] : [hostname];
  const hosts = [...new Set([...seen, ...told])];
  return hosts.length > 0 ? hosts : [hostname];
}

/** The page for presence as another device opens it. */
export function watcherUrl(
  endpoints: Pick<Endpoints, "hosts">,
  { protocol, hostname, port }: Pick<Location, "protocol" | "hostname" | "port">,
): string {
  const [host = hostname] = phoneHosts(endpoints, hostname);
  return `${protocol}//${host}${port === "" ? "" : `:${port}`}/`;
}
