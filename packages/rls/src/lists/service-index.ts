import { canonicalUri, readServices } from "@porchlight/documents";
import type { ListService } from "./list-service";
import { type StoredDocuments, storedRoot } from "./stored-documents";

/**
 * The services of all users, found by URI: the global index of RFC 4826 section 4.4.7. Only documents named `index` count.
 */
export class ServiceIndex {
  readonly #documents: StoredDocuments;
  /** The service that stood there first comes first: the others are there for when it goes. */
  readonly #byKey = new Map<string, ListService[]>();
  readonly #byDocument = new Map<string, readonly ListService[]>();

  constructor(documents: StoredDocuments) {
    this.#documents = documents;
  }

  /** Takes over all documents there are, by their names. */
  restore(): void {
    for (const path of [...this.#documents.paths()].sort()) this.changed(path);
  }

  /** The service at a URI, in whatever spelling. */
  find(uri: string): ListService | undefined {
    return this.#byKey.get(canonicalUri(uri))?.[0];
  }

  /** A document was written or deleted: the keys of the services that came, went or may be other ones. */
  changed(path: string): ReadonlySet<string> {
    const owner = indexOwner(path);
    if (owner === undefined) return NONE;
    const before = this.#byDocument.get(path) ?? [];
    const after = this.#read(path, owner);
    for (const { key } of before) this.#remove(key, path);
    for (const service of after) this.#add(service);
    if (after.length > 0) this.#byDocument.set(path, after);
    else this.#byDocument.delete(path);
    return new Set([...before, ...after].map(({ key }) => key));
  }

  #read(document: string, owner: string): readonly ListService[] {
    const root = storedRoot(this.#documents, document);
    if (root === undefined) return [];
    const services = new Map<string, ListService>();
    for (const { uri, packages, sharedWith } of readServices(root)) {
      const key = canonicalUri(uri);
      if (services.has(key)) continue;
      services.set(key, { uri, key, document, owner, packages, sharedWith: sharedWith.map(canonicalUri) });
    }
    return [...services.values()];
  }

  #add(service: ListService): void {
    const others = this.#byKey.get(service.key);
    if (others === undefined) this.#byKey.set(service.key, [service]);
    else others.push(service);
  }

  #remove(key: string, path: string): void {
    const left = this.#byKey.get(key)?.filter(({ document }) => document !== path) ?? [];
    if (left.length > 0) this.#byKey.set(key, left);
    else this.#byKey.delete(key);
  }
}

const NONE: ReadonlySet<string> = new Set();

/** Whose index document a path names; undefined when it names another document. */
function indexOwner(path: string): string | undefined {
  const xui = /^rls-services\/users\/([^/]+)\/index$/.exec(path)?.[1];
  if (xui === undefined) return undefined;
  try {
    return decodeURIComponent(xui);
  } catch {
    return undefined;
  }
}
