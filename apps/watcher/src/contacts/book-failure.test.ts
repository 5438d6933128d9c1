import type { XdmFailure } from "@porchlight/presence-client";
import { expect, test } from "vitest";
import { lateWords } from "../words/late-words";
import { bookFailure } from "./book-failure";

const limit: XdmFailure = {
  kind: "conflict",
  report: { kind: "local-constraint-failure", phrase: "no more than 10 entries", alternatives: [] },
};
const rule: XdmFailure = {
  kind: "conflict",
  report: { kind: "constraint-failure", phrase: "Name attribute is required" },
};

test.each<[XdmFailure, string]>([
  [{ kind: "unreachable" }, "cannot be reached"],
  [{ kind: "unavailable", status: 503, retryAfterMs: 1000 }, "cannot be reached"],
  [{ kind: "precondition-failed" }, "being changed elsewhere"],
  [{ kind: "too-large" }, "limit of the server"],
  [limit, "limit of the server"],
  [rule, "did not take the change: Name attribute is required."],
  [{ kind: "conflict", report: { kind: "unspecified" } }, "did not take the change. Ask"],
  [{ kind: "forbidden" }, "did not take the change. Ask"],
])("%j is told in words", (failure, text) => {
  expect(lateWords.book.failure(bookFailure(failure))).toContain(text);
});

test("what the book itself refuses stays what it is", () => {
  expect(bookFailure({ kind: "title-taken" })).toEqual({ kind: "title-taken" });
});
