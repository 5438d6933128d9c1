import { canonicalUri } from "@porchlight/documents";
import { parseAddress } from "../address";
import type { PresenceClient } from "../presence-client";
import type { SubscriptionStatus } from "../subscription/subscription-keeper";
import { isLive, type Watcher } from "../watching/watcher";
import type { ListMembers, ListMemberView } from "./list-view";
import { type ListView, type ListWatcher, watchList } from "./list-watcher";
import { ListedWatcher, type Told } from "./listed-watcher";

export interface ListWatchingOptions {
  /**
   * Finds the URI of the list service that has the people who are watched; undefined when there is none. Asked when somebody is
   * watched, and again after a return of the connection as long as no list tells.
   */
  readonly list: () => Promise<string | undefined>;
  /** Calls back whenever `list` may answer something else; returns how to stop. */
  readonly again?: (seek: () => void) => () => void;
  /** A list may be silent about somebody for so long before he is watched by himself. Default 5000. */
  readonly silenceMs?: number | undefined;
}

/** Watches people like a `PresenceClient`, by one subscription to a list as far as that goes. */
export interface ListWatching {
  /** Throws a TypeError when the presentity is no address. */
  watch(presentity: string): Watcher;
  /** Of the list; undefined while none is subscribed to. */
  readonly list: ListView | undefined;
  /** Stops all watchers, and the list. */
  stop(): Promise<void>;
}

/**
 * Watchers that share one subscription to a list (RFC 4662). Whoever the list does not tell of has a subscription of his own, and
 * so has everybody where the server refuses lists or has trouble with them.
 */
export function listWatching(
  client: Pick<PresenceClient, "watch" | "subscribe" | "state" | "on">,
  options: ListWatchingOptions,
): ListWatching {
  return new Watching(client, options);
}

class Watching implements ListWatching {
  readonly #watchers = new Set<ListedWatcher>();
  readonly #stopFollowing: () => void;
  readonly #stopSeeking: (() => void) | undefined;
  #list: ListWatcher | undefined;
  /** By address of record. */
  #members: ReadonlyMap<string, ListMemberView> = new Map();
  #indexed: ListMembers | undefined;
  /** No list can be had. */
  #isRefused = false;
  #isStopped = false;
  #isSought = false;

  constructor(
    private readonly client: Pick<PresenceClient, "watch" | "subscribe" | "state" | "on">,
    private readonly options: ListWatchingOptions,
  ) {
    this.#stopFollowing = client.on("state", ({ kind }) => {
      if (kind === "connected" && this.#isRefused) void this.#seek();
    });
    this.#stopSeeking = options.again?.(() => this.#watchers.size > 0 && void this.#seek());
  }

  get list(): ListView | undefined {
    return this.#list?.view;
  }

  watch(presentity: string): Watcher {
    const address = parseAddress(presentity);
    if (!address.ok) throw new TypeError(`Not an address: ${presentity.slice(0, 100)}`);
    const watcher = new ListedWatcher(address.value, {
      watchAlone: () => this.client.watch(address.value),
      askAgain: () => this.#list?.retry(),
      onStopped: () => this.#watchers.delete(watcher),
      silenceMs: this.options.silenceMs ?? 5000,
    });
    this.#watchers.add(watcher);
    if (!this.#list && !this.#isRefused) void this.#seek();
    // A list that failed for want of members may be there now.
    if (this.#list?.view.status.kind === "waiting") this.#list.retry();
    watcher.told(this.#toldOf(watcher.presentity));
    return watcher;
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#stopFollowing();
    this.#stopSeeking?.();
    await Promise.all([...this.#watchers].map((watcher) => watcher.stop()));
    await this.#list?.stop();
  }

  async #seek(): Promise<void> {
    if (this.#isSought) return;
    this.#isSought = true;
    const service = await this.options.list().catch(() => undefined);
    this.#isSought = false;
    if (!this.#isStopped) this.#use(service && canonicalUri(service));
  }

  #use(service: string | undefined): void {
    const isThere = this.#list?.view.status.kind !== "terminated" && this.#list?.list === service;
    if (service !== undefined && isThere) return;
    void this.#list?.stop();
    const list = service === undefined ? undefined : watchList(this.client, service);
    this.#list = list;
    list?.on("view", (view) => {
      if (this.#list === list) this.#follow(view);
    });
    if (list) this.#follow(list.view);
    else this.#refused();
  }

  #follow({ status, stale, members }: ListView): void {
    if (isRefusal(status)) this.#isRefused = true;
    else if (!stale && members) this.#isRefused = false;
    if (members !== this.#indexed) this.#members = byAddress(members ?? new Map());
    this.#indexed = members;
    this.#tell();
  }

  #refused(): void {
    this.#isRefused = true;
    this.#tell();
  }

  #tell(): void {
    for (const watcher of [...this.#watchers]) watcher.told(this.#toldOf(watcher.presentity));
  }

  #toldOf(address: string): Told {
    if (this.#isRefused) return { kind: "no-list" };
    const member = this.#members.get(address);
    if (member?.status.kind === "terminated" && member.status.reason === "giveup") return { kind: "no-list" };
    if (member && member.status.kind !== "subscribing") return { kind: "member", member };
    return { kind: this.list && isLive(this.list.status) ? "silent" : "waiting" };
  }
}

/** The list service refuses, is not there, or does not answer as one should. */
const isRefusal = (status: SubscriptionStatus): boolean =>
  (status.kind === "terminated" || status.kind === "waiting") && !ownReasons.has(status.reason);

/** Where a subscription to one person would fare no better. */
const ownReasons = new Set(["unreachable", "stopped", "wrong-credentials"]);

/** Lists within the list included; who is in several is taken where something is known. */
function byAddress(members: ListMembers): ReadonlyMap<string, ListMemberView> {
  const found = new Map<string, ListMemberView>();
  for (const member of members.values()) {
    for (const [address, view] of member.members ? byAddress(member.members) : own(member)) {
      if (found.get(address)?.status.kind !== "active") found.set(address, view);
    }
  }
  return found;
}

function own(member: ListMemberView): [string, ListMemberView][] {
  const address = parseAddress(member.uri);
  return address.ok ? [[address.value, member]] : [];
}
