// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the samples are source texts.
import { expect, test } from "vitest";
import { testTitles } from "./test-titles.mjs";

test.each([
  ['test("PRS-001 plain", () => {});', ["PRS-001 plain"]],
  ["it('single', () => {})", ["single"]],
  ["test(`template ${x}`, () => {})", ["template ${x}"]],
  ['describe("group", () => { test("inside", () => {}); });', ["group", "inside"]],
  ['test(\n  "on a line of its own",\n  () => {})', ["on a line of its own"]],
  ['test.each([["a)", 1], [\'b"\', 2]] as const)("rows %s", () => {})', ["rows %s"]],
  ['test.each([\n  ["x"], // not (closed\n])("after a comment", () => {})', ["after a comment"]],
  ['test.each(table("x"))("from a call", () => {})', ["from a call"]],
  ['test.each`a | b\n${1} | ${2}`("tagged $a", () => {})', ["tagged $a"]],
  ['test.concurrent("modified", () => {})', ["modified"]],
  ['test("an escaped \\" quote", () => {})', ['an escaped \\" quote']],
  ['test.skip("not run", () => {}); test.todo("later");', []],
  ['pattern.test("no title"); latest("no"); exit("no"); RegExp.test("no")', []],
  ["test(name, () => {})", []],
])("titles of %s", (source, titles) => {
  expect(testTitles(source)).toEqual(titles);
});
