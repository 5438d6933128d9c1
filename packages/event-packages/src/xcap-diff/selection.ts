import {
  parseXcapReference,
  RESOURCE_LISTS_TYPE,
  readUriList,
  type XcapComponent,
} from "@porchlight/documents";
import type { SubscribeBody } from "@porchlight/event-notifier";
import { fail, ok, type Result } from "@porchlight/kernel";

/** A component with the URI it was subscribed to by. */
export interface SelectedComponent extends XcapComponent {
  readonly uri: string;
}

/** What a subscription is about: each resource once, however often and in whatever spelling it was listed. */
export interface Selection {
  /** Path to the URI as subscribed. */
  readonly documents: ReadonlyMap<string, string>;
  /** Path prefixes, none inside another. */
  readonly collections: readonly string[];
  readonly components: readonly SelectedComponent[];
}

/** Why a URI list is not taken: 400, 415, 400 and 413. */
export type SelectionRefusal =
  | { readonly kind: "no-list" }
  | { readonly kind: "unsupported-type" }
  | { readonly kind: "malformed"; readonly reason: string }
  | { readonly kind: "too-many"; readonly limit: number };

/** Long lists cost the notifier most (RFC 5875 section 7). */
export const MAX_SELECTED_URIS = 1000;

/**
 * Reads the URI list of a SUBSCRIBE (RFC 5875 section 4.4). URIs that name nothing below the root, or namespace bindings,
 * are skipped.
 */
export function readSelection(
  body: SubscribeBody | undefined,
  xcapRoot: string,
  limit = MAX_SELECTED_URIS,
): Result<Selection, SelectionRefusal> {
  if (body === undefined) return fail({ kind: "no-list" });
  if (body.contentType !== RESOURCE_LISTS_TYPE) return fail({ kind: "unsupported-type" });
  const uris = readUriList(body.text);
  if (!uris.ok) return fail({ kind: "malformed", reason: uris.error });
  if (uris.value.length > limit) return fail({ kind: "too-many", limit });
  return ok(selectionOf(uris.value, xcapRoot));
}

/** The selection of a list of URIs. */
export function selectionOf(uris: readonly string[], xcapRoot: string): Selection {
  const documents = new Map<string, string>();
  const collections = new Set<string>();
  const components = new Map<string, SelectedComponent>();
  for (const uri of uris) {
    const reference = parseXcapReference(uri, xcapRoot);
    if (reference === undefined) continue;
    if (reference.kind === "collection") collections.add(reference.path);
    else if (reference.kind === "component") {
      const key = componentKey(reference);
      if (!components.has(key)) components.set(key, { ...reference, uri });
    } else if (!documents.has(reference.path)) documents.set(reference.path, uri);
  }
  return { documents, collections: outermost(collections), components: [...components.values()] };
}

/** One string for a selection, whatever the order of its URIs (RFC 5875 section 4.7). */
export function selectionKey({ documents, collections, components }: Selection): string {
  const uris = [...documents.values(), ...components.map(({ uri }) => uri)].sort();
  return JSON.stringify([uris, [...collections].sort()]);
}

/** The `sel` by which a document is told: as subscribed, or its path where a collection has it. Undefined when not selected. */
export function documentSel({ documents, collections }: Selection, path: string): string | undefined {
  const uri = documents.get(path);
  if (uri !== undefined) return uri;
  return collections.some((prefix) => path.startsWith(prefix)) ? path : undefined;
}

/** Equal for two spellings that select the same in the same way. */
function componentKey({ path, selector, query }: XcapComponent): string {
  return JSON.stringify([path, decodeURIComponent(selector), query]);
}

/** Without prefixes that another one covers. In code unit order the outer one comes first, and nothing between them. */
function outermost(prefixes: ReadonlySet<string>): string[] {
  const kept: string[] = [];
  for (const prefix of [...prefixes].sort()) {
    const last = kept[kept.length - 1];
    if (last === undefined || !prefix.startsWith(last)) kept.push(prefix);
  }
  return kept;
}
