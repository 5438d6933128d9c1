import { describe, expect, test } from "vitest";
import { lineAt, lineIn, lineSpan, openDraft } from "./open-draft";

const RULESET = 'xmlns="urn:ietf:params:xml:ns:common-policy"';

describe("a draft of rules", () => {
  test("is its rules", () => {
    const opened = openDraft(`<ruleset ${RULESET}><rule id="a"/></ruleset>`);
    expect(opened).toMatchObject({ kind: "rules", rules: [{ id: "a", conditions: [], actions: [] }] });
  });

  test("that is no XML has its fault in a line", () => {
    expect(openDraft(`<ruleset ${RULESET}>\n\n<rule`)).toMatchObject({ kind: "fault", line: 3 });
  });

  test("that breaks the schema has a reason", () => {
    expect(openDraft("<rules/>")).toMatchObject({ kind: "fault", reason: { code: "no-ruleset" } });
  });

  test("may be empty", () => {
    expect(openDraft(" \n")).toEqual({ kind: "empty" });
  });
});

test("lines are counted from 1 and have their spans", () => {
  expect(lineAt("ab\ncd", 4)).toBe(2);
  expect(lineSpan("ab\ncd\ne", 2)).toEqual({ start: 3, end: 5 });
  expect(lineSpan("ab", 9)).toEqual({ start: 3, end: 3 });
});

test("a refusal may name a line", () => {
  const atLine = { code: "at-line", places: { line: 12, message: "no" } };
  expect(lineIn({ code: "is-off-schema-because", places: { because: atLine } })).toBe(12);
  expect(lineIn({ code: "is-off-schema", places: {} })).toBeUndefined();
});
