import fc from "fast-check";
import { expect, test } from "vitest";
import { bodyText, octetsOf } from "./body-text";

test("XDM-036 octets are counted like they are written, across every seam", () => {
  const octets = (text: string): number => new TextEncoder().encode(text).length;
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 50 }), (text) => octetsOf(text) === octets(text)),
  );
  for (const unit of ["a", "ü", "€", "😀", "a😀"]) {
    const long = unit.repeat(70_000);
    expect(octetsOf(long)).toBe(octets(long));
    expect(octetsOf(`x${long}`)).toBe(octets(`x${long}`));
  }
});

test("XDM-026 a body that is not UTF-8 has no text; a byte order mark stays", () => {
  expect(bodyText(Uint8Array.of(0xc3))).toBeUndefined();
  expect(bodyText(Uint8Array.of(0xed, 0xa0, 0x80))).toBeUndefined();
  expect(bodyText(Uint8Array.of(0xef, 0xbb, 0xbf, 97))).toBe("\ufeffa");
});
