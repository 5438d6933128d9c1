import type { DocumentLibrary } from "../../document-library/document-library";
import { documentHome } from "../../document-library/document-path";
import type { DocumentState } from "../../xcap-diff";

/** The documents that rules are read from. */
export type PolicyDocuments = Pick<DocumentLibrary, "read" | "pathsOf">;

/** Documents as they would be with other texts at some paths. */
export class DraftDocuments implements PolicyDocuments {
  readonly #stored: PolicyDocuments;
  readonly #texts: ReadonlyMap<string, string>;

  /** @param texts by path below the XCAP root */
  constructor(stored: PolicyDocuments, texts: ReadonlyMap<string, string>) {
    this.#stored = stored;
    this.#texts = texts;
  }

  read(path: string): DocumentState | undefined {
    const text = this.#texts.get(path);
    return text === undefined ? this.#stored.read(path) : { etag: "", text };
  }

  *pathsOf(xui: string, prefix: string): Iterable<string> {
    for (const path of this.#stored.pathsOf(xui, prefix)) if (!this.#texts.has(path)) yield path;
    for (const path of this.#texts.keys()) {
      if (path.startsWith(prefix) && documentHome(path)?.xui === xui) yield path;
    }
  }
}
