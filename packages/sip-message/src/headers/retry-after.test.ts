import { expect, test } from "vitest";
import { accepted } from "../../test/outcomes";
import { parseRetryAfter, printRetryAfter } from "./retry-after";

test("COR-080 Retry-After with comment and duration", () => {
  expect(accepted(parseRetryAfter("18000 (in a (long) \\) meeting) ;duration=3600"))).toMatchObject({
    seconds: 18000,
    durationSeconds: 3600,
  });
  expect(accepted(parseRetryAfter("120"))).toMatchObject({ seconds: 120, durationSeconds: undefined });
  for (const text of ["", "x", "120 (open", "949302838503028349304023988", "120 soon", "1;x;x"]) {
    expect(parseRetryAfter(text).ok, text).toBe(false);
  }
  expect(printRetryAfter(1.2)).toBe("2");
});
