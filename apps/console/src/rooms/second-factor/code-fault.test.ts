import { AdminApiError, type ProblemCode, problemTypes, problemTypeUri } from "@porchlight/admin-api";
import { expect, test } from "vitest";
import { say } from "../../words/testing/english";
import { codeFault } from "./code-fault";

const answered = (code: ProblemCode, more: { readonly reason?: string } = {}, wait?: number) =>
  new AdminApiError(
    {
      type: problemTypeUri(code),
      title: problemTypes[code].title,
      status: problemTypes[code].status,
      ...more,
    },
    wait,
  );

test("a code that was not taken is told beside its field", () => {
  expect(codeFault(answered("wrong-code"), say)).toContain("used already");
  expect(codeFault(answered("wrong-code", { reason: "is none of this secret" }), say)).toBe(
    "The code is none of this secret.",
  );
});

test("who guessed too often is told how long to wait", () => {
  expect(codeFault(answered("too-many-attempts", {}, 30), say)).toBe("Too many attempts. Wait 30 s.");
});

test("anything else is not about the code", () => {
  expect(codeFault(answered("wrong-credentials"), say)).toBeUndefined();
  expect(codeFault(new TypeError("fetch failed"), say)).toBeUndefined();
});
