/// <reference types="node" />
import { readdirSync, readFileSync } from "node:fs";
import { inlineTexts } from "@porchlight/testkit/inline-text";
import { expect, test } from "vitest";

const root = new URL("..", import.meta.url).pathname;
const sources = readdirSync(root, { recursive: true, encoding: "utf8" }).filter(
  (file) => /\.tsx?$/.test(file) && !file.startsWith("words/") && !file.endsWith(".test.ts"),
);

/** What is no word of any language. */
const allowed = new Set(["https://"]);

test("no text stands in a component: all that is said is in the words of the languages", () => {
  const found = sources.flatMap((file) =>
    inlineTexts(readFileSync(`${root}/${file}`, "utf8"), file)
      .filter(({ text }) => !allowed.has(text))
      .map(({ line, text }) => `${file}:${line} ${text}`),
  );
  expect(sources.length).toBeGreaterThan(100);
  expect(found).toEqual([]);
});
