import { canonicalUri, type ListName } from "@porchlight/documents";
import type { ListMember, MemberList } from "./member-list";
import { isSubscribable } from "./subscribable";

/** Numbers the members of a whole tree that are subscribed to. */
export class SubscriptionBudget {
  /** Members there is no subscription for. */
  surplus = 0;
  readonly #most: number;
  #taken = 0;

  /** @param most 0 for any number */
  constructor(most: number) {
    this.#most = most;
  }

  takes(): boolean {
    this.#taken += 1;
    const isWithin = this.#most === 0 || this.#taken <= this.#most;
    if (!isWithin) this.surplus += 1;
    return isWithin;
  }
}

/** What a member is besides its URI and name. */
export type MemberKind = Pick<ListMember, "list" | "refused">;

/** The members of one list, each once, in the order in which they come: the first name counts. */
export class MemberCollection {
  readonly #members = new Map<string, ListMember>();
  /** Canonical URIs of the list and of those around it: none is a member. */
  readonly #chain: readonly string[];

  constructor(chain: readonly string[]) {
    this.#chain = chain;
  }

  /** Takes an entry; `kind` is asked for a member that is new, undefined leaves it out. */
  take(uri: string, name: ListName | undefined, kind: (key: string) => MemberKind | undefined): void {
    const key = canonicalUri(uri);
    if (this.#members.has(key) || this.#chain.includes(key) || !isSubscribable(uri)) return;
    const found = kind(key);
    if (found !== undefined)
      this.#members.set(key, { uri, key, names: name === undefined ? [] : [name], ...found });
  }

  list(uri: string, name: ListName | undefined): MemberList {
    return { uri, names: name === undefined ? [] : [name], members: [...this.#members.values()] };
  }
}
