import fc from "fast-check";
import { expect, test } from "vitest";
import { imageHeader } from "./image-header";

const octets = (...parts: readonly (string | readonly number[])[]): Uint8Array =>
  new Uint8Array(
    parts.flatMap((part) => (typeof part === "string" ? [...part].map((each) => each.charCodeAt(0)) : part)),
  );
const zeros = (count: number): number[] => Array.from({ length: count }, () => 0);

test.each([
  [
    "image/png",
    octets([0x89], "PNG\r\n", [0x1a, 0x0a], zeros(4), "IHDR", [0, 0, 1, 0], [0, 0, 0, 64]),
    256,
    64,
  ],
  ["image/gif", octets("GIF89a", [0, 1, 64, 0]), 256, 64],
  [
    "image/jpeg",
    octets([0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2, 0xff, 0xff, 0xc0, 0, 17, 8, 0, 64, 1, 0]),
    256,
    64,
  ],
  ["image/webp", octets("RIFF", zeros(4), "WEBPVP8 ", zeros(10), [0, 1, 64, 0]), 256, 64],
  ["image/webp", octets("RIFF", zeros(4), "WEBPVP8L", zeros(4), [0x2f, 0xff, 0xc0, 0x0f, 0]), 256, 64],
  ["image/webp", octets("RIFF", zeros(4), "WEBPVP8X", zeros(8), [255, 0, 0, 63, 0, 0]), 256, 64],
])("%s tells its size", (contentType, data, width, height) => {
  expect(imageHeader(data)).toEqual({ contentType, width, height });
});

test("what is no picture is none, whatever it begins like", () => {
  for (const text of [
    "",
    "<svg xmlns='http://www.w3.org/2000/svg'/>",
    "GIF",
    "<!doctype html>",
    "RIFF1234WEBPxxxx",
  ]) {
    expect(imageHeader(octets(text))).toBeUndefined();
  }
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 64 }), fc.constantFrom([], [0xff, 0xd8]), (data, start) => {
      const header = imageHeader(new Uint8Array([...start, ...data]));
      expect(header === undefined || header.width >= 0).toBe(true);
    }),
  );
});
