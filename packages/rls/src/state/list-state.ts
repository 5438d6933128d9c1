import type { DerivedState, RenderedBody, StateListener, SubscriptionWish } from "@porchlight/event-notifier";
import { type Instant, ok, type Result } from "@porchlight/kernel";
import { type MemberList, singleMembers } from "../lists/member-list";
import type { BackEnds } from "./back-ends";
import { Labels } from "./labels";
import { ListRows, namedIn } from "./list-rows";
import { type NotifyLength, Room } from "./room";
import type { RowDesk, StateTags } from "./row";
import { Telling } from "./telling";

/** What a list subscription is told with. */
export interface ListStateOptions {
  readonly backEnds: BackEnds;
  readonly tags: StateTags;
  readonly wish: SubscriptionWish;
  /** Random letters and digits, at least 64 bits, at most 32 characters. */
  readonly token: string;
  /** Domain of its Content-IDs. */
  readonly domain: string;
  /** How long one notification may be that a wish asks for; what does not fit is left for the next. */
  lengthFor(wish: SubscriptionWish): NotifyLength;
}

/** The state of one list subscription (RFC 4662): meta-information and the states of the members, as its subscriber sees them. */
export class ListState implements DerivedState {
  /** A partial document counts on the one before. */
  readonly isSerial = true;
  readonly #desk: RowDesk;
  readonly #rows: ListRows;
  readonly #labels: Labels;
  readonly #lengthFor: ListStateOptions["lengthFor"];
  #list: MemberList;
  /** Counted when it is asked for. */
  #members: number | undefined;

  constructor(list: MemberList, options: ListStateOptions, listener: StateListener) {
    const { backEnds, tags, wish, token, domain, lengthFor } = options;
    this.#list = list;
    this.#labels = new Labels(token, domain, wish.userAgent);
    this.#lengthFor = lengthFor;
    this.#desk = { backEnds, tags, wish, labels: this.#labels };
    this.#rows = new ListRows(list, this.#desk, () => listener.changed());
  }

  /** The next notification should follow at once: there was no room for all in the last. */
  get isUnfinished(): boolean {
    return this.#rows.isUnfinished;
  }

  /** One notification cannot name all members. */
  get isTooLong(): boolean {
    const { members } = this.#list;
    const room = this.#room();
    return room.isFirm && namedIn(room, members) < members.length;
  }

  get members(): number {
    this.#members ??= [...singleMembers(this.#list)].length;
    return this.#members;
  }

  openSome(effort: number): boolean {
    this.#rows.openSome(effort);
    return !this.#rows.isOpen;
  }

  hasNews(): boolean {
    return this.#rows.hasNews();
  }

  tell(version: number, now: Instant): RenderedBody | undefined {
    return this.#rows.tell(version, this.#telling(now));
  }

  tellAll(version: number, now: Instant): RenderedBody {
    return this.#rows.tellAll(version, this.#telling(now));
  }

  /** What nobody sends has room for all. */
  known(version: number, now: Instant): void {
    const room = new Room({ octets: Number.POSITIVE_INFINITY, isFirm: false, isCompressed: false });
    this.#rows.tellAll(version, new Telling(now, room, this.#labels));
  }

  /** Undefined as long as something is left to tell for want of room. */
  state(): string | undefined {
    return this.#rows.digest();
  }

  forget(): void {
    this.#rows.forget();
  }

  refresh(wish: SubscriptionWish): Result<() => void, never> {
    return ok(() => {
      this.#desk.wish = wish;
      this.#rows.refresh();
    });
  }

  /** The list was edited, or leads elsewhere. */
  become(list: MemberList): void {
    this.#list = list;
    this.#members = undefined;
    this.#rows.become(list);
  }

  close(): void {
    this.#rows.close();
  }

  #room(): Room {
    return new Room(this.#lengthFor(this.#desk.wish));
  }

  #telling(now: Instant): Telling {
    return new Telling(now, this.#room(), this.#labels);
  }
}
