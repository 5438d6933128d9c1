import type { ListCopy } from "@porchlight/documents";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { ListMember, MemberList } from "../src/index";
import { House, type Standing } from "./back-end-double";
import type { Content, ReadBody } from "./list-client";
import { ListWatcher } from "./list-watcher";

/** A list as the schedule draws it: members by number, in order. */
interface DrawnMember {
  readonly n: number;
  readonly name: string;
  readonly isRefused: boolean;
  readonly inner: readonly DrawnMember[] | undefined;
}

const uri = (n: number): string => `sip:m${n}@example.com`;
const listOf = (at: string, drawn: readonly DrawnMember[]): MemberList => ({
  uri: at,
  names: [],
  members: drawn.map(memberOf),
});
const memberOf = ({ n, name, isRefused, inner }: DrawnMember): ListMember => ({
  uri: uri(n),
  key: uri(n),
  names: name === "" ? [] : [{ text: name }],
  list: inner && listOf(uri(n), inner),
  refused: isRefused && inner === undefined ? "giveup" : undefined,
});

function drawnMembers(depth: number): fc.Arbitrary<DrawnMember[]> {
  const inner: fc.Arbitrary<DrawnMember[] | undefined> =
    depth === 0
      ? fc.constant(undefined)
      : fc.oneof(
          { weight: 4, arbitrary: fc.constant(undefined) },
          { weight: 1, arbitrary: drawnMembers(depth - 1) },
        );
  const member = fc.record({
    n: fc.nat(6),
    name: fc.constantFrom("", "Zoë"),
    isRefused: fc.oneof(
      { weight: 6, arbitrary: fc.constant(false) },
      { weight: 1, arbitrary: fc.constant(true) },
    ),
    inner,
  });
  return fc.uniqueArray(member, { selector: ({ n }) => n, maxLength: 5 });
}

const standing: fc.Arbitrary<Standing> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      state: fc.constant("active" as const),
      text: fc.oneof(
        fc.string({ maxLength: 6 }),
        fc.constantFrom("\r\n--Tk.2\r\n", "--Tk.3--", "ä".repeat(400), "x".repeat(900)),
      ),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ state: "pending" as const }) },
  { weight: 1, arbitrary: fc.constant({ state: "unknown" as const }) },
  {
    weight: 1,
    arbitrary: fc.record({
      state: fc.constant("terminated" as const),
      reason: fc.constantFrom("rejected", "noresource", "probation"),
    }),
  },
);

type Step =
  | { readonly kind: "set"; readonly n: number; readonly standing: Standing }
  | { readonly kind: "restart"; readonly n: number }
  | { readonly kind: "edit"; readonly members: readonly DrawnMember[] }
  | { readonly kind: "tell" | "refresh"; readonly isLost: boolean }
  | { readonly kind: "refresh-unless-known"; readonly isSettled: boolean }
  | { readonly kind: "settle" };

const isLost = fc.oneof(
  { weight: 4, arbitrary: fc.constant(false) },
  { weight: 1, arbitrary: fc.constant(true) },
);
const kindOf = <Kind extends string>(kind: Kind) => fc.constant(kind);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ kind: kindOf("set"), n: fc.nat(6), standing }) },
  { weight: 1, arbitrary: fc.record({ kind: kindOf("restart"), n: fc.nat(6) }) },
  { weight: 2, arbitrary: fc.record({ kind: kindOf("edit"), members: drawnMembers(2) }) },
  { weight: 6, arbitrary: fc.record({ kind: kindOf("tell"), isLost }) },
  { weight: 1, arbitrary: fc.record({ kind: kindOf("refresh"), isLost }) },
  { weight: 3, arbitrary: fc.record({ kind: kindOf("refresh-unless-known"), isSettled: fc.boolean() }) },
  { weight: 3, arbitrary: fc.record({ kind: kindOf("settle") }) },
);

/** What a watcher has to know of a list, as plain data. */
type Known = readonly (readonly [uri: string, name: string, known: string | Known])[];

const expectedOf = (house: House, drawn: readonly DrawnMember[]): Known =>
  drawn.map(({ n, name, isRefused, inner }) => [
    uri(n),
    name,
    inner === undefined
      ? standingText(isRefused ? GIVEN_UP : house.standing(uri(n)))
      : expectedOf(house, inner),
  ]);

const GIVEN_UP: Standing = { state: "terminated", reason: "giveup" };

function standingText(each: Standing): string {
  if (each.state === "active") return `active ${each.text}`;
  return each.state === "terminated" ? `terminated ${each.reason}` : each.state;
}

const knownOf = ({ rows }: ListCopy<Content>): Known =>
  [...rows.values()].map(({ uri: each, names: [name], instances }) => [
    each,
    name?.text ?? "",
    contentOf(instances),
  ]);

type Instances =
  ListCopy<Content>["rows"] extends ReadonlyMap<string, infer Row>
    ? Row extends { readonly instances: infer Each }
      ? Each
      : never
    : never;

/** The last instance is the present one; one before it, or one that was told as made anew, is history. */
function contentOf(instances: Instances): string | Known {
  const last = instances.at(-1);
  for (const earlier of instances.slice(0, -1)) expect(earlier.state).toBe("terminated");
  if (last === undefined || (last.state === "terminated" && last.reason === "deactivated")) return "unknown";
  if (last.state !== "active") return standingText(last);
  if (last.body?.kind === "list") return knownOf(last.body.copy);
  return `active ${last.body?.kind === "text" ? last.body.text : "nothing"}`;
}

/** Every document that reaches the subscriber is the next one, and tells what it is for. */
class Inspector {
  readonly #changed = new Set<string>();
  #owesAll = true;

  changed(each: string): void {
    this.#changed.add(each);
  }

  all(): void {
    this.#owesAll = true;
  }

  /** The subscriber has the state as it is, whatever was lost before. */
  known(): void {
    this.#owesAll = false;
  }

  inspect(read: ReadBody | undefined, version: number, isRoomy: boolean): void {
    if (read === undefined) return;
    const { rlmi } = read;
    expect(rlmi.version).toBe(version);
    if (this.#owesAll || version === 0) expect(rlmi.isFull).toBe(true);
    if (!rlmi.isFull && isRoomy) {
      for (const { uri: each, instances } of rlmi.resources) {
        const isNested = [...read.parts.values()].some(({ nested }) => nested !== undefined);
        if (instances.length > 0 && !isNested) expect(this.#changed.has(each)).toBe(true);
      }
    }
    this.#owesAll = false;
    this.#changed.clear();
  }
}

function run(schedule: readonly Step[], isPartial: boolean, maxOctets: number, isFirm: boolean): void {
  const house = new House();
  house.isPartial = isPartial;
  let drawn: readonly DrawnMember[] = [];
  const watcher = new ListWatcher(house, listOf("sip:l@example.com", drawn), maxOctets, isFirm);
  const inspector = new Inspector();
  let wasLost = false;
  const sending = (send: () => ReadBody | undefined, isLost = false): void => {
    const { version } = watcher;
    const read = send();
    inspector.inspect(read, version, maxOctets > 10_000);
    if (isLost && watcher.version > version) {
      inspector.all();
      wasLost = true;
    }
    if (!wasLost) expect(watcher.client.refreshWanted).toBe(false);
    if (read?.rlmi.isFull) wasLost = false;
  };
  const settle = (): void => {
    for (let count = 0; count < 100; count += 1) {
      if (watcher.client.refreshWanted) {
        inspector.all();
        sending(() => watcher.refresh());
      } else if (watcher.state.hasNews()) sending(() => watcher.tell());
      else break;
    }
    expect(watcher.state.hasNews()).toBe(false);
    if (watcher.client.copy !== undefined)
      expect(knownOf(watcher.client.copy)).toEqual(expectedOf(house, drawn));
  };
  for (const each of schedule) {
    switch (each.kind) {
      case "set":
        house.set(uri(each.n), each.standing);
        inspector.changed(uri(each.n));
        break;
      case "restart":
        house.restart(uri(each.n));
        inspector.changed(uri(each.n));
        break;
      case "edit":
        drawn = each.members;
        watcher.state.become(listOf("sip:l@example.com", drawn));
        break;
      case "tell":
        sending(() => watcher.tell(each.isLost), each.isLost);
        break;
      case "refresh":
        inspector.all();
        sending(() => watcher.refresh(each.isLost), each.isLost);
        break;
      case "refresh-unless-known":
        if (each.isSettled) settle();
        sending(() => watcher.refreshUnlessKnown());
        inspector.known();
        break;
      case "settle":
        settle();
        break;
    }
  }
  settle();
  watcher.state.close();
  expect(house.opened.size).toBe(0);
}

test.each([
  [false, Number.POSITIVE_INFINITY, false],
  [true, Number.POSITIVE_INFINITY, false],
  [false, 3000, false],
  [true, 3000, false],
  [false, 700, true],
  [true, 1200, true],
])(
  "RLS-020 RLS-021 RLS-022 RLS-025 RLS-030 RLS-046 RLS-052 RLS-070 whatever happens, a subscriber has what there is to know (partial members %s, at most %s octets, firm %s)",
  (isPartial, maxOctets, isFirm) => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (schedule) =>
        run(schedule, isPartial, maxOctets, isFirm),
      ),
      { numRuns: 250 },
    );
  },
);
