import { decoded } from "@porchlight/content";
import { originForm } from "../../xcap/http/request-target";

/** What a request target below `/events/` is about. */
export type EventTarget =
  | { readonly kind: "stream"; readonly query: URLSearchParams }
  /** @property uri undefined for octets that are no text */
  | { readonly kind: "snapshot"; readonly uri: string | undefined; readonly query: URLSearchParams }
  | { readonly kind: "nothing"; readonly query: URLSearchParams };

const TARGET = /^\/events\/v1\/presence(?:\/([^/?#]+))?(?:\?([^#]*))?$/;

/** Reads `/events/v1/presence?uri=...` and `/events/v1/presence/{aor}`. */
export function readEventTarget(url: string): EventTarget {
  const match = TARGET.exec(originForm(url));
  if (match === null) return { kind: "nothing", query: new URLSearchParams() };
  const [, uri, search = ""] = match;
  const query = new URLSearchParams(search);
  return uri === undefined ? { kind: "stream", query } : { kind: "snapshot", uri: decoded(uri), query };
}

export const isEventTarget = (url: string): boolean => originForm(url).startsWith("/events/");
