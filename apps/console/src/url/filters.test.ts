import { expect, expectTypeOf, test } from "vitest";
import { maybeCount, maybeInstant, maybeOneOf, maybeText, oneOf, readFilters, text } from "./filters";

const filters = {
  q: text(5),
  user: maybeText(5),
  state: maybeOneOf(["active", "pending"]),
  sort: oneOf(["aor", "-aor"], "aor"),
  connection: maybeCount,
  at: maybeInstant,
};

const read = (query: string) => readFilters(filters, new URLSearchParams(query));
const nothing = {
  q: "",
  user: undefined,
  state: undefined,
  sort: "aor",
  connection: undefined,
  at: undefined,
};

test("what the URL says is read, and typed", () => {
  const found = read("q=ali&user=bob&state=pending&sort=-aor&connection=7&at=2026-03-01T08:30:00.000Z");
  expect(found).toEqual({
    q: "ali",
    user: "bob",
    state: "pending",
    sort: "-aor",
    connection: 7,
    at: "2026-03-01T08:30:00.000Z",
  });
  expectTypeOf(found.sort).toEqualTypeOf<"aor" | "-aor">();
  expectTypeOf(found.state).toEqualTypeOf<"active" | "pending" | undefined>();
});

test.each([
  "",
  "other=1",
  "q=toolong&user=toolong",
  "state=gone&sort=toString",
  "connection=-1",
  "connection=1.5",
  "connection=1e3",
  "connection=",
  "at=yesterday",
  "at=2026-13-01T08:30:00Z",
  "at=2026-03-01T08:30:00%2B01:00",
])("what does not fit is as if it were not there: %s", (query) => {
  expect(read(query)).toEqual(nothing);
});
