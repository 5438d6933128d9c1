import { parseAor } from "@porchlight/accounts";
import { CONTENT_ROOT, decoded, type ObjectName, parseObjectName } from "@porchlight/content";
import { originForm } from "../xcap/http/request-target";

/** What a request target below the content root is about. */
export type ContentTarget =
  | { readonly kind: "collection"; readonly owner: Owner; readonly query: URLSearchParams }
  | {
      readonly kind: "object";
      readonly owner: Owner;
      /** Undefined for a text that can name no object. */
      readonly object: ObjectName | undefined;
      readonly query: URLSearchParams;
    }
  | { readonly kind: "nothing" };

export interface Owner {
  readonly aor: string;
  readonly domain: string;
}

const TARGET = new RegExp(`^${CONTENT_ROOT}/([^/?#]+)(?:/([^/?#]*))?(?:\\?([^#]*))?$`);

/** Reads `/content/{aor}` and `/content/{aor}/{object}`; a user may be named as in XCAP. */
export function readContentTarget(url: string): ContentTarget {
  const [, user = "", name = "", search = ""] = TARGET.exec(originForm(url)) ?? [];
  const address = parseAor(decoded(user) ?? "");
  if (!address.ok) return { kind: "nothing" };
  const { aor, domain } = address.value;
  const common = { owner: { aor, domain }, query: new URLSearchParams(search) };
  if (name === "") return { kind: "collection", ...common };
  return { kind: "object", object: parseObjectName(decoded(name) ?? ""), ...common };
}

/** Whether a request target is below the content root. */
export function isContentTarget(url: string): boolean {
  const path = originForm(url);
  return path === CONTENT_ROOT || path.startsWith(`${CONTENT_ROOT}/`) || path.startsWith(`${CONTENT_ROOT}?`);
}
