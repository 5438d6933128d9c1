import { expect, test } from "vitest";
import { bytesText } from "../../parts/bytes-text";
import { say } from "../../words/testing/english";
import { closeText, isOrdinaryClose } from "./close-words";

test.each([
  [0, "0 B"],
  [512, "512 B"],
  [1024, "1 KiB"],
  [3482, "3.4 KiB"],
  [5 * 1024 ** 2, "5 MiB"],
  [1024 ** 4, "1024 GiB"],
])("%i octets are %s", (bytes, text) => {
  expect(bytesText(bytes, say)).toBe(text);
});

test("RFC 6455 close codes have words, others stay numbers", () => {
  expect(closeText(1006, say)).toBe("1006 lost");
  expect(closeText(4001, say)).toBe("4001");
  expect(closeText(null, say)).toBeUndefined();
});

test("only 1000, 1001 and transports without codes end in the ordinary way", () => {
  expect([null, 1000, 1001, 1006, 4001].map(isOrdinaryClose)).toEqual([true, true, true, false, false]);
});
