import { expect, test } from "vitest";
import { addressRewriter } from "./address-rewriter";

const rewritten = addressRewriter({ aor: "sip:al.ice@office.test", pseudonym: "sip:erased-1@office.test" });

test.each([
  ["sip:al.ice@office.test", "sip:erased-1@office.test"],
  ["al.ice@office.test", "erased-1@office.test"],
  [
    '{"caller":"sips:al.ice@office.test","called":"sip:bob@office.test"}',
    '{"caller":"sips:erased-1@office.test","called":"sip:bob@office.test"}',
  ],
  ["sip:al.ice@office.test;pres-list=friends", "sip:erased-1@office.test;pres-list=friends"],
  [
    "resource-lists/users/sip:al.ice@office.test/index",
    "resource-lists/users/sip:erased-1@office.test/index",
  ],
  ["/content/al.ice@office.test/photo", "/content/erased-1@office.test/photo"],
  ["sip%3Aal.ice%40office.test", "sip%3Aerased-1%40office.test"],
  ["sip:al.ice%40office.test", "sip:erased-1%40office.test"],
  ["al.ice@office.test. And al.ice@office.test, too", "erased-1@office.test. And erased-1@office.test, too"],
])("PRV-056 the address is gone: %s", (text, without) => {
  expect(rewritten(text)).toBe(without);
});

test.each([
  "sip:mal.ice@office.test",
  "sip:al-al.ice@office.test",
  "sip:b.al.ice@office.test",
  "sip:al.ice@office.test.example",
  "sip:al.ice@office.testing",
  "sip:alxice@office.test",
  "sip:%61al.ice@office.test",
])("PRV-056 somebody else stays: %s", (text) => {
  expect(rewritten(text)).toBe(text);
});
