import type { RenderedBody, StateListener, SubscriptionWish } from "@porchlight/event-notifier";
import type { Instant } from "@porchlight/kernel";
import type { ListMember } from "../lists/member-list";
import type { BackEnd, BackEnds, MemberSource } from "../state/back-ends";
import { ListRows } from "../state/list-rows";
import type { RowDesk } from "../state/row";
import type { Telling } from "../state/telling";
import type { MemberStanding } from "./member-standing";
import { RemoteMember } from "./remote-member";
import type { RemoteView } from "./remote-view";

/**
 * A list of another domain as one member of ours: told anew within the list around it, with versions and Content-IDs of its
 * own, as one of ours is (RFC 4662 section 5.5).
 */
export class RemoteListSource implements MemberSource, BackEnds {
  readonly isSerial = true;
  readonly #desk: RowDesk;
  readonly #members = new Map<string, RemoteMember>();
  readonly #rows: ListRows;
  #view: RemoteView;

  /** @param desk of whoever is told; its back ends are not asked */
  constructor(view: RemoteView, desk: Omit<RowDesk, "backEnds">) {
    this.#view = view;
    this.#desk = { ...desk, backEnds: this };
    this.#rows = new ListRows(view, this.#desk, () => {});
  }

  open({ key }: ListMember, _wish: SubscriptionWish, listener: StateListener): BackEnd {
    const member = new RemoteMember(this.#standings(key), {
      changed: () => listener.changed(),
      closed: () => this.#members.delete(key),
      newId: () => this.#desk.labels.instance(),
      sourceOf: (view) => new RemoteListSource(view, this.#desk),
    });
    this.#members.set(key, member);
    return member;
  }

  /** The list was told of. */
  become(view: RemoteView): void {
    this.#view = view;
    this.#rows.become(view);
    for (const [key, member] of this.#members) member.become(this.#standings(key));
  }

  #standings(key: string): readonly MemberStanding[] {
    return this.#view.standings.get(key) ?? [];
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
