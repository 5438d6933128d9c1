import { applyPatch, DEFAULT_LIMITS, type PatchError, type XmlLimits } from "@porchlight/xml";
import type { DocumentEntry } from "./xcap-diff";

/** A subscriber's copy of a document. */
export interface DocumentCopy {
  readonly etag: string;
  readonly text: string;
}

/** What became of a copy. */
export type FollowedDocument =
  | { readonly kind: "current"; readonly copy: DocumentCopy }
  | { readonly kind: "deleted" }
  /** The copy and what was told do not meet: GET the document. */
  | { readonly kind: "fetch" }
  /** A patch that should fit did not: answer 200, then refresh with `diff-processing=no-patching`. */
  | { readonly kind: "patch-failed"; readonly error: PatchError };

/**
 * Brings a copy up to date with what was told of its document, in order (RFC 5875 section 4.8). A patch is applied only
 * where its previous etag is that of the copy, octet for octet; steps before the copy's version are skipped.
 */
export function followDocument(
  copy: DocumentCopy | undefined,
  entries: readonly DocumentEntry[],
): FollowedDocument {
  let held: Held = copy === undefined ? NOTHING : { etag: copy.etag, text: copy.text };
  for (const entry of entries) {
    const next = step(held, entry);
    if ("error" in next) return { kind: "patch-failed", error: next.error };
    held = next;
  }
  const told = entries.length === 0 ? copy?.etag : entries[entries.length - 1]?.newEtag;
  if (told === undefined) return held.etag === undefined ? { kind: "deleted" } : { kind: "fetch" };
  if (held.etag === told && held.text !== undefined) {
    return { kind: "current", copy: { etag: told, text: held.text } };
  }
  return copy?.etag === told ? { kind: "current", copy } : { kind: "fetch" };
}

/** The version the subscriber is at; without a text it knows no more of it than its etag. */
interface Held {
  readonly etag: string | undefined;
  readonly text: string | undefined;
}

/** The server has bounded what it keeps; a copy is as large as that. */
const COPY_LIMITS: XmlLimits = { ...DEFAULT_LIMITS, maxLength: 16_777_216, maxNodes: 1_000_000 };

const NOTHING: Held = { etag: undefined, text: undefined };

function step(
  held: Held,
  { previousEtag, newEtag, change }: DocumentEntry,
): Held | { readonly error: PatchError } {
  if (previousEtag === undefined) {
    return held.etag === undefined ? { etag: newEtag, text: undefined } : held;
  }
  if (held.etag !== previousEtag) return held;
  if (newEtag === undefined) return NOTHING;
  if (held.text === undefined || change === undefined) return { etag: newEtag, text: undefined };
  if (change.kind === "body-not-changed") return { etag: newEtag, text: held.text };
  const patched = applyPatch(held.text, change.operations, { limits: COPY_LIMITS });
  return patched.ok ? { etag: newEtag, text: patched.value } : { error: patched.error };
}
