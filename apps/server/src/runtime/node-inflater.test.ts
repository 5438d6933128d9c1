import { deflateRawSync, deflateSync, gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { nodeInflater } from "./node-inflater";

const text = Buffer.from("<presence/>".repeat(50));

test.each([
  ["gzip", gzipSync(text)],
  ["deflate", deflateSync(text)],
  ["deflate", deflateRawSync(text)],
] as const)("RLS-064 COR-018 %s is undone", (coding, octets) => {
  expect(Buffer.from(nodeInflater.inflate(coding, octets, text.length))).toEqual(text);
  expect(nodeInflater.inflate(coding, octets, text.length - 1)).toBe("too-large");
  expect(nodeInflater.inflate(coding, octets.subarray(0, 9), text.length)).toBe("malformed");
  expect(nodeInflater.inflate(coding, Buffer.from("no such thing"), text.length)).toBe("malformed");
});
