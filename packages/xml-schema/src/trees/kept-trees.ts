import type { XmlDocument } from "libxml2-wasm";

/** UTF-16 code units of text whose trees are kept; a tree takes some six times its text. */
const CAPACITY = 4_194_304;

/** Texts below this length are as quickly read again. */
const SHORT_TEXT = 32_768;

/** The library's trees of the long texts that were validated last. What is dropped is freed at once. */
export class KeptTrees {
  readonly #trees = new Map<string, XmlDocument>();
  #length = 0;

  /** The tree of a text, from now on the caller's to keep again or to free. */
  take(text: string): XmlDocument | undefined {
    const tree = this.#trees.get(text);
    if (tree === undefined) return undefined;
    this.#trees.delete(text);
    this.#length -= text.length;
    return tree;
  }

  keep(text: string, tree: XmlDocument): void {
    if (text.length < SHORT_TEXT || text.length > CAPACITY) {
      tree.dispose();
      return;
    }
    this.take(text)?.dispose();
    this.#trees.set(text, tree);
    this.#length += text.length;
    for (const oldest of this.#trees.keys()) {
      if (this.#length <= CAPACITY) break;
      this.take(oldest)?.dispose();
    }
  }
}
