import { expect, test } from "vitest";
import { diffLines } from "./diff-lines";

test("a unified difference is taken apart by what its lines mean", () => {
  const diff =
    "--- version 1\n+++ version 2\n@@ -1,2 +1,2 @@\n <a>\n---b\n+++c\n\\ No newline at end of file\n";
  expect(diffLines(diff)).toEqual([
    { kind: "place", text: "@@ -1,2 +1,2 @@" },
    { kind: "kept", text: " <a>" },
    { kind: "removed", text: "---b" },
    { kind: "added", text: "+++c" },
    { kind: "note", text: "\\ No newline at end of file" },
  ]);
});

test("no difference has no lines", () => {
  expect(diffLines("")).toEqual([]);
});
