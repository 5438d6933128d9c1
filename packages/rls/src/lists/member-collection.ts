import type { ListName } from "@porchlight/documents";
import { namesOf } from "./entry";
import type { ListMember, MemberList } from "./member-list";

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

/** The members of one list, each once, in the order in which they come: the first name counts. */
export class MemberCollection {
  readonly #members = new Map<string, ListMember>();
  /** Canonical URIs of the list and of those around it: none is a member. */
  readonly #chain: readonly string[];

  constructor(chain: readonly string[]) {
    this.#chain = chain;
  }

  /** Whether a member is one that the list may take and does not have. */
  isNew({ key }: ListMember): boolean {
    return !this.#members.has(key) && !this.#chain.includes(key);
  }

  add(member: ListMember): void {
    this.#members.set(member.key, member);
  }

  list(uri: string, name: ListName | undefined): MemberList {
    return { uri, names: namesOf(name), members: [...this.#members.values()] };
  }
}
