import type { DocumentCopy } from "@porchlight/documents";
import { ok, type Result } from "@porchlight/kernel";
import { usages } from "../xdm/address/application-usage";
import { type DocumentAddress, userDocument, userDocuments } from "../xdm/address/xcap-address";
import type { LiveDocuments, LiveView } from "../xdm/live/live-documents";
import type { WatchTarget } from "../xdm/live/watched-resources";
import type { XdmClient } from "../xdm/xdm-client";
import type { XdmFailure } from "../xdm/xdm-failure";

/** Documents that are there, by path. */
export type Copies = ReadonlyMap<string, DocumentCopy>;

/** What there is to know of the documents now. */
export type DocumentsState =
  | { readonly kind: "loading" }
  | { readonly kind: "ready"; readonly copies: Copies }
  | { readonly kind: "failed"; readonly failure: XdmFailure };

const ruleUsages = ["org.openmobilealliance.pres-rules", "pres-rules"] as const;
const listUsages = ["resource-lists", "org.openmobilealliance.group-usage-list"] as const;

/** The documents of a user that say who sees it, live: rules of both usages, and lists. */
export class RulesDocuments {
  readonly #live: LiveDocuments;
  readonly #named: readonly DocumentAddress[];
  /** By path. */
  readonly #own = new Map<string, OwnCopy>();
  #isComplete = false;
  #state: DocumentsState | undefined;

  constructor(
    private readonly xdm: XdmClient,
    private readonly onChange: () => void,
  ) {
    const { xui } = xdm;
    this.#named = [
      userDocument(usages["org.openmobilealliance.pres-rules"], xui, "pres-rules"),
      userDocument(usages["pres-rules"], xui),
      userDocument(usages["resource-lists"], xui),
    ];
    const folders = [usages["pres-rules"], ...listUsages.map((auid) => usages[auid])];
    const targets: WatchTarget[] = [...this.#named, ...folders.map((usage) => userDocuments(usage, xui))];
    this.#live = xdm.watch(targets);
    this.#live.on("view", () => this.#changed());
  }

  get isStale(): boolean {
    return this.#live.view.stale;
  }

  get state(): DocumentsState {
    this.#state ??= this.#stateNow();
    return this.#state;
  }

  /** The first state that is no longer loading. */
  settled(): Promise<DocumentsState> {
    const { state } = this;
    if (state.kind !== "loading") return Promise.resolve(state);
    return new Promise((resolve) => {
      const stop = this.#live.on("view", () => {
        if (this.state.kind === "loading") return;
        stop();
        resolve(this.state);
      });
    });
  }

  #stateNow(): DocumentsState {
    const { view } = this.#live;
    const copies = new Map<string, DocumentCopy>();
    for (const [path, document] of view.documents) {
      if (document.kind === "loading") return { kind: "loading" };
      if (document.kind === "failed" && !document.copy) return { kind: "failed", failure: document.failure };
      const copy = this.#newest(path, document.kind === "absent" ? undefined : document.copy);
      if (copy) copies.set(path, copy);
    }
    return this.#isWhole(view) ? { kind: "ready", copies } : { kind: "loading" };
  }

  /** Reads everything that is known to be there, past the live copies. */
  async read(): Promise<Result<Copies, XdmFailure>> {
    const addresses = new Map(this.#named.map((address) => [address.path, address]));
    for (const path of this.#live.view.documents.keys()) addresses.set(path, this.addressOf(path));
    const seen = new Map([...addresses.keys()].map((path) => [path, this.#liveTag(path)]));
    const found = await Promise.all([...addresses.values()].map((address) => this.#readOne(address)));
    const copies = new Map<string, DocumentCopy>();
    for (const result of found) {
      if (!result.ok) return result;
      const [path, copy] = result.value;
      if (copy) copies.set(path, copy);
      this.#note(path, seen.get(path), copy);
    }
    this.#changed();
    return ok(copies);
  }

  addressOf(path: string): DocumentAddress {
    const auid = [...ruleUsages, ...listUsages].find((each) => path.startsWith(`${each}/`));
    return { kind: "document", usage: usages[auid ?? "resource-lists"], path };
  }

  /** Notes what a write of our own left, and the version it took the place of; undefined where there is no document. */
  wrote(path: string, before: string | undefined, copy: DocumentCopy | undefined): void {
    const superseded = this.#own.get(path)?.superseded ?? [];
    this.#own.set(path, { copy, superseded: [...superseded, before] });
    this.#changed();
  }

  retry(): void {
    this.#live.retry();
  }

  stop(): Promise<void> {
    return this.#live.stop();
  }

  #changed(): void {
    this.#state = undefined;
    this.onChange();
  }

  /** What is in folders is known once it was told; where nothing is told, what has a name has to do. */
  #isWhole({ stale, status }: LiveView): boolean {
    this.#isComplete ||= !stale || status.kind === "terminated" || status.kind === "waiting";
    return this.#isComplete;
  }

  #liveTag(path: string): string | undefined {
    const document = this.#live.view.documents.get(path);
    return document?.kind === "present" || document?.kind === "failed" ? document.copy?.etag : undefined;
  }

  /** What was read is newer than the live copy, unless that has moved meanwhile. */
  #note(path: string, seen: string | undefined, copy: DocumentCopy | undefined): void {
    const isBehind = this.#liveTag(path) === seen && copy?.etag !== seen;
    if (isBehind) this.#own.set(path, { copy, superseded: [seen] });
    else this.#own.delete(path);
  }

  #newest(path: string, live: DocumentCopy | undefined): DocumentCopy | undefined {
    const own = this.#own.get(path);
    if (own?.superseded.includes(live?.etag)) return own.copy;
    this.#own.delete(path);
    return live;
  }

  async #readOne(
    address: DocumentAddress,
  ): Promise<Result<readonly [string, DocumentCopy | undefined], XdmFailure>> {
    const found = await this.xdm.get(address);
    if (found.ok) return ok([address.path, found.value]);
    return found.error.kind === "not-found" ? ok([address.path, undefined]) : found;
  }
}

/** What we have read or written, and the live copy does not have yet. */
interface OwnCopy {
  readonly copy: DocumentCopy | undefined;
  /** Versions before it; undefined stands for no document. */
  readonly superseded: readonly (string | undefined)[];
}
