import { expect, test } from "vitest";
import { ImportChecker, type ImportRow } from "./import-checker";
import { everyService } from "./services";

const said = (text: string) => expect.objectContaining({ text });

const DOMAINS = ["office.test", "branch.test"];

const row = (line: number, wish: Partial<ImportRow> = {}): ImportRow => ({
  line,
  aor: `sip:user${line}@office.test`,
  password: "lamplight",
  displayName: `User ${line}`,
  switches: {},
  ...wish,
});

function checked(rows: readonly ImportRow[]): ImportChecker {
  const checker = new ImportChecker(DOMAINS);
  for (const each of rows) checker.check(each);
  return checker;
}

test("good rows are told with their address in canonical form", () => {
  const { good, problems } = checked([
    row(2, { displayName: " User 2 " }),
    row(3, { aor: " Erin@BRANCH.test", displayName: "" }),
  ]);
  expect(problems).toEqual([]);
  expect(good).toEqual([
    {
      line: 2,
      address: { aor: "sip:user2@office.test", user: "user2", domain: "office.test" },
      particulars: { password: "lamplight", displayName: "User 2" },
      services: everyService,
    },
    {
      line: 3,
      address: { aor: "sip:Erin@branch.test", user: "Erin", domain: "branch.test" },
      particulars: { password: "lamplight", displayName: "" },
      services: everyService,
    },
  ]);
});

test("every problem is told with its line and field", () => {
  const { good, problems } = checked([
    row(2, { aor: "" }),
    row(3, { aor: "nobody", password: "" }),
    row(4, { aor: "sip:x@elsewhere.test" }),
    row(5, { password: "short", displayName: "a\u0007b" }),
    row(6),
  ]);
  expect(good.map(({ line }) => line)).toEqual([6]);
  expect(problems).toEqual([
    { line: 2, field: "aor", reason: said("is empty") },
    { line: 3, field: "aor", reason: said("is not an address such as sip:erin@office.test") },
    { line: 3, field: "password", reason: said("is empty") },
    { line: 4, field: "aor", reason: said("has the domain elsewhere.test, which is not served here") },
    { line: 5, field: "password", reason: said("is shorter than 8 characters") },
    { line: 5, field: "displayName", reason: said("has a control character") },
  ]);
});

test("COR-046 services are on or off by their columns, and on without one", () => {
  const { good, problems } = checked([
    row(2, { switches: { call: "off", message: " Off", watch: "", list: "ON" } }),
    row(3, { switches: { publish: "no", call: "never" }, password: "" }),
  ]);
  expect(good.map(({ services }) => services)).toEqual([{ ...everyService, call: false, message: false }]);
  expect(problems).toEqual([
    { line: 3, field: "password", reason: said("is empty") },
    { line: 3, field: "publish", reason: said("is neither on nor off") },
    { line: 3, field: "call", reason: said("is neither on nor off") },
  ]);
});

test("an address that is there twice, in whatever form, is a problem", () => {
  const { problems } = checked([
    row(2, { aor: "erin@office.test" }),
    row(3, { aor: "sip:erin@OFFICE.test" }),
    row(4, { aor: "%65rin@office.test" }),
  ]);
  expect(problems).toEqual([
    { line: 3, field: "aor", reason: said("sip:erin@office.test is in line 2 already") },
    { line: 4, field: "aor", reason: said("sip:erin@office.test is in line 2 already") },
  ]);
});

test("a row that repeats a bad row is told so too", () => {
  const rows = [row(2, { aor: "erin@office.test", password: "" }), row(3, { aor: "erin@office.test" })];
  expect(checked(rows).problems.map(({ line }) => line)).toEqual([2, 3]);
});

test("rows whose address exists are taken out, their problems stand in the order of the lines", () => {
  const checker = checked([row(2), row(3, { password: "" }), row(4)]);
  checker.refuseTaken(new Set(["sip:user2@office.test"]));
  expect(checker.good.map(({ line }) => line)).toEqual([4]);
  expect(checker.problems).toEqual([
    { line: 2, field: "aor", reason: said("sip:user2@office.test exists already") },
    { line: 3, field: "password", reason: said("is empty") },
  ]);
});

test("one bad row among ten thousand is found", () => {
  const rows = Array.from({ length: 10_000 }, (_, index) => row(index + 2));
  const { good, problems } = checked([...rows, row(10_002, { aor: "sip:user2@office.test" })]);
  expect(good).toHaveLength(10_000);
  expect(problems).toEqual([
    { line: 10_002, field: "aor", reason: said("sip:user2@office.test is in line 2 already") },
  ]);
});
