import type { RenderedBody, StateListener, SubscriptionWish } from "@porchlight/event-notifier";
import type { Instant } from "@porchlight/kernel";
import type { ListMember } from "../lists/member-list";
import type { BackEnd, BackEnds, MemberSource } from "../state/back-ends";
import { Labels } from "../state/labels";
import { ListRows } from "../state/list-rows";
import type { ListStateOptions } from "../state/list-state";
import type { Telling } from "../state/telling";
import type { RemoteList } from "./remote-list";
import { RemoteMember } from "./remote-member";

/**
 * A list of another domain as one member of ours: told anew within the list around it, with versions and Content-IDs of its
 * own, as one of ours is (RFC 4662 section 5.5).
 */
export class RemoteListSource implements MemberSource, BackEnds {
  readonly isSerial = true;
  readonly #list: RemoteList;
  readonly #members = new Map<string, RemoteMember>();
  readonly #rows: ListRows;

  constructor(
    list: RemoteList,
    { domain, tags, token, wish }: Pick<ListStateOptions, "domain" | "tags" | "token" | "wish">,
  ) {
    this.#list = list;
    const desk = { backEnds: this, labels: new Labels(token, domain, wish.userAgent), tags, wish };
    this.#rows = new ListRows(list.members, desk, () => {});
  }

  open({ key }: ListMember, _wish: SubscriptionWish, listener: StateListener): BackEnd {
    const member = new RemoteMember(this.#list.standing(key), listener, () => this.#members.delete(key));
    this.#members.set(key, member);
    return member;
  }

  /** The list was told of. */
  follow(): void {
    this.#rows.become(this.#list.members);
    for (const [key, member] of this.#members) member.become(this.#list.standing(key));
  }

  hasNews(): boolean {
    return this.#rows.hasNews();
  }

  tell(version: number, _now: Instant, telling: Telling): RenderedBody | undefined {
    return this.#rows.tell(version, telling.inner());
  }

  tellAll(version: number, _now: Instant, telling: Telling): RenderedBody {
    return this.#rows.tellAll(version, telling.inner());
  }

  state(): string | undefined {
    return this.#rows.digest();
  }

  forget(): void {
    this.#rows.forget();
  }
}
