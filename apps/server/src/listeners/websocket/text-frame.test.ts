import fc from "fast-check";
import { expect, test } from "vitest";
import { textFrame } from "./text-frame";

/** The text of one whole frame of a server (RFC 6455 section 5.2); undefined when it is anything else. */
function read(frame: Buffer): string | undefined {
  const size = frame[1] ?? 0;
  const head = size < 126 ? 2 : size === 126 ? 4 : 10;
  const length = head === 2 ? size : head === 4 ? frame.readUInt16BE(2) : Number(frame.readBigUInt64BE(2));
  if (frame[0] !== 0x81 || frame.length !== head + length) return undefined;
  return frame.subarray(head).toString("utf8");
}

test("COR-002 a text frame reads as the text it was made of", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 400 }), (text) => {
      expect(read(textFrame(text))).toBe(text);
    }),
  );
});

test.each([0, 125, 126, 65_535, 65_536, 100_000])("COR-002 a text frame of %i octets", (length) => {
  const text = "x".repeat(length);
  expect(read(textFrame(text))).toBe(text);
});
