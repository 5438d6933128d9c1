import type { RenderedBody, StateListener, StateSource, SubscriptionWish } from "@porchlight/event-notifier";
import type { Instant } from "@porchlight/kernel";
import type { ListMember } from "../lists/member-list";
import type { Telling } from "./telling";

/** Subscribes to the members of a list as its subscriber (RFC 4662 section 4): what a list server needs of the house. */
export interface BackEnds<Source = MemberSource> {
  /**
   * A virtual subscription to one member. What it knows can be asked for at once, so that the first notification tells it.
   * The listener hears of every change of its status or of the state in it, never before this returns and never after
   * `close`.
   * @param wish of the list subscription; what of it concerns the member is for the back end to find
   */
  open(member: ListMember, wish: SubscriptionWish, listener: StateListener): BackEnd<Source>;
}

export interface BackEnd<Source = MemberSource> {
  readonly status: BackEndStatus<Source>;
  /** Instances beside that one, where several notifiers stand for the member (RFC 4662 section 5.5). */
  readonly further?: readonly BackEndInstance<Source>[];
  /**
   * The list subscription was refreshed: what was refused is tried again, and what is shown is what it wishes now.
   * @returns itself, or what takes its place
   */
  refresh(wish: SubscriptionWish): BackEnd<Source>;
  close(): void;
}

/** How a virtual subscription stands. Its `instance` is a token, another one when it is made anew. */
export type BackEndStatus<Source = MemberSource> =
  /** Nothing is known of the member yet. */
  | { readonly state: "unknown" }
  | { readonly state: "pending"; readonly instance: string }
  /** @property source its bodies; another source may take its place and continues what was told */
  | { readonly state: "active"; readonly instance: string; readonly source: Source }
  /** @property reason as in Subscription-State; with one after which it is tried again it stays until then */
  | { readonly state: "terminated"; readonly instance: string; readonly reason: string };

/** One of which something is known. */
export type BackEndInstance<Source = MemberSource> = Exclude<
  BackEndStatus<Source>,
  { readonly state: "unknown" }
>;

/** Bodies of a member. One that is a list finds room for its parts in the notification around it. */
export interface MemberSource extends Omit<StateSource, "tell" | "tellAll"> {
  tell(version: number, now: Instant, telling: Telling): RenderedBody | undefined;
  tellAll(version: number, now: Instant, telling: Telling): RenderedBody | undefined;
}

/** A member that nobody subscribes to. */
export function refusedBackEnd(instance: string, reason: string): BackEnd {
  const backEnd: BackEnd = {
    status: { state: "terminated", instance, reason },
    refresh: () => backEnd,
    close: () => {},
  };
  return backEnd;
}
