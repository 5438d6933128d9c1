import fc from "fast-check";
import { expect, test } from "vitest";
import { quotable } from "../../test/arbitraries";
import { accepted } from "../../test/outcomes";
import { parseWarning, printWarning } from "./warning";

test("a warning has three digits, an agent and a quoted text", () => {
  expect(accepted(parseWarning('370 devnull "Choose a bigger \\"pipe\\""'))).toEqual({
    code: 370,
    agent: "devnull",
    text: 'Choose a bigger "pipe"',
  });
  for (const text of ["", "370", "370 x", '37 x "y"', '370  "y"', '370 x "y', '370 x "y" z', "370 x y"]) {
    expect(parseWarning(text).ok, text).toBe(false);
  }
});

test("printing and parsing a warning give the same value", () => {
  fc.assert(
    fc.property(fc.integer({ min: 300, max: 399 }), quotable, (code, text) => {
      const warning = { code, agent: "example.com:5060", text };
      expect(accepted(parseWarning(printWarning(warning)))).toEqual(warning);
    }),
  );
});
