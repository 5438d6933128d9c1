import { expect, test } from "vitest";
import { unitsProblem } from "./units";

test.each(["0", "1000", " 5 ", "1000000000"])("%s units", (text) =>
  expect(unitsProblem(text)).toBeUndefined(),
);
test.each(["", "-1", "1.5", "many", "1000000001"])("%s are no units", (text) =>
  expect(unitsProblem(text)).toContain("whole number"),
);
