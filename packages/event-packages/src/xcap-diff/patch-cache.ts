import type { DocumentPatch } from "@porchlight/documents";
import { diffDocuments } from "@porchlight/xml";
import { STORED_LIMITS } from "../document-library/stored-limits";
import type { DocumentState } from "./ports";

/** Patches that are kept for the next subscription that needs the same one, and their characters together. */
const MAX_PATCHES = 256;
const MAX_CHARACTERS = 8_388_608;

/**
 * Computes patches, each once for all subscriptions: an etag stands for one text of a document for ever, so path and etags
 * name the patch.
 */
export class PatchCache {
  readonly #patches = new Map<string, DocumentPatch | undefined>();
  #characters = 0;

  /** How to get from one version to the other; undefined where XML patching cannot tell. */
  patch(path: string, from: DocumentState, to: DocumentState): DocumentPatch | undefined {
    const key = JSON.stringify([path, from.etag, to.etag]);
    if (this.#patches.has(key)) return this.#patches.get(key);
    const patch = computePatch(from.text, to.text);
    this.#patches.set(key, patch);
    this.#characters += sizeOf(patch);
    this.#trim();
    return patch;
  }

  /** The oldest go first. */
  #trim(): void {
    for (const [key, patch] of this.#patches) {
      if (this.#patches.size <= MAX_PATCHES && this.#characters <= MAX_CHARACTERS) return;
      this.#patches.delete(key);
      this.#characters -= sizeOf(patch);
    }
  }
}

function computePatch(from: string, to: string): DocumentPatch | undefined {
  const operations = diffDocuments(from, to, STORED_LIMITS);
  if (!operations.ok) return undefined;
  if (operations.value.length === 0) return { kind: "body-not-changed" };
  return { kind: "patch", operations: operations.value };
}

const sizeOf = (patch: DocumentPatch | undefined): number =>
  patch?.kind === "patch"
    ? patch.operations.reduce((sum, { sel, content }) => sum + sel.length + content.length, 0)
    : 0;
