import type { RlmiInstance, RlmiResource } from "@porchlight/documents";
import type { RenderedBody, StateListener } from "@porchlight/event-notifier";
import type { ListMember } from "../lists/member-list";
import { type BackEnd, type BackEndInstance, refusedBackEnd } from "./back-ends";
import type { Room } from "./room";
import { headText, type Row, type RowDesk, type RowListener } from "./row";
import type { Telling } from "./telling";
import { ToldInstance } from "./told-instance";

/** A single resource in a list (RFC 4662 section 5.5). */
export class ResourceRow implements Row, StateListener {
  position = 0;
  #member: ListMember;
  readonly #desk: RowDesk;
  readonly #listener: RowListener;
  #backEnd: BackEnd;
  /** What the subscriber has of it: mostly one instance. Very many are kept, and an array would take as much again. */
  #told: ToldInstance | undefined;
  #toldBeside: readonly ToldInstance[] = NONE;
  #isWithheld = false;
  /** Octets of its state when that was too long for any notification; 0 when it is not. */
  #leftOut = 0;

  constructor(member: ListMember, desk: RowDesk, listener: RowListener) {
    this.#member = member;
    this.#desk = desk;
    this.#listener = listener;
    this.#backEnd =
      member.refused === undefined
        ? desk.backEnds.open(member, desk.wish, this)
        : refusedBackEnd(desk.labels.instance(), member.refused);
  }

  get isOpen(): true {
    return true;
  }

  openSome(effort: number): number {
    return effort;
  }

  changed(): void {
    this.#listener.touched(this);
  }

  hasNews(): boolean {
    const instances = shownInstances(this.#backEnd);
    if (this.#leftOut > 0 && this.#leftOut === expectedOctets(instances)) return false;
    if (this.#isWithheld || !this.#isTold(instances)) return true;
    for (const instance of instances)
      if (instance.state === "active" && instance.source.hasNews()) return true;
    return false;
  }

  tell(telling: Telling): RlmiResource | undefined {
    const instances = shownInstances(this.#backEnd);
    const octets = expectedOctets(instances) ?? 0;
    if (telling.room.neverTakes(octets)) return this.#leaveOut(octets);
    if (!telling.room.takes(octets, this.#member)) return undefined;
    if (this.#isWithheld || !this.#isTold(instances)) return this.#whole(instances, telling);
    const changes: (RenderedBody | undefined)[] = [];
    let hasChanged = false;
    for (const instance of instances) {
      const change = this.#changeOf(instance, telling);
      hasChanged ||= change !== undefined;
      changes.push(change);
    }
    return hasChanged ? this.#resource(instances, changes, telling) : undefined;
  }

  tellAll(telling: Telling): RlmiResource {
    const instances = shownInstances(this.#backEnd);
    const octets = expectedOctets(instances);
    if (octets !== undefined && telling.room.neverTakes(octets)) return this.#leaveOut(octets);
    if (hasRoom(octets, telling.room)) return this.#whole(instances, telling);
    this.withhold();
    return { uri: this.#member.uri, names: this.#member.names, instances: [] };
  }

  /** Who is told cannot take its state, and is told no more of it until it is another one. */
  #leaveOut(octets: number): RlmiResource {
    const instances = this.#gone([]).map(
      ({ id }) => ({ id, state: "terminated", reason: "giveup" }) as const,
    );
    this.withhold();
    this.#leftOut = octets;
    return { uri: this.#member.uri, names: this.#member.names, instances };
  }

  /** A resource of which nothing is known, as long as there is no room for more (RFC 4662 section 4.5). */
  withhold(): void {
    this.#isWithheld = true;
    this.#keep(NONE);
  }

  untell(): void {
    this.#told?.untell();
    for (const told of this.#toldBeside) told.untell();
  }

  digest(): string | undefined {
    let states = "";
    for (const instance of shownInstances(this.#backEnd)) {
      const state =
        instance.state === "active" ? this.#desk.tags.of(instance.source) : standingText(instance);
      if (state === undefined) return undefined;
      states += `${state}\n`;
    }
    return `${headText(this.#member)}${states || "unknown\n"}`;
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

  #isTold(instances: readonly BackEndInstance[]): boolean {
    if (instances.length !== (this.#told === undefined ? 0 : 1 + this.#toldBeside.length)) return false;
    for (const instance of instances)
      if (this.#toldOf(instance.instance)?.knows(instance) !== true) return false;
    return true;
  }

  #whole(instances: readonly BackEndInstance[], telling: Telling): RlmiResource {
    this.#isWithheld = false;
    this.#leftOut = 0;
    return this.#resource(instances, NO_CHANGES, telling);
  }

  #wholeOf(instance: BackEndInstance, telling: Telling): RenderedBody | undefined {
    if (instance.state !== "active") return undefined;
    return instance.source.tellAll(this.#bodiesOf(instance), telling.now, telling);
  }

  #changeOf(instance: BackEndInstance, telling: Telling): RenderedBody | undefined {
    if (instance.state !== "active") return undefined;
    return instance.source.tell(this.#bodiesOf(instance), telling.now, telling);
  }

  /** The version for the next body: each instance counts from 0. */
  #bodiesOf({ instance }: BackEndInstance): number {
    return this.#toldOf(instance)?.bodies ?? 0;
  }

  #toldOf(instance: string): ToldInstance | undefined {
    if (this.#told?.id === instance) return this.#told;
    return this.#toldBeside.find(({ id }) => id === instance);
  }

  /**
   * Who mentions a resource mentions all its instances: a subscriber that hears of one less takes it for gone.
   * @param changes bodies of the instances; one without is told whole
   */
  #resource(
    instances: readonly BackEndInstance[],
    changes: readonly (RenderedBody | undefined)[],
    telling: Telling,
  ): RlmiResource {
    const { uri, names } = this.#member;
    const mentioned = this.#gone(instances);
    const told: ToldInstance[] = [];
    instances.forEach((instance, at) => {
      const body = changes[at] ?? this.#wholeOf(instance, telling);
      const known = this.#toldOf(instance.instance) ?? new ToldInstance(instance.instance);
      const mention = known.tell(instance, body, telling);
      if (mention === undefined) return;
      told.push(known);
      mentioned.push(mention);
    });
    this.#keep(told);
    return { uri, names, instances: mentioned };
  }

  #keep(told: readonly ToldInstance[]): void {
    this.#told = told[0];
    this.#toldBeside = told.length > 1 ? told.slice(1) : NONE;
  }

  /** An instance that was told of and is there no more is in it once, as terminated (RFC 4662 section 4.5). */
  #gone(instances: readonly BackEndInstance[]): RlmiInstance[] {
    const gone: RlmiInstance[] = [];
    const look = ({ id, isOver }: ToldInstance): void => {
      if (isOver || instances.some(({ instance }) => instance === id)) return;
      gone.push({ id, state: "terminated", reason: endingOf(id, this.#backEnd) });
    };
    if (this.#told !== undefined) look(this.#told);
    this.#toldBeside.forEach(look);
    return gone;
  }
}

const NO_INSTANCES: readonly BackEndInstance[] = [];
const NO_CHANGES: readonly undefined[] = [];
const NONE: readonly ToldInstance[] = [];

/** An instance that has ended is for who has nothing better. */
function shownInstances(backEnd: BackEnd): readonly BackEndInstance[] {
  const all = allInstances(backEnd);
  if (all.length < 2) return all;
  const alive = all.filter(({ state }) => state !== "terminated");
  return alive.length > 0 ? alive : all;
}

function allInstances({ status, further }: BackEnd): readonly BackEndInstance[] {
  if (status.state === "unknown") return NO_INSTANCES;
  return further === undefined ? [status] : [status, ...further];
}

function endingOf(id: string, backEnd: BackEnd): string {
  const ended = allInstances(backEnd).find(({ instance }) => instance === id);
  return ended?.state === "terminated" ? ended.reason : "deactivated";
}

/** About the octets of the whole state, 0 where there is none; undefined for a list, which finds room for itself. */
function expectedOctets(instances: readonly BackEndInstance[]): number | undefined {
  let octets = 0;
  for (const instance of instances) {
    const state = instance.state === "active" ? instance.source.state() : undefined;
    if (typeof state === "string") return undefined;
    octets += state?.octets ?? 0;
  }
  return octets;
}

/** Whether what is to be told of a resource that is named fits. */
function hasRoom(octets: number | undefined, room: Room): boolean {
  if (octets === undefined) return room.takesList();
  return octets === 0 || room.takes(octets);
}

/** What an instance that is not active says, for a tag. */
const standingText = (instance: BackEndInstance): string =>
  instance.state === "terminated" ? `${instance.state} ${instance.reason}` : instance.state;
