import { expect, test } from "vitest";
import { changesOf } from "./changes-of";

test("only what differs is a change", () => {
  expect(
    changesOf({ displayName: "Erin", disabled: false }, { displayName: "Erin", disabled: true }),
  ).toEqual([{ field: "disabled", before: false, after: true }]);
  expect(changesOf({ services: ["watch"] }, { services: ["watch"] })).toEqual([]);
});

test("what was created has no before, what was deleted has no after", () => {
  expect(changesOf(null, { kind: "person" })).toEqual([
    { field: "kind", before: undefined, after: "person" },
  ]);
  expect(changesOf({ kind: "person" }, null)).toEqual([
    { field: "kind", before: "person", after: undefined },
  ]);
});

test("what is in an object is a field of its own", () => {
  const scope = { reach: { kind: "list", addresses: ["a", "b"] }, elements: "all" };
  expect(changesOf({ scope }, { scope: { ...scope, reach: { kind: "all" } } })).toEqual([
    { field: "scope.reach.kind", before: "list", after: "all" },
    { field: "scope.reach.addresses", before: ["a", "b"], after: undefined },
  ]);
});

test("a field named like a property of every object is a field like any other", () => {
  const after: Record<string, unknown> = JSON.parse('{"__proto__": "x", "toString": 1}');
  expect(changesOf({}, after).map(({ field }) => field)).toEqual(["__proto__", "toString"]);
});

test("nothing on both sides is no change", () => {
  expect(changesOf(null, null)).toEqual([]);
});
