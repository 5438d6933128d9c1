import fc from "fast-check";
import { expect, test } from "vitest";
import { attributeBody, attributeBodyValue } from "./attribute-value";

test("XDM-087 a value is sent in quotes, and taken with either kind of quotes or without", () => {
  expect(attributeBody('a"b<c&')).toBe('"a&quot;b&lt;c&amp;"');
  expect(attributeBodyValue('"sip:bob@office.test"')).toBe("sip:bob@office.test");
  expect(attributeBodyValue(" 'a \"b\" &amp; c'\n")).toBe('a "b" & c');
  expect(attributeBodyValue("bare")).toBe("bare");
  expect(attributeBodyValue('""')).toBe("");
});

test.each(['"a"b"', "<", '"<"', '"&"', "&nothing;"])("XDM-087 %s is no value", (body) => {
  expect(attributeBodyValue(body)).toBeUndefined();
});

test("what is written is read", () => {
  fc.assert(
    fc.property(fc.string(), (value) => {
      expect(attributeBodyValue(attributeBody(value))).toBe(value);
    }),
  );
});
