import { isIPv6 } from "node:net";
import type { Place } from "@porchlight/routing";

const form = /^(udp|tcp|tls):(\[[0-9a-f:.]+\]|[a-z0-9._-]{1,253})(?::(\d{1,5}))?$/i;

/** Reads `tls:edge.branch.test:5061`; the port may be left out, IPv6 addresses stand in brackets. */
export function parsePlace(text: string): Place | undefined {
  const [, transport, host, digits] = form.exec(text)?.map((part) => part?.toLowerCase()) ?? [];
  if (host === undefined || (transport !== "udp" && transport !== "tcp" && transport !== "tls"))
    return undefined;
  if (host.startsWith("[") && !isIPv6(host.slice(1, -1))) return undefined;
  const port = digits === undefined ? (transport === "tls" ? 5061 : 5060) : Number(digits);
  return port > 0 && port <= 65_535 ? { transport, host, port } : undefined;
}
