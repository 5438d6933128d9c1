import { expect, test } from "vitest";
import { say } from "../../../words/testing/english";
import { elementWords, limitWords, reachWords } from "./scope-words";

test("COR-063 the scope of a token in words", () => {
  expect(reachWords({ kind: "all" }, say)).toBe("Everybody");
  expect(reachWords({ kind: "domains", domains: ["office.test", "lab.test"] }, say)).toBe(
    "office.test, lab.test",
  );
  const addresses = ["a", "b", "c", "d", "e"].map((user) => `sip:${user}@office.test`);
  expect(reachWords({ kind: "list", addresses }, say)).toBe(
    "a@office.test, b@office.test, c@office.test and 2 more",
  );
  expect(elementWords("all", say)).toBe("Everything");
  expect(elementWords(["persons", "note"], say)).toBe("persons, note");
  expect(limitWords({ requestsPerMinute: 60, maxLifetimeSeconds: 28_800 }, say)).toBe(
    "60 a minute, 8 h at most",
  );
});
