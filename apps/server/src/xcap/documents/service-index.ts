import type { ServiceDefinition } from "@porchlight/store";
import { type DocumentChanged, type DocumentKey, documentSelectorText } from "@porchlight/xdm";
import { serviceKey } from "./service-uris";

/** Which document defines a service URI, in memory, as the store has it (RFC 4826 section 4.4.5). */
export class ServiceIndex {
  readonly #byUri = new Map<string, DocumentKey>();
  readonly #urisOf = new Map<string, readonly string[]>();

  restore(definitions: readonly ServiceDefinition[]): void {
    this.#byUri.clear();
    this.#urisOf.clear();
    for (const { uri, key } of definitions) {
      this.#byUri.set(uri, key);
      const selector = documentSelectorText(key);
      this.#urisOf.set(selector, [...(this.#urisOf.get(selector) ?? []), uri]);
    }
  }

  /** `uris`: what the new text defines, by `serviceKey`. */
  changed({ key }: Pick<DocumentChanged, "key">, uris: readonly string[]): void {
    const selector = documentSelectorText(key);
    for (const uri of this.#urisOf.get(selector) ?? []) this.#byUri.delete(uri);
    if (uris.length === 0) this.#urisOf.delete(selector);
    else this.#urisOf.set(selector, uris);
    for (const uri of uris) this.#byUri.set(uri, key);
  }

  at(uri: string): readonly DocumentKey[] {
    const key = this.#byUri.get(serviceKey(uri));
    return key === undefined ? [] : [key];
  }
}
