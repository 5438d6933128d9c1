import { instant } from "@porchlight/kernel";
import { describe, expect, test } from "vitest";
import { isRangeCurrent, readRange } from "./byte-range";
import { type Conditions, evaluateConditions, type Precondition } from "./preconditions";

const at = instant(Date.UTC(2026, 0, 7, 9, 0, 0) + 400);
const THEN = "Wed, 07 Jan 2026 09:00:00 GMT";
const BEFORE = "Wed, 07 Jan 2026 08:59:59 GMT";
const there = { etag: "a", modifiedAt: at };
const absent = { etag: undefined, modifiedAt: undefined };

test("PRV-030 conditions of a read", () => {
  const rows: [Conditions, Precondition][] = [
    [{}, "met"],
    [{ ifNoneMatch: '"a"' }, "not-modified"],
    [{ ifNoneMatch: 'W/"a"' }, "not-modified"],
    [{ ifNoneMatch: '"b", "a"' }, "not-modified"],
    [{ ifNoneMatch: "*" }, "not-modified"],
    [{ ifNoneMatch: '"b"' }, "met"],
    [{ ifNoneMatch: "a" }, "malformed"],
    [{ ifNoneMatch: '"b"', ifModifiedSince: THEN }, "met"],
    [{ ifModifiedSince: THEN }, "not-modified"],
    [{ ifModifiedSince: BEFORE }, "met"],
    [{ ifModifiedSince: "yesterday" }, "met"],
    [{ ifMatch: '"a"' }, "met"],
    [{ ifMatch: 'W/"a"' }, "failed"],
    [{ ifMatch: '"b"' }, "failed"],
    [{ ifMatch: "" }, "malformed"],
    [{ ifUnmodifiedSince: THEN }, "met"],
    [{ ifUnmodifiedSince: BEFORE }, "failed"],
    [{ ifMatch: '"b"', ifNoneMatch: '"a"' }, "failed"],
  ];
  for (const [conditions, outcome] of rows) {
    expect(evaluateConditions(conditions, there, true), JSON.stringify(conditions)).toBe(outcome);
  }
});

test("PRV-030 conditions of a write", () => {
  const judge = (conditions: Conditions, validators: typeof there | typeof absent) =>
    evaluateConditions(conditions, validators, false);
  expect(judge({ ifNoneMatch: "*" }, absent)).toBe("met");
  expect(judge({ ifNoneMatch: "*" }, there)).toBe("failed");
  expect(judge({ ifMatch: "*" }, absent)).toBe("failed");
  expect(judge({ ifMatch: "*" }, there)).toBe("met");
  expect(judge({ ifUnmodifiedSince: THEN }, absent)).toBe("failed");
});

describe("PRV-038 ranges", () => {
  test.each([
    ["bytes=0-3", { first: 0, last: 3 }],
    ["bytes=4-", { first: 4, last: 9 }],
    ["bytes=-3", { first: 7, last: 9 }],
    ["bytes=-99", { first: 0, last: 9 }],
    ["bytes=9-99", { first: 9, last: 9 }],
    ["BYTES=0-0", { first: 0, last: 0 }],
    ["bytes=10-", "unsatisfiable"],
    ["bytes=-0", "unsatisfiable"],
    ["bytes=3-2", "all"],
    ["bytes=-", "all"],
    ["bytes=0-1,4-5", "all"],
    ["lines=0-1", "all"],
    ["bytes=a-b", "all"],
  ] as const)("of ten octets, %s", (field, wish) => {
    expect(readRange(field, 10)).toEqual(wish);
  });

  test("without the field everything; of nothing no range", () => {
    expect(readRange(undefined, 10)).toBe("all");
    expect(readRange("bytes=0-", 0)).toBe("unsatisfiable");
  });

  test("If-Range compares strongly, a date exactly", () => {
    const current = (field: string | undefined) => isRangeCurrent(field, there);
    expect([current(undefined), current('"a"'), current(THEN)]).toEqual([true, true, true]);
    expect([current('W/"a"'), current('"b"'), current(BEFORE), current("*")]).toEqual(Array(4).fill(false));
  });
});
