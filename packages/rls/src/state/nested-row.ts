import type { RlmiResource } from "@porchlight/documents";
import type { RenderedBody } from "@porchlight/event-notifier";
import type { ListMember, MemberList } from "../lists/member-list";
import { ListRows } from "./list-rows";
import { headText, type Row, type RowDesk, type RowListener } from "./row";
import type { Telling } from "./telling";

/** A list service in a list: a multipart of its own, with versions of its own (RFC 4662 section 5.5). */
export class NestedRow implements Row {
  position = 0;
  readonly #rows: ListRows;
  readonly #instance: string;
  readonly #desk: RowDesk;
  #member: ListMember;
  /** Of the next document. */
  #version = 0;
  /** It was in the latest document that was to tell of it. */
  #isTold = false;

  constructor(member: ListMember, list: MemberList, desk: RowDesk, listener: RowListener) {
    this.#member = member;
    this.#desk = desk;
    this.#instance = desk.labels.instance();
    this.#rows = new ListRows(list, desk, () => listener.touched(this));
  }

  get isOpen(): boolean {
    return this.#rows.isOpen;
  }

  openSome(effort: number): number {
    return this.#rows.openSome(effort);
  }

  hasNews(): boolean {
    return this.#rows.hasNews();
  }

  tell(telling: Telling): RlmiResource | undefined {
    if (!telling.room.takesList(this.#member)) return undefined;
    const body = this.#rows.tell(this.#version, telling.inner());
    return body && this.#resource(body, telling);
  }

  tellAll(telling: Telling): RlmiResource {
    if (telling.room.takesList())
      return this.#resource(this.#rows.tellAll(this.#version, telling.inner()), telling);
    this.withhold();
    return { uri: this.#member.uri, names: this.#member.names, instances: [] };
  }

  withhold(): void {
    this.#isTold = false;
    this.#rows.forget();
  }

  untell(): void {
    if (this.#isTold) this.#version -= 1;
    this.#isTold = false;
  }

  digest(): string | undefined {
    const inner = this.#rows.digest();
    return inner === undefined ? undefined : `${headText(this.#member)}${this.#desk.tags.digest(inner)}\n`;
  }

  become(member: ListMember): void {
    this.#member = member;
    if (member.list !== undefined) this.#rows.become(member.list);
  }

  refresh(): void {
    this.#rows.refresh();
  }

  close(): void {
    this.#rows.close();
  }

  #resource(body: RenderedBody, telling: Telling): RlmiResource {
    const cid = telling.labels.contentId();
    this.#isTold = true;
    this.#version += 1;
    telling.add(body, cid);
    const { uri, names } = this.#member;
    return { uri, names, instances: [{ id: this.#instance, state: "active", cid }] };
  }
}
