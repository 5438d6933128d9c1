import type { DocumentState, DocumentStep } from "../xcap-diff/ports";
import { documentHome } from "./document-path";

/**
 * Every document of the house as it is now, for what has to be decided at once: who may see what, what a list holds, what
 * changed. Its listeners hear of a change after it can be seen here.
 */
export class DocumentLibrary {
  readonly #documents = new Map<string, DocumentState>();
  /** Paths by XCAP user identifier; the global tree under the empty one. */
  readonly #homes = new Map<string, Set<string>>();
  readonly #listeners: ((step: DocumentStep) => void)[] = [];

  get size(): number {
    return this.#documents.size;
  }

  read(path: string): DocumentState | undefined {
    return this.#documents.get(path);
  }

  /** Every path, in the order of writing. */
  paths(): Iterable<string> {
    return this.#documents.keys();
  }

  /** Paths in the home of a user, or in the global tree for the empty identifier, that begin with `prefix`. */
  *pathsOf(xui: string, prefix: string): Iterable<string> {
    for (const path of this.#homes.get(xui) ?? []) if (path.startsWith(prefix)) yield path;
  }

  onChange(listener: (step: DocumentStep) => void): void {
    this.#listeners.push(listener);
  }

  /** Takes over a stored document, telling nobody. */
  restore(path: string, state: DocumentState): void {
    this.#put(path, state);
  }

  /** A document was written or deleted. */
  changed(step: DocumentStep): void {
    const { path, newEtag: etag, newText: text } = step;
    if (etag === undefined || text === undefined) this.#remove(path);
    else this.#put(path, { etag, text });
    for (const listener of this.#listeners) listener(step);
  }

  #put(path: string, state: DocumentState): void {
    this.#documents.set(path, state);
    const xui = documentHome(path)?.xui;
    if (xui === undefined) return;
    const home = this.#homes.get(xui);
    if (home === undefined) this.#homes.set(xui, new Set([path]));
    else home.add(path);
  }

  #remove(path: string): void {
    this.#documents.delete(path);
    const xui = documentHome(path)?.xui ?? "";
    const home = this.#homes.get(xui);
    home?.delete(path);
    if (home?.size === 0) this.#homes.delete(xui);
  }
}
