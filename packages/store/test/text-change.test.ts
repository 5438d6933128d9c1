import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { changedText, textChange } from "../src/documents/text-change";

const characters = fc.constantFrom("a", "b", "é", "🕯", "🔥", "\u0000", "\ud83d", "\udd6f");
const text = fc.string({ unit: characters, maxLength: 40 });

describe("a text as a change of another one", () => {
  test.each([
    ["<a>one</a>", "<a>two</a>", { head: 3, tail: 4, middle: "two" }],
    ["<a/>", "<a/>", { head: 4, tail: 0, middle: "" }],
    ["aa", "aaa", { head: 2, tail: 0, middle: "a" }],
    ["aaa", "aa", { head: 2, tail: 0, middle: "" }],
    ["", "new", { head: 0, tail: 0, middle: "new" }],
    ["🕯", "🔥", { head: 0, tail: 0, middle: "🔥" }],
    ["x🕯y", "x🕮y", { head: 1, tail: 1, middle: "🕮" }],
  ])("%j becomes %j", (before, after, change) => {
    expect(textChange(before, after)).toEqual(change);
  });

  test("gives the text back", () => {
    fc.assert(
      fc.property(text, text, text, text, (head, one, other, tail) => {
        const [before, after] = [head + one + tail, head + other + tail];
        const change = textChange(before, after);
        expect(changedText(before, [change])).toBe(after);
        expect(change.middle.length).toBeLessThanOrEqual(other.length + 2);
      }),
    );
  });

  test("changes follow one another", () => {
    fc.assert(
      fc.property(text, fc.array(text, { maxLength: 12 }), (whole, texts) => {
        const changes = texts.map((after, index) => textChange(texts[index - 1] ?? whole, after));
        expect(changedText(whole, changes)).toBe(texts.at(-1) ?? whole);
      }),
    );
  });

  test("the place is found in a long text", () => {
    const before = "0123456789abcdef".repeat(50_000);
    for (const at of [0, 1, 65_535, 65_536, 399_999, before.length]) {
      const after = `${before.slice(0, at)}!${before.slice(at)}`;
      expect(textChange(before, after)).toMatchObject({ head: at, middle: "!" });
    }
  });
});
