import { expect, test } from "vitest";
import { HeaderFields } from "../header-fields";
import { parseIfMatch, parseSuppressIfMatch } from "./entity-tag";

const ifMatch = (...rows: readonly string[]) =>
  parseIfMatch(new HeaderFields(rows.map((row) => ["sip-if-match", row])));

test("PRS-005 SIP-If-Match holds one entity-tag or is absent", () => {
  expect(ifMatch()).toEqual({ ok: true, value: undefined });
  expect(ifMatch("dx200xyz")).toEqual({ ok: true, value: "dx200xyz" });
  for (const rows of [
    ["E3, E9"],
    ["E3", "E9"],
    ["E3", "E3"],
    [""],
    ["a b"],
    ['"quoted"'],
    ["x".repeat(2000)],
  ]) {
    expect(ifMatch(...rows).ok, rows.join("|")).toBe(false);
  }
});

test("Suppress-If-Match holds one entity-tag or a star (RFC 5839 section 7.1)", () => {
  const read = (value: string) => parseSuppressIfMatch(new HeaderFields([["suppress-if-match", value]]));
  expect(read("*")).toEqual({ ok: true, value: "*" });
  expect(read("b4cf7")).toEqual({ ok: true, value: "b4cf7" });
  expect(read("a, b").ok).toBe(false);
  expect(parseSuppressIfMatch(new HeaderFields())).toEqual({ ok: true, value: undefined });
});
