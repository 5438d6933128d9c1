import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { unifiedDiff } from "./unified-diff";

const named = (text: string, name = "old") => ({ name, text });

/** Applies a unified difference as `patch` does, strictly. */
function applied(text: string, difference: string): string {
  if (difference === "") return text;
  const old = text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  const result: string[] = [];
  let at = 0;
  const lines = difference.split("\n").slice(2, -1);
  for (const [index, line] of lines.entries()) {
    const start = /^@@ -(\d+),(\d+) /.exec(line);
    if (start !== null) {
      const from = Number(start[2]) === 0 ? Number(start[1]) : Number(start[1]) - 1;
      result.push(...old.slice(at, from));
      at = from;
      continue;
    }
    if (line.startsWith("\\")) continue;
    const content = line.slice(1) + (lines[index + 1]?.startsWith("\\") ? "" : "\n");
    if (line[0] === "+") result.push(content);
    else {
      if (old[at] !== content) throw new Error(`line ${at} is not ${JSON.stringify(content)}`);
      if (line[0] === " ") result.push(content);
      at += 1;
    }
  }
  return [...result, ...old.slice(at)].join("");
}

const lines = fc.array(fc.constantFrom("a\n", "b\n", "c\n", "\n", "<d>\r\n"), { maxLength: 30 });
const text = fc.tuple(lines, fc.constantFrom("", "end")).map(([most, end]) => most.join("") + end);

describe("the difference of two texts", () => {
  test("has three lines around each change, and says where", () => {
    const before = "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n13\n14\n15\n16\n";
    const after = "1\n2\n3\n4\nfive\n6\n7\n8\n9\n10\n11\n12\n13\n15\n16\n";
    expect(unifiedDiff(named(before, "version 1"), named(after, "version 2"))).toBe(
      [
        "--- version 1",
        "+++ version 2",
        "@@ -2,7 +2,7 @@",
        " 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8",
        "@@ -11,6 +11,5 @@",
        " 11\n 12\n 13\n-14\n 15\n 16\n",
      ].join("\n"),
    );
  });

  test("tells a missing line end, an empty text, and nothing of equal ones", () => {
    expect(unifiedDiff(named("a"), named("a\n", "new"))).toBe(
      "--- old\n+++ new\n@@ -1,1 +1,1 @@\n-a\n\\ No newline at end of file\n+a\n",
    );
    expect(unifiedDiff(named(""), named("a\n", "new"))).toBe("--- old\n+++ new\n@@ -0,0 +1,1 @@\n+a\n");
    expect(unifiedDiff(named("a\n"), named("a\n", "new"))).toBe("");
  });

  test("applied to the one text gives the other", () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const difference = unifiedDiff(named(before), named(after, "new"));
        expect(applied(before, difference)).toBe(after);
      }),
      { numRuns: 500 },
    );
  });

  test("is the shortest for few changes", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(9), { minLength: 5, maxLength: 40 }), fc.nat(), (numbers, pick) => {
        const before = numbers.map((number) => `${number}\n`);
        const after = before.toSpliced(pick % before.length, 1, "new\n");
        const changed = unifiedDiff(named(before.join("")), named(after.join(""), "new"))
          .split("\n")
          .slice(2)
          .filter((line) => /^[-+]/.test(line));
        expect(changed).toHaveLength(2);
      }),
    );
  });

  test("of texts that have little in common is still a difference, and takes no time without end", () => {
    const many = (word: string): string =>
      Array.from({ length: 20_000 }, (_, index) => `${word} ${index}\n`).join("");
    const [before, after] = [`same\n${many("one")}last\n`, `same\n${many("two")}last\n`];
    expect(applied(before, unifiedDiff(named(before), named(after, "new")))).toBe(after);
  });
});
