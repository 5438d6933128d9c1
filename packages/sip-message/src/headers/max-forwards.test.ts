import { expect, test } from "vitest";
import { HeaderFields } from "../header-fields";
import { maxForwardsOf } from "./max-forwards";

const read = (value: string) => maxForwardsOf(new HeaderFields([["max-forwards", value]]));

test("COR-014 hops are 0 to 255; above counts as absent, what is no number is malformed", () => {
  expect(read("0")).toEqual({ ok: true, value: 0 });
  expect(read("0068")).toEqual({ ok: true, value: 68 });
  expect(read("300")).toEqual({ ok: true, value: undefined });
  expect(maxForwardsOf(new HeaderFields())).toEqual({ ok: true, value: undefined });
  for (const value of ["", "-1", "x", "1 2"]) expect(read(value).ok, value).toBe(false);
});
