import { expect, test } from "vitest";
import { wordsCell, wordsIn } from "./words-cell";

test("a saying is read as it was kept", () => {
  const saying = { code: "is-answered-with", places: { status: "404" }, text: "is answered with 404" };
  expect(wordsIn(wordsCell(saying))).toEqual(saying);
});

test.each(["is answered with 404", "7", "null", "{}", '{"code":"a","places":null,"text":"b"}', '{"code":'])(
  "%s stays words of somebody else",
  (words) => {
    expect(wordsIn(wordsCell(words))).toBe(words);
  },
);
