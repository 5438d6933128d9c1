import { expect, test } from "vitest";
import { say } from "../../../words/testing/english";
import { unitsProblem } from "./units";

test.each(["0", "1000", " 5 ", "1000000000"])("%s units", (text) =>
  expect(unitsProblem(text, say)).toBeUndefined(),
);
test.each(["", "-1", "1.5", "many", "1000000001"])("%s are no units", (text) =>
  expect(unitsProblem(text, say)).toContain("whole number"),
);
