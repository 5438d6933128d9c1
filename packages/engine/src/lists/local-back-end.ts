import type {
  StateListener,
  StateSource,
  SubscriptionWish,
  TerminationReason,
} from "@porchlight/event-notifier";
import type { BackEnd, BackEndStatus } from "@porchlight/rls";
import { RecordedWish } from "../state/recorded-wish";
import type { MemberListener, MemberWatch } from "./member-watch";

/** How a member of a list is watched: by a watch, or not at all and why. */
export type OpenedMember =
  | { readonly kind: "watched"; readonly watch: MemberWatch }
  | { readonly kind: "refused"; readonly instance: string; readonly reason: string }
  | { readonly kind: "elsewhere" };

/** Who opens and closes the watches of members. */
export interface MemberDesk {
  watch(uri: string, wish: RecordedWish, backEnd: LocalBackEnd): OpenedMember;
  /** The list subscription was refreshed: its lifetime and what it wishes are other ones. */
  renew(watch: MemberWatch, wish: RecordedWish): void;
  release(watch: MemberWatch): void;
}

/** The virtual subscription to one member among our own presentities (RFC 4662 section 4). */
export class LocalBackEnd implements BackEnd<StateSource>, MemberListener {
  readonly #uri: string;
  readonly #desk: MemberDesk;
  readonly #listener: StateListener;
  #member: OpenedMember;
  #isOpen = false;

  constructor(uri: string, wish: SubscriptionWish, desk: MemberDesk, listener: StateListener) {
    this.#uri = uri;
    this.#desk = desk;
    this.#listener = listener;
    this.#member = desk.watch(uri, recordedWishOf(wish), this);
    this.#isOpen = true;
  }

  get status(): BackEndStatus<StateSource> {
    return statusOf(this.#member);
  }

  /** Undefined where the member is not watched. */
  get watch(): MemberWatch | undefined {
    return this.#member.kind === "watched" ? this.#member.watch : undefined;
  }

  changed(): void {
    if (this.#isOpen) this.#listener.changed();
  }

  lost(reason: TerminationReason): void {
    if (this.#member.kind === "watched")
      this.#member = { kind: "refused", instance: this.#member.watch.record.id, reason };
  }

  refresh(wish: SubscriptionWish): void {
    if (this.#member.kind === "watched") this.#desk.renew(this.#member.watch, recordedWishOf(wish));
    else this.#member = this.#desk.watch(this.#uri, recordedWishOf(wish), this);
  }

  close(): void {
    this.#isOpen = false;
    if (this.#member.kind === "watched") this.#desk.release(this.#member.watch);
  }
}

function statusOf(member: OpenedMember): BackEndStatus<StateSource> {
  switch (member.kind) {
    case "elsewhere":
      return { state: "unknown" };
    case "refused":
      return { state: "terminated", instance: member.instance, reason: member.reason };
    case "watched": {
      const { record, source } = member.watch;
      return { state: record.state, instance: record.id, source };
    }
  }
}

/** List subscriptions of ours are on record. */
export function recordedWishOf(wish: SubscriptionWish): RecordedWish {
  if (wish instanceof RecordedWish) return wish;
  throw new Error("a list subscription that is on no record");
}
