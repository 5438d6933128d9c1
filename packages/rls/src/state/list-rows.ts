import type { RlmiResource } from "@porchlight/documents";
import type { RenderedBody } from "@porchlight/event-notifier";
import { compareLists, isSameList } from "../lists/compare-lists";
import type { ListMember, MemberList } from "../lists/member-list";
import { ListDigest } from "./list-digest";
import { NestedRow } from "./nested-row";
import { ResourceRow } from "./resource-row";
import { nameOctets, type Room } from "./room";
import { headText, type Row, type RowDesk, type RowListener } from "./row";
import type { Telling } from "./telling";

/**
 * The members of one list as its subscriber knows them: all in each full document, between those that changed. Rows may be
 * opened bit by bit; whatever needs them all opens the rest.
 */
export class ListRows implements RowListener {
  readonly #desk: RowDesk;
  readonly #changed: () => void;
  readonly #rows = new Map<string, Row>();
  readonly #touched = new Set<Row>();
  /** Those that the latest full document had no room to name: they follow in their order. */
  readonly #unnamed = new Set<Row>();
  readonly #digest: ListDigest;
  #list: MemberList;
  /** The first member that may have no row yet. */
  #next = 0;
  /** The same rows in their order, as far as they are open. */
  #order: readonly Row[] = [];
  #owesAll = true;
  #isCut = false;
  /** What the last document told, in case it is not sent. */
  #lastTold: readonly Row[] = [];
  #lastVersion = -1;

  /** @param changed called when there may be news */
  constructor(list: MemberList, desk: RowDesk, changed: () => void) {
    this.#list = list;
    this.#desk = desk;
    this.#changed = changed;
    this.#digest = new ListDigest(desk.tags);
  }

  get isOpen(): boolean {
    return this.#next === this.#list.members.length;
  }

  /** Opens rows of members until the effort is spent, one for each; how much of it is left. */
  openSome(effort: number): number {
    let left = effort;
    while (left > 0 && !this.isOpen) {
      const row = this.#rowOf(this.#next);
      left = (row?.openSome(left) ?? left) - 1;
      if (row?.isOpen !== false) this.#next += 1;
      if (this.isOpen) this.#arrange();
    }
    return left;
  }

  #openAll(): void {
    if (!this.isOpen) this.openSome(Number.POSITIVE_INFINITY);
  }

  #rowOf(at: number): Row | undefined {
    const member = this.#list.members[at];
    return member && (this.#rows.get(member.key) ?? this.#open(member));
  }

  /** There was no room for all that is to be told. */
  get isUnfinished(): boolean {
    return this.#isCut && this.hasNews();
  }

  touched(row: Row): void {
    this.#touched.add(row);
    this.#digest.invalidate(row);
    this.#changed();
  }

  hasNews(): boolean {
    if (this.#owesAll) return true;
    this.#openAll();
    for (const row of this.#touched) {
      if (row.hasNews()) return true;
      this.#touched.delete(row);
    }
    return false;
  }

  /** The first document of a subscription tells all (RFC 4662 section 5.2). */
  tell(version: number, telling: Telling): RenderedBody | undefined {
    if (this.#owesAll || version === 0) return this.tellAll(version, telling);
    this.#takeBack(version);
    const told: Row[] = [];
    const resources: RlmiResource[] = [];
    for (const row of [...this.#touched]) {
      if (telling.room.isCut && this.#unnamed.has(row)) continue;
      const resource = row.hasNews() ? row.tell(telling) : undefined;
      if (resource !== undefined) {
        told.push(row);
        resources.push(resource);
        this.#unnamed.delete(row);
      }
      if (!telling.room.isCut || !row.hasNews()) this.#touched.delete(row);
    }
    return told.length === 0 ? undefined : this.#document(version, false, resources, told, telling);
  }

  tellAll(version: number, telling: Telling): RenderedBody {
    this.#openAll();
    this.#takeBack(version);
    this.#owesAll = false;
    this.#touched.clear();
    this.#unnamed.clear();
    const named = namedIn(telling.room, this.#list.members);
    const told = this.#order.slice(0, named);
    const resources = told.map((row) => row.tellAll(telling));
    if (telling.room.isCut) for (const row of told) if (row.hasNews()) this.#touched.add(row);
    for (const row of this.#order.slice(named)) this.#withhold(row);
    return this.#document(version, true, resources, told, telling);
  }

  /** Its subscriber adds a resource that a partial document names first (RFC 4662 section 5.6.2). */
  #withhold(row: Row): void {
    row.withhold();
    this.#touched.add(row);
    this.#unnamed.add(row);
  }

  /** What was told last may not have arrived. */
  forget(): void {
    this.#owesAll = true;
  }

  /** The list as it is now takes the place of what it was. */
  become(list: MemberList): void {
    const difference = compareLists(this.#list, list);
    const wasOpen = this.isOpen;
    this.#list = list;
    for (const { key } of difference.went) this.#close(key);
    for (const member of list.members) this.#rows.get(member.key)?.become(member);
    if (isSameList(difference)) return;
    this.#next = 0;
    if (list.members.length === 0) this.#arrange();
    if (wasOpen) this.#openAll();
    this.#owesAll = true;
    this.#changed();
  }

  /** Stands for the whole list; undefined as long as something is left to tell for want of room. */
  digest(): string | undefined {
    this.#openAll();
    const members = this.isUnfinished ? undefined : this.#digest.of(this.#order);
    return members === undefined ? undefined : headText(this.#list) + members;
  }

  /** What is shown may be something else from now on. */
  refresh(): void {
    for (const row of this.#rows.values()) row.refresh();
    this.#digest.reset();
  }

  close(): void {
    this.#next = this.#list.members.length;
    for (const row of this.#rows.values()) row.close();
  }

  #open(member: ListMember): Row {
    const { list } = member;
    const row =
      list === undefined
        ? new ResourceRow(member, this.#desk, this)
        : new NestedRow(member, list, this.#desk, this);
    this.#rows.set(member.key, row);
    return row;
  }

  #close(key: string): void {
    const row = this.#rows.get(key);
    if (row === undefined) return;
    this.#rows.delete(key);
    this.#touched.delete(row);
    this.#unnamed.delete(row);
    row.close();
  }

  #arrange(): void {
    const order: Row[] = [];
    for (const { key } of this.#list.members) {
      const row = this.#rows.get(key);
      if (row === undefined) continue;
      row.position = order.length;
      order.push(row);
    }
    this.#order = order;
    this.#digest.reset();
  }

  /** A version that comes again was not sent: the subscriber has the state already (RFC 5839 section 6.3). */
  #takeBack(version: number): void {
    if (version <= this.#lastVersion) for (const row of this.#lastTold) row.untell();
    this.#lastTold = [];
  }

  #document(
    version: number,
    isFull: boolean,
    resources: readonly RlmiResource[],
    told: readonly Row[],
    telling: Telling,
  ): RenderedBody {
    const { uri, names } = this.#list;
    this.#lastVersion = version;
    this.#lastTold = told;
    this.#isCut = telling.room.isCut;
    return telling.body({ uri, version, isFull, names, resources });
  }
}

/** Sets room aside for naming members, one after the other; how many of them can be named. */
export const namedIn = (room: Room, members: readonly ListMember[]): number =>
  room.name(namingOctets(members, room));

/** What naming a resource with one instance takes beside its own URI and names, and a name beside its text, in octets. */
interface NamingOctets {
  readonly resource: number;
  readonly name: number;
}

const WHOLE: NamingOctets = { resource: 130, name: 30 };
/** What is alike in all of them is next to nothing; ids, and texts that are like no others, stay as long as they are. */
const COMPRESSED: NamingOctets = { resource: 48, name: 8 };

/** About how many octets the meta-information has for each member. */
function* namingOctets(members: readonly ListMember[], room: Room): Iterable<number> {
  const { name, resource } = room.isCompressed ? COMPRESSED : WHOLE;
  for (const { names, uri } of members) {
    const told = room.namesOf(names);
    yield resource + uri.length + name * told.length + nameOctets(told);
  }
}
