import type { InstanceCopy, ListCopy, ListName, ListRow } from "@porchlight/documents";
import type { SubscriptionStatus } from "../subscription/subscription-keeper";
import { isLive, type WatcherView } from "../watching/watcher";
import type { MemberState } from "./list-follower";

/** What a list tells of a member now. A new object when it tells something else. */
export interface ListMemberView extends WatcherView {
  /** As the list writes it. */
  readonly uri: string;
  readonly names: readonly ListName[];
  /** Members of a member that is a list itself. */
  readonly members: ListMembers | undefined;
}

/** By URI, in the order of the list. */
export type ListMembers = ReadonlyMap<string, ListMemberView>;

/** What holds for all members. */
export interface Telling {
  /** Of the list subscription. */
  readonly status: SubscriptionStatus;
  readonly stale: boolean;
  /** Milliseconds since the Unix epoch. */
  readonly now: number;
}

/** What is known of the members of a list, row by row. What did not change stays the same object. */
export class MemberViews {
  readonly #known = new Map<string, KnownRow>();
  #members: ListMembers = new Map();

  get members(): ListMembers {
    return this.#members;
  }

  show({ rows }: ListCopy<MemberState>, telling: Telling): ListMembers {
    for (const uri of this.#known.keys()) if (!rows.has(uri)) this.#known.delete(uri);
    for (const [uri, row] of rows) this.#known.set(uri, shown(row, this.#known.get(uri), telling));
    this.#members = new Map([...rows.keys()].flatMap((uri) => this.#entry(uri)));
    return this.#members;
  }

  #entry(uri: string): [string, ListMemberView][] {
    const known = this.#known.get(uri);
    return known === undefined ? [] : [[uri, known.view]];
  }
}

interface KnownRow {
  readonly row: ListRow<MemberState>;
  readonly telling: Telling;
  readonly view: ListMemberView;
  /** Of the list that the member is. */
  readonly views: MemberViews | undefined;
}

function shown(row: ListRow<MemberState>, known: KnownRow | undefined, telling: Telling): KnownRow {
  if (known?.row === row && isSame(known.telling, telling)) return known;
  const instance = speaker(row.instances);
  const inner = instance?.body?.kind === "list" ? instance.body.copy : undefined;
  const views = inner && (known?.views ?? new MemberViews());
  const status = statusOf(instance, telling.status);
  const view: ListMemberView = {
    uri: row.uri,
    names: row.names,
    status,
    presence: presenceOf(instance, known),
    stale: telling.stale || !isLive(status),
    receivedAt: known?.row === row ? known.view.receivedAt : telling.now,
    members: inner && views?.show(inner, telling),
  };
  return { row, telling, view, views };
}

/** Every NOTIFY says how long the subscription lasts, rounded: a little more or less is no news of a member. */
const isSame = (one: Telling, other: Telling): boolean =>
  one.stale === other.stale &&
  one.status.kind === other.status.kind &&
  Math.abs(expiryOf(one.status) - expiryOf(other.status)) < 60_000;

const expiryOf = (status: SubscriptionStatus): number => ("expiresAt" in status ? status.expiresAt : 0);

/** One notifier speaks for a member: one that tells its state before one that does not. */
const speaker = (instances: readonly InstanceCopy<MemberState>[]): InstanceCopy<MemberState> | undefined =>
  instances.find(({ body }) => body !== undefined) ??
  instances.find(({ state }) => state !== "terminated") ??
  instances[instances.length - 1];

/** The last document stays, as that of a subscription of its own would; of an open question nothing is known. */
function presenceOf(
  instance: InstanceCopy<MemberState> | undefined,
  known: KnownRow | undefined,
): ListMemberView["presence"] {
  if (instance?.state === "pending") return undefined;
  const body = instance?.body;
  return (body?.kind === "presence" ? body.reading : undefined) ?? known?.view.presence;
}

/** Reasons after which the list service does not try again by itself (RFC 6665 §4.1.3). */
const finalReasons = new Set(["rejected", "noresource", "invariant", "giveup"]);

/** As a subscription of its own would stand. */
function statusOf(
  instance: InstanceCopy<MemberState> | undefined,
  list: SubscriptionStatus,
): SubscriptionStatus {
  const expiresAt = expiryOf(list);
  switch (instance?.state) {
    case "active":
      return instance.body === undefined ? { kind: "subscribing" } : { kind: "active", expiresAt };
    case "pending":
      return { kind: "pending", expiresAt };
    case "terminated":
      return finalReasons.has(instance.reason)
        ? { kind: "terminated", reason: instance.reason }
        : { kind: "subscribing" };
    case undefined:
      return { kind: "subscribing" };
  }
}
