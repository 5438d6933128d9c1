import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { initialsOf, relativeText, remainingText, shortUri, spanText, visibleText } from "../src/index";
import { uiEn } from "../src/words/en";

describe("shortUri", () => {
  test.each([
    ["sip:alice@office.test", "alice@office.test"],
    ["SIPS:alice@office.test;transport=ws", "alice@office.test"],
    ["sip:alice@office.test?subject=x", "alice@office.test"],
    ["tel:+15550100", "tel:+15550100"],
    ["", ""],
  ])("%s is shown as %s", (uri, shown) => {
    expect(shortUri(uri)).toBe(shown);
  });
});

describe("visibleText", () => {
  test("shows a direction override instead of obeying it", () => {
    expect(visibleText("invoice\u202egpj.exe")).toBe("invoice\ufffdgpj.exe");
  });

  test("shows control characters as their pictures", () => {
    expect(visibleText("a\u0000b\r\nc\u007f")).toBe("a␀b␍␊c␡");
  });

  test("cuts what is too long", () => {
    expect(visibleText("x".repeat(10), 4)).toBe("xxxx…");
  });

  test("leaves no control or direction character of any text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(visibleText(text)).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
      }),
    );
  });
});

describe("times", () => {
  test.each([
    [42_000, "42 s"],
    [180_000, "3 min"],
    [7_200_000, "2 h"],
    [432_000_000, "5 d"],
    [0, "0 s"],
  ])("a span of %i ms is %s", (millis, text) => {
    expect(spanText(millis, uiEn)).toBe(text);
  });

  test("what lies behind is ago, what lies ahead is in", () => {
    expect(relativeText(0, 180_000, uiEn)).toBe("3 min ago");
    expect(relativeText(180_000, 0, uiEn)).toBe("in 3 min");
    expect(relativeText(1000, 2000, uiEn)).toBe("just now");
  });

  test("a deadline counts down by the second and then has passed", () => {
    expect(remainingText(3_552_000, 0, uiEn)).toBe("59:12");
    expect(remainingText(7_420_000, 0, uiEn)).toBe("2:03:40");
    expect(remainingText(300_000_000, 0, uiEn)).toBe("3 d");
    expect(remainingText(1000, 1000, uiEn)).toBeUndefined();
  });
});

describe("initialsOf", () => {
  test.each([
    ["Alice Liddell", "", "AL"],
    ["", "sip:front.desk@office.test", "FD"],
    ["émile", "", "É"],
    ["", "", "?"],
    ["<b>Zoe</b>", "", "B"],
    ["Anna Maria van der Berg", "", "AB"],
  ])("%s %s is %s", (name, address, initials) => {
    expect(initialsOf(name, address)).toBe(initials);
  });
});
