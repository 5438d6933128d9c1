import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeUtf8, decodeUtf8Lossy, encodeUtf8, ownCopy, utf8Length } from "./utf8";

test("the length in octets is the one it is written with, lone surrogates included", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      expect(utf8Length(text)).toBe(encodeUtf8(text).length);
    }),
  );
  const units = fc.array(fc.constantFrom("a", "é", "€", "\ud83d", "\ude00"), { maxLength: 20 });
  fc.assert(
    fc.property(units, (list) => {
      expect(utf8Length(list.join(""))).toBe(encodeUtf8(list.join("")).length);
    }),
  );
});

test("only UTF-8 is decoded, and a byte order mark is kept", () => {
  expect(decodeUtf8(Uint8Array.of(0xef, 0xbb, 0xbf, 0x61))).toBe("\ufeffa");
  expect(decodeUtf8(Uint8Array.of(0xc3))).toBeUndefined();
  expect(decodeUtf8Lossy(Uint8Array.of(0x61, 0xff))).toBe("a\ufffd");
  for (const text of ["", "grüße €", "€".repeat(1000)]) expect(ownCopy(text)).toBe(text);
});
