import { type Contribution, compareText } from "./contribution";
import type { Occurrence } from "./occurrence";
import type { Slots } from "./slots";

/** An occurrence with the source it is from; `order` counts over all sources, the first seen first. */
export interface Member {
  readonly occurrence: Occurrence;
  readonly contribution: Contribution;
  readonly order: number;
}

/** Occurrences that become one, in their order. */
export type Group = readonly Member[];

/**
 * Puts together what the conditions of OMA presence composition allow: occurrences of different sources with equal
 * merge keys and no conflict. Devices of one id are always one. Conflicts are not transitive, so the candidates are
 * taken in the order of their content: the groups are the same whoever came first.
 */
export function groupMembers(members: readonly Member[], newestWins: boolean): Group[] {
  const buckets = new Map<string, Member[]>();
  for (const member of members) {
    const bucket = buckets.get(member.occurrence.mergeKey);
    if (bucket === undefined) buckets.set(member.occurrence.mergeKey, [member]);
    else bucket.push(member);
  }
  const groups = [...buckets.values()].flatMap((bucket) => groupBucket(bucket, newestWins));
  return groups.sort((a, b) => leadOrder(a) - leadOrder(b));
}

/** Place of the group's first member. */
const leadOrder = (group: Group): number => group[0]?.order ?? 0;

function groupBucket(bucket: readonly Member[], newestWins: boolean): Group[] {
  const [first] = bucket;
  if (first === undefined || bucket.length === 1) return [bucket];
  if (first.occurrence.component.kind === "device") return [bucket];
  if (bucket.every(({ contribution }) => contribution === first.contribution)) {
    return bucket.map((member) => [member]);
  }
  const open: OpenGroup[] = [];
  for (const member of [...bucket].sort(byContent)) {
    const group = firstTaking(open, member, newestWins);
    if (group === undefined) open.push(new OpenGroup(member));
    else group.add(member);
  }
  return open.map((group) => group.members());
}

/** Groups of one key that are searched for room; a bound for hostile input. */
const MAX_SEARCHED = 64;

function firstTaking(open: readonly OpenGroup[], member: Member, newestWins: boolean): OpenGroup | undefined {
  const searched = Math.min(open.length, MAX_SEARCHED);
  for (let index = 0; index < searched; index += 1) {
    if (open[index]?.takes(member, newestWins)) return open[index];
  }
  return undefined;
}

const byContent = (a: Member, b: Member): number =>
  compareText(a.occurrence.canonical, b.occurrence.canonical) || a.order - b.order;

class OpenGroup {
  readonly #members: Member[] = [];
  readonly #contributions = new Set<Contribution>();
  readonly #values = new Map<string, string>();
  readonly #ownNotes = new Set<string>();
  readonly #inheritedNotes = new Set<string>();

  constructor(first: Member) {
    this.add(first);
  }

  members(): Group {
    return this.#members.sort((a, b) => a.order - b.order);
  }

  add(member: Member): void {
    this.#members.push(member);
    this.#contributions.add(member.contribution);
    const { slots, ownNotes, inheritedNotes } = member.occurrence;
    for (const slot of slots.values()) this.#values.set(slot.key, slot.value);
    for (const note of ownNotes) this.#ownNotes.add(note);
    for (const note of inheritedNotes) this.#inheritedNotes.add(note);
  }

  takes(member: Member, newestWins: boolean): boolean {
    if (this.#contributions.has(member.contribution)) return false;
    return (newestWins || this.#agrees(member.occurrence.slots)) && this.#agreesOnNotes(member.occurrence);
  }

  #agrees(slots: Slots): boolean {
    for (const slot of slots.values()) {
      const value = this.#values.get(slot.key);
      if (value !== undefined && value !== slot.value) return false;
    }
    return true;
  }

  /**
   * A person without note is spoken of by the notes at the top of its document. Once it becomes one with a person that has notes,
   * those at the top no longer count for it: allowed only when they say nothing else.
   */
  #agreesOnNotes(occurrence: Occurrence): boolean {
    const own = [...this.#ownNotes, ...occurrence.ownNotes];
    if (own.length === 0) return true;
    return [...this.#inheritedNotes, ...occurrence.inheritedNotes].every((note) => own.includes(note));
  }
}
