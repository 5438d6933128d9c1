import { instant } from "@porchlight/kernel";
import { testHasher } from "@porchlight/testkit";
import { expect, test } from "vitest";
import { checkImport, type ImportRow, importPlan } from "./import-plan";
import { newAccount } from "./new-account";

const NOW = instant(1_790_000_000_000);
const RULES = { domains: ["office.test", "branch.test"] };
const NONE: ReadonlySet<string> = new Set();

const row = (number: number, wish: Partial<ImportRow> = {}): ImportRow => ({
  row: number,
  aor: `sip:user${number}@office.test`,
  password: "lamplight",
  displayName: `User ${number}`,
  ...wish,
});

test("good rows become the accounts that the same wishes would make", () => {
  const plan = importPlan(
    [row(2), row(3, { aor: "erin@branch.test", displayName: "" })],
    NONE,
    RULES,
    testHasher,
    NOW,
  );
  const wishes = [
    { user: "user2", domain: "office.test", displayName: "User 2" },
    { user: "erin", domain: "branch.test", displayName: "" },
  ].map((wish) => newAccount({ ...wish, password: "lamplight", kind: "person" }, testHasher, NOW));
  expect(plan).toEqual({ ok: true, value: wishes.map((wish) => (wish.ok ? wish.value : undefined)) });
});

test("every problem is told with its row and column", () => {
  const rows = [
    row(2, { aor: "" }),
    row(3, { aor: "nobody", password: "" }),
    row(4, { aor: "sip:x@elsewhere.test" }),
    row(5, { password: "short", displayName: "a\u0007b" }),
    row(6),
  ];
  const { good, problems } = checkImport(rows, NONE, RULES);
  expect(good.map((each) => each.row)).toEqual([6]);
  expect(problems).toEqual([
    { row: 2, column: "aor", reason: "is empty" },
    { row: 3, column: "aor", reason: "is not an address such as sip:erin@office.test" },
    { row: 3, column: "password", reason: "is empty" },
    { row: 4, column: "aor", reason: "has the domain elsewhere.test, which is not served here" },
    { row: 5, column: "password", reason: "is shorter than 8 characters" },
    { row: 5, column: "displayName", reason: "has a control character" },
  ]);
});

test("an address that is there twice, in whatever form, or exists already is a problem", () => {
  const rows = [
    row(2, { aor: "erin@office.test" }),
    row(3, { aor: "sip:erin@OFFICE.test" }),
    row(4, { aor: "sip:alice@office.test" }),
  ];
  expect(checkImport(rows, new Set(["sip:alice@office.test"]), RULES).problems).toEqual([
    { row: 3, column: "aor", reason: "is in row 2 already" },
    { row: 4, column: "aor", reason: "exists already" },
  ]);
});

test("a row that repeats a bad row is told so too", () => {
  const rows = [row(2, { aor: "erin@office.test", password: "" }), row(3, { aor: "erin@office.test" })];
  expect(checkImport(rows, NONE, RULES).problems.map((problem) => problem.row)).toEqual([2, 3]);
});

test("one bad row among ten thousand and there is no plan", () => {
  const rows = Array.from({ length: 10_000 }, (_, index) => row(index + 2));
  const plan = importPlan([...rows, row(2)], NONE, RULES, testHasher, NOW);
  expect(plan).toEqual({ ok: false, error: [{ row: 2, column: "aor", reason: "is in row 2 already" }] });
  expect(importPlan(rows, NONE, RULES, testHasher, NOW)).toMatchObject({ ok: true });
});
