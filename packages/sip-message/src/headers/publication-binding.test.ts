import { expect, test } from "vitest";
import { HeaderFields } from "../header-fields";
import { asksForFlowBinding, printFlowBinding } from "./publication-binding";

const asks = (...values: readonly string[]): boolean =>
  asksForFlowBinding(new HeaderFields(values.map((value) => ["publication-binding", value])));

test("Publication-Binding asks for the flow, whatever parameters come with it", () => {
  for (const value of ["flow", "FLOW", "flow;grace=5", 'flow ; later = "what comes" ; more']) {
    expect(asks(value), value).toBe(true);
  }
});

test("Publication-Binding that is absent, repeated, malformed or unknown asks for nothing", () => {
  expect(asks()).toBe(false);
  expect(asks("flow", "flow")).toBe(false);
  for (const value of [
    "",
    "flows",
    "session",
    "flow, flow",
    "flow flow",
    "flow;",
    "flow;x=",
    '"flow"',
    ";flow",
  ]) {
    expect(asks(value), value).toBe(false);
  }
});

test("the answer tells the grace in seconds", () => {
  expect(printFlowBinding(30)).toBe("flow;grace=30");
  expect(asks(printFlowBinding(0))).toBe(true);
});
