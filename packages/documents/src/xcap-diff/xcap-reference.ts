/** What a URI below an XCAP root names. */
export type XcapReference =
  | { readonly kind: "document"; readonly path: string }
  /** All documents whose path begins with `path`, which ends in `/` or is empty. */
  | { readonly kind: "collection"; readonly path: string }
  | XcapComponent;

/** An element or attribute of a document. `selector` and `query` are percent-encoded as written. */
export interface XcapComponent {
  readonly kind: "component";
  readonly path: string;
  readonly auid: string;
  /** What stands behind `~~/`. */
  readonly selector: string;
  /** What stands behind `?`; empty without. */
  readonly query: string;
}

/**
 * Reads a URI relative to the root, or absolute and below it. Paths come out in one spelling: each segment decoded and
 * percent-encoded anew. Undefined for anything else, for dot segments, and for namespace bindings, which cannot be
 * subscribed to (RFC 5875 section 4.1).
 */
export function parseXcapReference(uri: string, xcapRoot: string): XcapReference | undefined {
  const relative = belowRoot(uri, xcapRoot);
  if (relative === undefined || /[\s#]/.test(relative)) return undefined;
  const question = relative.indexOf("?");
  const raw = question < 0 ? relative : relative.slice(0, question);
  const query = question < 0 ? "" : relative.slice(question + 1);
  const segments = raw.split("/");
  const separator = segments.findIndex((segment) => decode(segment) === "~~");
  if (separator < 0) return wholePath(segments);
  const path = spell(segments.slice(0, separator));
  const selector = segments.slice(separator + 1).join("/");
  const auid = decode(segments[0] ?? "");
  if (path === undefined || auid === undefined || !namesNode(selector)) return undefined;
  return { kind: "component", path, auid, selector, query };
}

/** A path segment with every character percent-encoded that may not stand in one (RFC 3986 section 3.3). */
export const encodePathSegment = (text: string): string =>
  encodeURIComponent(text.replace(LONE_SURROGATE, "\ufffd")).replace(
    /%(?:3A|40|24|26|2B|2C|3B|3D)/g,
    decodeURIComponent,
  );

const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

function wholePath(segments: readonly string[]): XcapReference | undefined {
  if (segments[segments.length - 1] !== "") {
    const path = spell(segments);
    return path === undefined ? undefined : { kind: "document", path };
  }
  if (segments.length === 1) return { kind: "collection", path: "" };
  const path = spell(segments.slice(0, -1));
  return path === undefined ? undefined : { kind: "collection", path: `${path}/` };
}

function spell(segments: readonly string[]): string | undefined {
  if (segments.length === 0) return undefined;
  const spelled: string[] = [];
  for (const segment of segments) {
    const decoded = decode(segment);
    if (decoded === undefined || decoded === "" || decoded === "." || decoded === "..") return undefined;
    spelled.push(encodePathSegment(decoded));
  }
  return spelled.join("/");
}

/** Whether a node selector ends at an element or an attribute. */
function namesNode(selector: string): boolean {
  const decoded = decode(selector);
  if (decoded === undefined || decoded === "") return false;
  let quote: string | undefined;
  let last = 0;
  for (let at = 0; at < decoded.length; at += 1) {
    const character = decoded[at];
    if (quote !== undefined) quote = character === quote ? undefined : quote;
    else if (character === '"' || character === "'") quote = character;
    else if (character === "/") last = at + 1;
  }
  return !decoded.startsWith("namespace::", last);
}

function belowRoot(uri: string, xcapRoot: string): string | undefined {
  const root = splitAuthority(xcapRoot.endsWith("/") ? xcapRoot : `${xcapRoot}/`);
  if (uri === "" || uri.startsWith("//")) return undefined;
  if (uri.startsWith("/")) return rest(uri, root.path);
  if (!SCHEME.test(uri)) return uri;
  const { authority, path } = splitAuthority(uri);
  return authority === root.authority ? rest(path, root.path) : undefined;
}

const rest = (path: string, root: string): string | undefined =>
  path.startsWith(root) ? path.slice(root.length) : undefined;

const SCHEME = /^[A-Za-z][A-Za-z0-9+.-]*:/;

function splitAuthority(uri: string): { readonly authority: string; readonly path: string } {
  const match = /^https?:\/\/[^/?#]*/i.exec(uri);
  if (match === null) return { authority: "", path: uri };
  const authority = match[0].toLowerCase().replace(/^(https:.*):443$|^(http:.*):80$/, "$1$2");
  return { authority, path: uri.slice(match[0].length) };
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
