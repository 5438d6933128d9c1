import type { RlmiInstance, RlmiResource } from "@porchlight/documents";
import type { RenderedBody, StateListener } from "@porchlight/event-notifier";
import type { ListMember } from "../lists/member-list";
import { type BackEnd, type BackEndStatus, refusedBackEnd } from "./back-ends";
import { headText, type Row, type RowDesk, type RowListener } from "./row";
import type { Telling } from "./telling";

/** An instance as the subscriber knows it. */
interface ToldInstance {
  readonly instance: string;
  readonly state: "pending" | "active" | "terminated";
  readonly reason: string;
}

/** A single resource in a list (RFC 4662 section 5.5). */
export class ResourceRow implements Row, StateListener {
  position = 0;
  readonly isOpen = true;
  #member: ListMember;
  readonly #desk: RowDesk;
  readonly #listener: RowListener;
  #backEnd: BackEnd;
  #told: ToldInstance | undefined;
  /** Bodies told of the present instance: its own versions count them (RFC 5263 section 4). */
  #bodies = 0;
  /** The part told last. It keeps its Content-ID as long as it is the same. */
  #part: { readonly body: RenderedBody; readonly contentId: string } | undefined;
  #hadBody = false;
  #isWithheld = false;

  constructor(member: ListMember, desk: RowDesk, listener: RowListener) {
    this.#member = member;
    this.#desk = desk;
    this.#listener = listener;
    this.#backEnd =
      member.refused === undefined
        ? desk.backEnds.open(member, desk.wish, this)
        : refusedBackEnd(desk.labels.instance(), member.refused);
  }

  openSome(effort: number): number {
    return effort;
  }

  changed(): void {
    this.#listener.touched(this);
  }

  hasNews(): boolean {
    const { status } = this.#backEnd;
    if (this.#isWithheld || !isTold(status, this.#told)) return true;
    return status.state === "active" && status.source.hasNews();
  }

  tell(telling: Telling): RlmiResource | undefined {
    const { status } = this.#backEnd;
    if (!telling.room.takes(expectedOctets(status))) return undefined;
    if (this.#isWithheld || status.state !== "active" || !isTold(status, this.#told))
      return this.#whole(status, telling);
    const body = status.source.tell(this.#bodiesOf(status), telling.now, telling);
    return body === undefined ? undefined : this.#resource(status, body, telling);
  }

  tellAll(telling: Telling): RlmiResource {
    const { status } = this.#backEnd;
    const octets = expectedOctets(status);
    return octets === 0 || telling.room.takes(octets) ? this.#whole(status, telling) : this.#withhold();
  }

  untell(): void {
    if (this.#hadBody) this.#bodies -= 1;
    this.#hadBody = false;
  }

  digest(): string | undefined {
    const { status } = this.#backEnd;
    const state = status.state === "active" ? this.#desk.tags.of(status.source) : standingOf(status);
    return state === undefined ? undefined : `${headText(this.#member)}${state}\n`;
  }

  become(member: ListMember): void {
    this.#member = member;
  }

  refresh(): void {
    this.#backEnd = this.#backEnd.refresh(this.#desk.wish);
  }

  close(): void {
    this.#backEnd.close();
  }

  #whole(status: BackEndStatus, telling: Telling): RlmiResource {
    this.#isWithheld = false;
    const isActive = status.state === "active";
    const body = isActive ? status.source.tellAll(this.#bodiesOf(status), telling.now, telling) : undefined;
    return this.#resource(status, body, telling);
  }

  /** A resource of which nothing is known, as long as there is no room for more (RFC 4662 section 4.5). */
  #withhold(): RlmiResource {
    this.#isWithheld = true;
    this.#hadBody = false;
    this.#told = undefined;
    return { uri: this.#member.uri, names: this.#member.names, instances: [] };
  }

  /** The version for the next body: each instance counts from 0. */
  #bodiesOf({ instance }: Extract<BackEndStatus, { state: "active" }>): number {
    if (this.#told?.instance !== instance) this.#bodies = 0;
    return this.#bodies;
  }

  /** An instance that was told of and is there no more is in it once, as terminated (RFC 4662 section 4.5). */
  #resource(status: BackEndStatus, body: RenderedBody | undefined, telling: Telling): RlmiResource {
    const instances: RlmiInstance[] = [];
    const gone = goneInstance(this.#told, status);
    if (gone !== undefined) instances.push(gone);
    this.#hadBody = body !== undefined;
    const current = instanceOf(status, body && this.#add(body, telling));
    if (current !== undefined) instances.push(current);
    this.#told = toldInstance(current);
    return { uri: this.#member.uri, names: this.#member.names, instances };
  }

  #add(body: RenderedBody, telling: Telling): string {
    this.#bodies += 1;
    if (!isSamePart(this.#part?.body, body)) {
      this.#part = { body, contentId: telling.labels.contentId() };
    }
    const contentId = this.#part?.contentId ?? telling.labels.contentId();
    telling.add(body, contentId);
    return contentId;
  }
}

/** About the octets of the whole state; 0 where there is none. */
function expectedOctets(status: BackEndStatus): number {
  const state = status.state === "active" ? status.source.state() : undefined;
  return typeof state === "object" ? state.octets : 0;
}

const isTold = (status: BackEndStatus, told: ToldInstance | undefined): boolean =>
  status.state === "unknown"
    ? told === undefined
    : told?.instance === status.instance &&
      told.state === status.state &&
      (status.state !== "terminated" || status.reason === told.reason);

/** An active instance is one only with its state. */
function instanceOf(status: BackEndStatus, contentId: string | undefined): RlmiInstance | undefined {
  switch (status.state) {
    case "unknown":
      return undefined;
    case "pending":
      return { id: status.instance, state: "pending" };
    case "active":
      return contentId === undefined ? undefined : { id: status.instance, state: "active", cid: contentId };
    case "terminated":
      return { id: status.instance, state: "terminated", reason: status.reason };
  }
}

function goneInstance(told: ToldInstance | undefined, status: BackEndStatus): RlmiInstance | undefined {
  if (told === undefined || told.state === "terminated") return undefined;
  const isThere = status.state !== "unknown" && status.instance === told.instance;
  return isThere ? undefined : { id: told.instance, state: "terminated", reason: "deactivated" };
}

const toldInstance = (instance: RlmiInstance | undefined): ToldInstance | undefined =>
  instance && {
    instance: instance.id,
    state: instance.state,
    reason: instance.state === "terminated" ? instance.reason : "",
  };

/** What a status that is not active says, for a tag. */
const standingOf = (status: BackEndStatus): string =>
  status.state === "terminated" ? `${status.state} ${status.reason}` : status.state;

const isSamePart = (one: RenderedBody | undefined, other: RenderedBody): boolean =>
  one === other || (one?.text === other.text && one.contentType === other.contentType);
