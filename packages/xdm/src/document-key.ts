/** The two trees below an AUID (RFC 4825 section 6.2). */
export type DocumentTree = "users" | "global";

/** Which document: equal parts are the same document. Everything is decoded. */
export interface DocumentKey {
  readonly auid: string;
  readonly tree: DocumentTree;
  /** The XCAP user identifier, an address of record; empty in the global tree. */
  readonly xui: string;
  /** Path below the home directory or the global directory, segments joined by `/`: `index`, `oma_status-icon/me.png`. */
  readonly path: string;
}

/** Whether two keys name one document. */
export const sameDocument = (a: DocumentKey, b: DocumentKey): boolean =>
  a.auid === b.auid && a.tree === b.tree && a.xui === b.xui && a.path === b.path;

/** One string for a key, equal for equal keys only: the percent-encoded document selector, without a leading slash. */
export function documentSelectorText(key: DocumentKey): string {
  const home = key.tree === "users" ? `users/${encodeSegment(key.xui)}` : "global";
  const path = key.path.split("/").map(encodeSegment).join("/");
  return `${encodeSegment(key.auid)}/${home}/${path}`;
}

/** A path segment with every character percent-encoded that may not stand in one (RFC 3986 section 3.3, pchar). */
export function encodeSegment(text: string): string {
  return encodeURIComponent(text.replace(LONE_SURROGATE, "\ufffd")).replace(
    /%(?:3A|40|24|26|2B|2C|3B|3D)/g,
    decodeURIComponent,
  );
}

const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
