import { createHash, timingSafeEqual } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import { parseAor } from "@porchlight/accounts";
import { isInNetworks, type Network } from "../../config";

/** Field with the shared secret between XCAP servers. */
export const PROXY_SECRET = "x-porchlight-proxy-secret";
/** Field with the name of an operator that the proxy has authenticated. */
export const ASSERTED_OPERATOR = "x-porchlight-asserted-operator";

/** Fields in which identities are asserted (OMA XDM section 6.3; TS 24.109). */
export const ASSERTED_IDENTITIES = ["x-xcap-asserted-identity", "x-3gpp-asserted-identity"] as const;

export interface AggregationTrust {
  readonly networks: readonly Network[];
  readonly secret: string | undefined;
}

/** Whether a request comes from an aggregation proxy of ours. Networks and secret that are configured must both be right. */
export function isAggregationProxy(
  address: string,
  headers: IncomingHttpHeaders,
  { networks, secret }: AggregationTrust,
): boolean {
  if (networks.length === 0 && secret === undefined) return false;
  if (networks.length > 0 && !isInNetworks(address, networks)) return false;
  return secret === undefined || isSame(String(headers[PROXY_SECRET] ?? ""), secret);
}

/** The first address of record in an identity field: `"sip:alice@office.test"`, with quotes or without, or a list. */
export function readIdentity(field: string | readonly string[] | undefined): string | undefined {
  const first = String(field ?? "").split(",", 1)[0] ?? "";
  const address = parseAor(first.trim().replace(/^"(.*)"$/, "$1"));
  return address.ok ? address.value.aor : undefined;
}

function isSame(left: string, right: string): boolean {
  const digest = (text: string): Buffer => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(left), digest(right));
}
