import {
  type DocumentCollection,
  type DocumentKey,
  type DocumentVersion,
  type DocumentVersionFacts,
  type DocumentWrite,
  documentSelectorText,
  type Holdings,
  type ListingPage,
  type StoredDocument,
  type StoredDocumentFacts,
  type WriteResult,
} from "@porchlight/xdm";
import { DocumentFeed } from "../documents/document-feed";
import { type Remover, removalsOf } from "../documents/removed-documents";
import { isIn } from "../documents/selector-range";
import { type AcceptedWrite, type Standing, WriteJudge } from "../documents/write-judge";
import type {
  DocumentArchive,
  DocumentFilter,
  DocumentPage,
  HistoryBounds,
  ServiceDefinition,
  WriteCompanions,
} from "../ports/documents";
import type { MemoryAuditLog } from "./memory-audit-log";
import { ascending } from "./order";

interface Shelf {
  readonly key: DocumentKey;
  /** The newest first. */
  readonly versions: readonly DocumentVersion[];
}

export class MemoryDocumentStore implements DocumentArchive {
  readonly #audit: MemoryAuditLog;
  readonly #bounds: HistoryBounds;
  readonly #feed = new DocumentFeed();
  readonly #shelves = new Map<string, Shelf>();
  readonly #services = new Map<string, string>();

  constructor(audit: MemoryAuditLog, bounds: HistoryBounds) {
    this.#audit = audit;
    this.#bounds = bounds;
  }

  watch(listener: Parameters<DocumentArchive["watch"]>[0]): () => void {
    return this.#feed.watch(listener);
  }

  async read(key: DocumentKey): Promise<StoredDocument | undefined> {
    return presentOf(this.#shelves.get(documentSelectorText(key)));
  }

  async list(collection: DocumentCollection, page: ListingPage): Promise<readonly StoredDocumentFacts[]> {
    return this.#page(collection, page).map(({ text: _, ...facts }) => facts);
  }

  async readAll(collection: DocumentCollection, page: ListingPage): Promise<readonly StoredDocument[]> {
    return this.#page(collection, page);
  }

  async browse({ search, user, auid, state, offset, limit }: DocumentFilter): Promise<DocumentPage> {
    const found = this.#shelvesOf({ ...(auid === undefined ? {} : { auid }) })
      .flatMap(({ versions: [newest] }) => newest ?? [])
      .filter(({ etag }) => (etag === undefined) === (state === "deleted"))
      .filter(({ key }) => user === undefined || key.xui === user)
      .filter(({ key }) => searchText(key).includes(search.toLowerCase()))
      .sort((one, other) => ascending(browsingOrder(one.key), browsingOrder(other.key)));
    return {
      items: found.slice(offset, offset + limit).map(({ text: _, ...facts }) => facts),
      total: found.length,
    };
  }

  async holdings(xui: string): Promise<Holdings> {
    const kept = this.#present({ xui });
    return { documents: kept.length, octets: kept.reduce((sum, { octets }) => sum + octets, 0) };
  }

  async history(
    key: DocumentKey,
    { before, limit }: { readonly before?: number; readonly limit: number },
  ): Promise<readonly DocumentVersionFacts[]> {
    const versions = this.#shelves.get(documentSelectorText(key))?.versions ?? [];
    return versions
      .filter(({ version }) => before === undefined || version < before)
      .slice(0, limit)
      .map(({ text: _, ...facts }) => facts);
  }

  async readVersion(key: DocumentKey, version: number): Promise<DocumentVersion | undefined> {
    const versions = this.#shelves.get(documentSelectorText(key))?.versions ?? [];
    return versions.find((each) => each.version === version);
  }

  async serviceDefinitions(): Promise<readonly ServiceDefinition[]> {
    return [...this.#services].flatMap(([uri, selector]) => {
      const shelf = this.#shelves.get(selector);
      return shelf === undefined ? [] : [{ uri, key: shelf.key }];
    });
  }

  async write(write: DocumentWrite, companions: WriteCompanions = {}): Promise<WriteResult> {
    const { serviceUris = [], audit = [] } = companions;
    const judge = new WriteJudge(this.#standingOf(write.key), this.#services);
    const result = judge.judge(write, serviceUris);
    if (result.kind === "conflict") return result;
    for (const accepted of judge.accepted) this.#keep(accepted);
    for (const note of audit) this.#audit.note(note);
    this.#feed.emit([result.change]);
    return result;
  }

  async deleteUser(xui: string, by: Remover): ReturnType<DocumentArchive["deleteUser"]> {
    const changes = removalsOf(this.#present({ xui, tree: "users" }), by);
    for (const [selector, { key }] of this.#shelves) {
      if (key.tree === "users" && key.xui === xui) this.#drop(selector);
    }
    this.#feed.emit(changes);
    return changes;
  }

  #standingOf(key: DocumentKey): ReadonlyMap<string, Standing> {
    const selector = documentSelectorText(key);
    const newest = this.#shelves.get(selector)?.versions[0];
    return new Map(newest === undefined ? [] : [[selector, newest]]);
  }

  #keep({ write, version, selector, serviceUris }: AcceptedWrite): void {
    const { key, at, author, client } = write;
    const { text, etag } = write.kind === "put" ? write : { text: undefined, etag: undefined };
    const octets = Buffer.byteLength(text ?? "");
    const older = this.#shelves.get(selector)?.versions ?? [];
    const versions = [{ key, version, text, etag, at, author, client, octets }, ...older];
    this.#shelves.set(selector, { key, versions: versions.slice(0, this.#bounds.versionsPerDocument) });
    for (const [uri, owner] of this.#services) if (owner === selector) this.#services.delete(uri);
    for (const uri of serviceUris) this.#services.set(uri, selector);
    if (write.kind === "delete") this.#forgetDeleted(key.xui);
  }

  #forgetDeleted(xui: string): void {
    const deleted = [...this.#shelves]
      .filter(([, shelf]) => shelf.key.xui === xui && presentOf(shelf) === undefined)
      .sort(([, one], [, other]) => (other.versions[0]?.at ?? 0) - (one.versions[0]?.at ?? 0));
    for (const [selector] of deleted.slice(this.#bounds.deletedPerUser)) this.#drop(selector);
  }

  #drop(selector: string): void {
    this.#shelves.delete(selector);
    for (const [uri, owner] of this.#services) if (owner === selector) this.#services.delete(uri);
  }

  #page(collection: DocumentCollection, { after = "", limit }: ListingPage): readonly StoredDocument[] {
    return this.#present(collection)
      .filter(({ key }) => documentSelectorText(key) > after)
      .slice(0, limit);
  }

  #present(collection: DocumentCollection): readonly StoredDocument[] {
    return this.#shelvesOf(collection).flatMap((shelf) => presentOf(shelf) ?? []);
  }

  #shelvesOf(collection: DocumentCollection): readonly Shelf[] {
    return [...this.#shelves]
      .filter(([, { key }]) => isIn(key, collection))
      .sort(([one], [other]) => ascending(one, other))
      .map(([, shelf]) => shelf);
  }
}

const searchText = ({ auid, xui, path }: DocumentKey): string => `${auid} ${xui} ${path}`.toLowerCase();

const browsingOrder = ({ xui, auid, path }: DocumentKey): string => [xui, auid, path].join("\u0000");

function presentOf(shelf: Shelf | undefined): StoredDocument | undefined {
  const newest = shelf?.versions[0];
  if (newest?.text === undefined || newest.etag === undefined) return undefined;
  const { key, text, etag, version, at, author, client, octets } = newest;
  return { key, text, etag, version, modifiedAt: at, author, client, octets };
}
