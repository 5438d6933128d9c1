import {
  type DocumentCopy,
  type DocumentEntry,
  parseXcapReference,
  type XcapDiff,
} from "@porchlight/documents";
import type { BackOffLimits } from "../../support/back-off";
import {
  type CollectionAddress,
  type DocumentAddress,
  documentOf,
  type XcapAddress,
} from "../address/xcap-address";
import type { XcapClient } from "../xcap-client";
import { DocumentFollower, type FollowerHandlers, type LiveDocument } from "./document-follower";
import { type LiveNode, NodeFollower } from "./node-follower";

/** What can be watched: a document, a node of one, or all documents of a folder. */
export type WatchTarget = XcapAddress | CollectionAddress;

export interface WatchedOptions {
  /** Copies to begin with, by path. */
  readonly copies: ReadonlyMap<string, DocumentCopy>;
  readonly pauses: BackOffLimits;
}

/** The followers of everything in a watch. Documents of a folder come and go as they are told. */
export class WatchedResources {
  readonly #documents = new Map<string, DocumentFollower>();
  readonly #nodes = new Map<string, NodeFollower>();
  readonly #collections: readonly CollectionAddress[];
  /** Documents that are in the watch by their own name, and stay when they are absent. */
  readonly #named: ReadonlySet<string>;

  constructor(
    private readonly client: XcapClient,
    targets: readonly WatchTarget[],
    private readonly options: WatchedOptions,
    private readonly handlers: FollowerHandlers,
  ) {
    const documents = targets.filter((target) => target.kind === "document");
    this.#collections = targets.filter((target) => target.kind === "collection");
    this.#named = new Set(documents.map(({ path }) => path));
    for (const document of documents) this.#open(document);
    for (const path of options.copies.keys()) this.#followerOf(path);
    for (const target of targets) {
      if (target.kind !== "element" && target.kind !== "attribute") continue;
      this.#nodes.set(target.path, new NodeFollower(client, target, handlers.onChange, options.pauses));
    }
  }

  get documents(): ReadonlyMap<string, LiveDocument> {
    return new Map([...this.#documents].map(([path, follower]) => [path, follower.state]));
  }

  get nodes(): ReadonlyMap<string, LiveNode> {
    return new Map([...this.#nodes].map(([path, follower]) => [path, follower.state]));
  }

  /** Takes one NOTIFY. When it tells the whole state, what it does not mention is looked at. */
  take(diff: XcapDiff, isWhole: boolean): void {
    const told = new Set<DocumentFollower | NodeFollower>();
    for (const [path, entries] of entriesByPath(diff)) {
      const follower = this.#followerOf(path);
      if (follower) told.add(follower);
      follower?.told(entries);
    }
    for (const entry of diff.entries) {
      if (entry.kind === "document") continue;
      const follower = this.#nodes.get(entry.sel);
      if (follower) told.add(follower);
      follower?.told(entry);
    }
    if (!isWhole) return;
    for (const follower of this.#all()) if (!told.has(follower)) follower.untold();
  }

  /** Reads everything anew. */
  fetch(): void {
    for (const follower of this.#all()) follower.fetch();
  }

  written(address: XcapAddress, etag: string | undefined): void {
    const { path } = documentOf(address);
    this.#followerOf(path)?.written(etag);
    for (const [nodePath, node] of this.#nodes) if (nodePath.startsWith(`${path}/~~/`)) node.fetch();
  }

  drop(): void {
    for (const follower of this.#all()) follower.drop();
  }

  #all(): (DocumentFollower | NodeFollower)[] {
    return [...this.#documents.values(), ...this.#nodes.values()];
  }

  /** The follower of a document; a new one when it is in a folder of the watch. */
  #followerOf(path: string): DocumentFollower | undefined {
    const known = this.#documents.get(path);
    if (known) return known;
    const collection = this.#collections.find((each) => path.startsWith(each.path));
    return collection && this.#open({ kind: "document", usage: collection.usage, path });
  }

  #open(address: DocumentAddress): DocumentFollower {
    const { copies, pauses } = this.options;
    const handlers = { ...this.handlers, onChange: () => this.#changed(address.path) };
    const follower = new DocumentFollower(this.client, address, copies.get(address.path), handlers, pauses);
    this.#documents.set(address.path, follower);
    return follower;
  }

  #changed(path: string): void {
    const follower = this.#documents.get(path);
    if (follower?.state.kind === "absent" && !this.#named.has(path)) {
      follower.drop();
      this.#documents.delete(path);
    }
    this.handlers.onChange();
  }
}

/** What is told of each document, in its order. */
function entriesByPath({ entries, xcapRoot }: XcapDiff): Map<string, DocumentEntry[]> {
  const byPath = new Map<string, DocumentEntry[]>();
  for (const entry of entries) {
    if (entry.kind !== "document") continue;
    const reference = parseXcapReference(entry.sel, xcapRoot);
    if (reference?.kind !== "document") continue;
    const known = byPath.get(reference.path);
    if (known) known.push(entry);
    else byPath.set(reference.path, [entry]);
  }
  return byPath;
}
