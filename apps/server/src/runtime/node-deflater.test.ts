import { expect, test } from "vitest";
import { nodeDeflater } from "./node-deflater";
import { nodeInflater } from "./node-inflater";

const text = Buffer.from("<presence/>".repeat(50));

test.each(["gzip", "deflate"] as const)(
  "RLS-064 %s is undone by its inflater, and is always the same",
  (coding) => {
    const octets = nodeDeflater.deflate(coding, text);
    expect(octets.length).toBeLessThan(text.length);
    expect(Buffer.from(nodeInflater.inflate(coding, octets, text.length))).toEqual(text);
    expect(nodeDeflater.deflate(coding, text)).toEqual(octets);
  },
);

test("RLS-064 deflate has the head of zlib (RFC 1950)", () => {
  const [first = 0, second = 0] = nodeDeflater.deflate("deflate", text);
  expect([first & 0x0f, ((first << 8) | second) % 31]).toEqual([8, 0]);
});
