import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { followList, type ListCopy, type TakeBody } from "./follow-list";
import type { RlmiInstance, RlmiList, RlmiResource } from "./rlmi";

/** Parts are their cid here. */
const takeCid: TakeBody<string> = (cid) => ({ kind: "current", body: cid });

const document = (version: number, isFull: boolean, resources: readonly RlmiResource[] = []): RlmiList => ({
  uri: "sip:l@example.com",
  version,
  isFull,
  names: [],
  resources,
});
const row = (uri: string, ...instances: RlmiInstance[]): RlmiResource => ({ uri, names: [], instances });
const active = (cid: string, id = "1"): RlmiInstance => ({ id, state: "active", cid });

function follow(copy: ListCopy<string> | undefined, next: RlmiList, take = takeCid) {
  const followed = followList(copy, next, take);
  if (followed.kind === "outdated") throw new Error("outdated");
  return followed;
}

describe("the table of a list subscriber", () => {
  const first = follow(undefined, document(3, true, [row("sip:a", active("a1")), row("sip:b")])).copy;

  test("RLS-021 a partial document one higher changes the rows it names, and adds those it does not know", () => {
    const { copy, refreshWanted } = follow(
      first,
      document(4, false, [row("sip:b", active("b1")), row("sip:c", { id: "9", state: "pending" })]),
    );
    expect(refreshWanted).toBe(false);
    expect([...copy.rows.values()].map(({ uri, instances }) => [uri, instances[0]?.body])).toEqual([
      ["sip:a", "a1"],
      ["sip:b", "b1"],
      ["sip:c", undefined],
    ]);
  });

  test("RLS-021 a gap: the version is taken, the document processed, a refresh wanted", () => {
    const { copy, refreshWanted } = follow(first, document(6, false, [row("sip:b", active("b3"))]));
    expect([copy.version, refreshWanted, copy.rows.get("sip:b")?.instances[0]?.body]).toEqual([
      6,
      true,
      "b3",
    ]);
  });

  test.each([true, false])("RLS-035 a version that is not greater is discarded (fullState %s)", (isFull) => {
    for (const version of [3, 2, 0]) {
      expect(followList(first, document(version, isFull), takeCid)).toEqual({ kind: "outdated" });
    }
  });

  test("RLS-021 a full state after a gap takes the place of all rows, and needs no refresh", () => {
    const { copy, refreshWanted } = follow(first, document(9, true, [row("sip:z", active("z1"))]));
    expect([[...copy.rows.keys()], refreshWanted]).toEqual([["sip:z"], false]);
  });

  test("RLS-021 partial state before any full one asks for a refresh", () => {
    expect(follow(undefined, document(0, false, [row("sip:a")])).refreshWanted).toBe(true);
  });

  test("RLS-034 an instance that ended keeps its reason and has no body", () => {
    const ended: RlmiInstance = { id: "1", state: "terminated", reason: "rejected" };
    const { copy } = follow(first, document(4, false, [row("sip:a", ended)]));
    expect(copy.rows.get("sip:a")?.instances).toEqual([{ ...ended, body: undefined }]);
  });

  test("RLS-046 a part is taken with what was known of the same instance", () => {
    const append: TakeBody<string> = (cid, previous) => ({
      kind: previous === undefined && cid.startsWith("+") ? "lost" : "current",
      body: `${previous ?? ""}${cid}`,
    });
    const grown = follow(first, document(4, false, [row("sip:a", active("+2"))]), append);
    expect([grown.copy.rows.get("sip:a")?.instances[0]?.body, grown.refreshWanted]).toEqual(["a1+2", false]);
    const other = follow(first, document(4, false, [row("sip:a", active("+2", "2"))]), append);
    expect([other.copy.rows.get("sip:a")?.instances[0]?.body, other.refreshWanted]).toEqual(["+2", true]);
  });

  test("RLS-036 an active instance without a cid keeps what is known, and asks for nothing", () => {
    const { copy, refreshWanted } = follow(first, document(4, false, [row("sip:a", active(""))]));
    expect([copy.rows.get("sip:a")?.instances[0]?.body, refreshWanted]).toEqual(["a1", false]);
  });
});

/** A notifier as section 4.5 describes it: what changed since the last document, or all. */
type Step =
  | { readonly kind: "set"; readonly uri: string; readonly instances: readonly RlmiInstance[] }
  | { readonly kind: "drop"; readonly uri: string }
  | { readonly kind: "tell"; readonly isLost: boolean }
  | { readonly kind: "refresh"; readonly isLost: boolean };

const uri = fc.constantFrom("sip:a", "sip:b", "sip:c", "sip:d");
const instances = fc.uniqueArray(
  fc.oneof(
    fc.record({
      id: fc.constantFrom("1", "2"),
      state: fc.constant("active" as const),
      cid: fc.string({ maxLength: 4, minLength: 1 }),
    }),
    fc.record({ id: fc.constantFrom("1", "2"), state: fc.constant("pending" as const) }),
    fc.record({
      id: fc.constantFrom("1", "2"),
      state: fc.constant("terminated" as const),
      reason: fc.constantFrom("rejected", "noresource"),
    }),
  ),
  { selector: ({ id }) => id, maxLength: 2 },
);
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: fc.record({ kind: fc.constant("set" as const), uri, instances }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant("drop" as const), uri }) },
    { weight: 4, arbitrary: fc.record({ kind: fc.constant("tell" as const), isLost: fc.boolean() }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant("refresh" as const), isLost: fc.boolean() }) },
  ),
  { maxLength: 40 },
);

class ModelNotifier {
  readonly table = new Map<string, readonly RlmiInstance[]>();
  #changed = new Set<string>();
  #version = 0;
  #isFullOwed = true;

  set(key: string, value: readonly RlmiInstance[]): void {
    if (!this.table.has(key)) this.#isFullOwed = true;
    this.table.set(key, value);
    this.#changed.add(key);
  }

  drop(key: string): void {
    if (this.table.delete(key)) this.#isFullOwed = true;
  }

  refresh(): RlmiList {
    this.#isFullOwed = true;
    return this.tell();
  }

  tell(): RlmiList {
    const isFull = this.#isFullOwed;
    const keys = isFull ? [...this.table.keys()] : [...this.#changed].filter((key) => this.table.has(key));
    const resources = keys.map((key) => row(key, ...(this.table.get(key) ?? [])));
    this.#isFullOwed = false;
    this.#changed = new Set();
    return document(this.#version++, isFull, resources);
  }
}

const told = (copy: ListCopy<string> | undefined) =>
  new Map(
    [...(copy?.rows ?? [])].map(([key, { instances: each }]) => [key, each.map(({ body, ...rest }) => rest)]),
  );

test("RLS-021 RLS-035 any sequence a notifier makes leads to its table; after a loss the subscriber asks for a refresh", () => {
  fc.assert(
    fc.property(steps, (schedule) => {
      const notifier = new ModelNotifier();
      let copy: ListCopy<string> | undefined;
      let isBehind = false;
      let hasAsked = false;
      const deliver = (next: RlmiList, isLost: boolean): void => {
        if (isLost) {
          isBehind = true;
          return;
        }
        const followed = follow(copy, next);
        copy = followed.copy;
        if (isBehind && !next.isFull) expect(followed.refreshWanted || hasAsked).toBe(true);
        hasAsked ||= followed.refreshWanted;
        if (!next.isFull) return;
        isBehind = false;
        hasAsked = false;
      };
      const isCurrent = (): void => {
        if (!isBehind) expect(told(copy)).toEqual(notifier.table);
      };
      for (const step of schedule) {
        if (step.kind === "set") notifier.set(step.uri, step.instances);
        else if (step.kind === "drop") notifier.drop(step.uri);
        else {
          deliver(step.kind === "tell" ? notifier.tell() : notifier.refresh(), step.isLost);
          isCurrent();
        }
      }
      deliver(notifier.refresh(), false);
      isCurrent();
    }),
  );
});
