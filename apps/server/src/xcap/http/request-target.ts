/** Path of the XCAP root on this server. */
export const XCAP_ROOT = "/xcap-root";

const WELL_KNOWN = "/.well-known/xcap";

/** What a request target is about: something below the XCAP root as sent, the well-known address, or neither. */
export type RequestTarget =
  | { readonly kind: "xcap"; readonly target: string }
  | { readonly kind: "well-known"; readonly rest: string }
  | { readonly kind: "other" };

/** Reads the target of a request line. Nothing in it is decoded. */
export function readRequestTarget(url: string): RequestTarget {
  const path = originForm(url);
  const target = behind(path, XCAP_ROOT);
  if (target !== undefined) return { kind: "xcap", target };
  const rest = behind(path, WELL_KNOWN);
  return rest === undefined ? { kind: "other" } : { kind: "well-known", rest };
}

/** Path and query of a target in absolute form (RFC 9112 section 3.2.2); any other target as it is. */
export const originForm = (url: string): string => url.replace(/^https?:\/\/[^/?#]*/i, "");

function behind(path: string, prefix: string): string | undefined {
  if (!path.startsWith(prefix)) return undefined;
  const rest = path.slice(prefix.length);
  return rest === "" || rest.startsWith("/") || rest.startsWith("?") ? rest : undefined;
}
