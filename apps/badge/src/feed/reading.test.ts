import { presenceMarks } from "@porchlight/admin-api";
import { describe, expect, test } from "vitest";
import { wordsOf } from "../look/words";
import { addressOf } from "./address";
import { backOffMs } from "./back-off";
import { MARKS, readNews } from "./shown";

test.each([
  ["sip:alice@office.test", "sip:alice@office.test"],
  [" alice@Office.TEST ", "sip:alice@office.test"],
  ["PRES:Alice@office.test", "sip:Alice@office.test"],
])("COR-075 %s is named %s by events", (text, address) => {
  expect(addressOf(text)).toBe(address);
});

describe("COR-075 an event shows", () => {
  const shown = (news: object) => readNews(JSON.stringify({ presentity: "sip:a@b", ...news }))?.shown;

  test("COR-075 a mark and a note", () => {
    expect(shown({ state: "active", mark: "busy", note: "<b>" })).toMatchObject({
      state: "busy",
      note: "<b>",
    });
    expect(shown({ state: "active", mark: "busy", note: null })).toMatchObject({ note: "" });
    expect(shown({ state: "active", mark: "dancing" })).toMatchObject({ state: "unknown" });
  });

  test("COR-075 that it is pending, and nothing else", () => {
    expect(shown({ state: "pending", mark: "busy", note: "secret" })).toMatchObject({
      state: "pending",
      note: "",
    });
  });

  test("COR-075 nothing where it has ended, or is of a kind to come", () => {
    expect(shown({ state: "ended", reason: "unavailable" })).toBeUndefined();
    expect(shown({ state: "new" })).toBeUndefined();
    for (const data of ["", "{", "null", "[]", '{"presentity":1}']) expect(readNews(data)).toBeUndefined();
  });
});

test("COR-075 every mark of the server has a word in both languages", () => {
  expect([...MARKS].sort()).toEqual([...presenceMarks].sort());
  for (const mark of [...MARKS, "pending"] as const) {
    expect(wordsOf("de-AT")[mark]).not.toBe("");
    expect(wordsOf("fr")[mark]).toBe(wordsOf("en")[mark]);
  }
});

test("COR-075 it tries again later each time, at most every minute, and never all at once", () => {
  expect([0, 1, 2, 3, 10, 99].map((failures) => backOffMs(failures, 1))).toEqual([
    2000, 4000, 8000, 16_000, 60_000, 60_000,
  ]);
  expect(backOffMs(3, 0)).toBe(8000);
});
