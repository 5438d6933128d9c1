import { expect, test } from "vitest";
import { calendarError } from "./calendar-error";

test("a saying is read as it was kept", () => {
  const saying = { code: "is-answered-with", places: { status: "404" }, text: "is answered with 404" };
  expect(calendarError(JSON.stringify(saying))).toEqual(saying);
});

test.each(["is answered with 404", "7", "null", "{}", '{"code":"a","places":null,"text":"b"}', '{"code":'])(
  "%s is told in its own words",
  (cell) => {
    expect(calendarError(cell)).toEqual({
      code: "in-words-of-reader",
      places: { message: cell },
      text: cell,
    });
  },
);
