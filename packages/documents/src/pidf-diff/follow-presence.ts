import { applyPatch } from "@porchlight/xml";
import { readPidfDiff } from "./read-pidf-diff";

/** What a watcher knows by partial notifications of one subscription. */
export interface PresenceCopy {
  readonly version: number;
  /** The presence document. */
  readonly text: string;
}

export type Followed =
  | { readonly kind: "current"; readonly copy: PresenceCopy }
  /** Older than what is known: passed over. */
  | { readonly kind: "outdated" }
  /** The subscription has to be refreshed: a notification is missing, or this one cannot be used. */
  | { readonly kind: "lost"; readonly cause: "missing" | "unusable"; readonly reason: string };

/** Takes a partial presence document as a watcher (RFC 5263 section 4.5). */
export function followPresence(copy: PresenceCopy | undefined, body: string | Uint8Array): Followed {
  const read = readPidfDiff(body);
  if (!read.ok) return unusable(read.error.phrase);
  const diff = read.value;
  if (diff.version === undefined) return unusable("a document without version");
  if (copy !== undefined && diff.version <= copy.version) return { kind: "outdated" };
  if (diff.kind === "full") return { kind: "current", copy: { version: diff.version, text: diff.presence } };
  if (copy === undefined || diff.version !== copy.version + 1)
    return { kind: "lost", cause: "missing", reason: "a notification is missing" };
  const patched = applyPatch(copy.text, diff.operations);
  if (!patched.ok) return unusable(patched.error.phrase);
  return { kind: "current", copy: { version: diff.version, text: patched.value } };
}

const unusable = (reason: string): Followed => ({ kind: "lost", cause: "unusable", reason });
