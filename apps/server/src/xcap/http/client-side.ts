import type { IncomingMessage } from "node:http";
import { isInNetworks, type Network } from "../../config";

/** The client's end of a request, seen through the reverse proxies in front of this server. */
export interface ClientSide {
  readonly address: string;
  /** Whether the client speaks TLS. */
  readonly isSecure: boolean;
  /** The host it asked for; undefined when that cannot be one. */
  readonly host: string | undefined;
}

/** `host:port`, as far as names and addresses go (RFC 3986 section 3.2.2). */
const HOST = /^(?:[A-Za-z0-9._-]{1,255}|\[[0-9A-Fa-f:.]{2,45}\])(?::\d{1,5})?$/;

/** X-Forwarded fields count when they come from a reverse proxy of ours, the last word of each. */
export function clientSide(request: IncomingMessage, reverseProxies: readonly Network[]): ClientSide {
  const { headers, socket } = request;
  const direct = socket.remoteAddress ?? "";
  const isProxied = isInNetworks(direct, reverseProxies);
  const forwarded = (name: string): string | undefined => (isProxied ? lastOf(headers[name]) : undefined);
  const host = forwarded("x-forwarded-host") ?? headers.host;
  return {
    address: forwarded("x-forwarded-for") ?? direct,
    isSecure: isEncrypted(request) || forwarded("x-forwarded-proto")?.toLowerCase() === "https",
    host: host !== undefined && HOST.test(host) ? host.toLowerCase() : undefined,
  };
}

export const isLoopback = (address: string): boolean =>
  address === "::1" || address.startsWith("127.") || address.startsWith("::ffff:127.");

const isEncrypted = ({ socket }: IncomingMessage): boolean =>
  "encrypted" in socket && socket.encrypted === true;

const lastOf = (field: string | readonly string[] | undefined): string | undefined =>
  String(field ?? "")
    .split(",")
    .at(-1)
    ?.trim() || undefined;
