import type { AnnouncedContent } from "./announced-content";

/** How an object may be fetched. */
export type Screening =
  /** With the user's credentials: it is in the user's own content server. */
  | "own"
  /** From elsewhere, without credentials. */
  | "foreign"
  | "refused";

/**
 * Screens what a reference leads to (RFC 4483 §7). Elsewhere it takes a name of the public net, and https or a hash that
 * says what must come: an address inside a network is not asked for anything on behalf of a stranger.
 */
export function screen({ url, sha1, sha256 }: AnnouncedContent, ownRoot: string): Screening {
  if (!URL.canParse(url)) return "refused";
  const { protocol, origin, hostname, username, password, pathname } = new URL(url);
  if ((protocol !== "https:" && protocol !== "http:") || username !== "" || password !== "") return "refused";
  const own = new URL(ownRoot);
  if (origin === own.origin) return pathname.startsWith(`${own.pathname}/`) ? "own" : "refused";
  if (protocol === "http:" && sha1 === undefined && sha256 === undefined) return "refused";
  return isPublicName(hostname) ? "foreign" : "refused";
}

const isPublicName = (hostname: string): boolean =>
  /\.[a-z][a-z0-9-]*$/i.test(hostname) &&
  !/(?:^|\.)(?:localhost|local|internal|lan|home\.arpa)$/i.test(hostname);
