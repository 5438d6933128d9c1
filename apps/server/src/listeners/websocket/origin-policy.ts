/** Which pages may open a WebSocket. */
export interface OriginPolicy {
  /** Origins besides this server's own; `*` = all. */
  readonly allowed: readonly string[];
  /** Clients that are no browsers send none. */
  readonly allowMissing: boolean;
}

/** Whether a page of this origin may connect to the host it asked for. */
export function isOriginAllowed(origin: string | undefined, host: string, policy: OriginPolicy): boolean {
  if (origin === undefined) return policy.allowMissing;
  if (policy.allowed.includes("*")) return true;
  const canonical = canonicalOrigin(origin);
  if (canonical === undefined) return policy.allowed.includes("null") && origin === "null";
  if (policy.allowed.some((allowed) => canonicalOrigin(allowed) === canonical)) return true;
  return isSameHost(canonical, host);
}

/**
 * An origin of this server: the same host and port. The scheme is left out, because a proxy in front may end TLS.
 */
function isSameHost(origin: string, host: string): boolean {
  const { host: originHost, protocol } = new URL(origin);
  const asked = `${protocol}//${host}`;
  return URL.canParse(asked) && new URL(asked).host === originHost;
}

function canonicalOrigin(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined;
  const { origin, protocol } = new URL(text);
  return protocol === "http:" || protocol === "https:" ? origin : undefined;
}
