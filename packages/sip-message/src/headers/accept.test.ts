import { describe, expect, test } from "vitest";
import { acceptsType, parseAcceptRange } from "./accept";

const pidf = "application/pidf+xml";
const diff = "application/pidf-diff+xml";

describe("Accept", () => {
  test("PRS-084 the most specific range decides", () => {
    const accept = ["*/*;q=0.1", "application/*;q=0.5", `${diff};q=0.8`, "Application/PIDF+XML"];
    expect(acceptsType(accept, pidf)).toBe(1);
    expect(acceptsType(accept, diff)).toBe(0.8);
    expect(acceptsType(accept, "application/rlmi+xml")).toBe(0.5);
    expect(acceptsType(accept, "multipart/related")).toBe(0.1);
  });

  test("PRS-084 what is not covered, or has q=0, is not accepted", () => {
    expect(acceptsType([pidf], diff)).toBe(0);
    expect(acceptsType([], pidf)).toBe(0);
    expect(acceptsType(["*/*", `${pidf};q=0`], pidf)).toBe(0);
  });

  test("a range with parameters names the type with these parameters", () => {
    expect(acceptsType(["text/plain;charset=UTF-8", "text/*;q=0.2"], "text/plain;charset=utf-8")).toBe(1);
    expect(acceptsType(["text/plain;format=flowed", "text/*;q=0.2"], "text/plain")).toBe(0.2);
    expect(acceptsType(["text/plain;q=0.3;ext=1"], "text/plain")).toBe(0.3);
  });

  test("only so many ranges are read (CVE-2018-7284)", () => {
    const many = Array.from({ length: 1000 }, (_, index) => `a/b${index}`);
    expect(acceptsType(["text/plain", ...many], "text/plain")).toBe(1);
    expect(acceptsType([...many, "text/plain"], "text/plain")).toBe(0);
  });

  test("malformed ranges are ignored", () => {
    for (const range of [
      "",
      "/",
      "text",
      "*/plain",
      "text/plain;q=2",
      "text/plain;q=0.1234",
      'text/plain;x="',
    ]) {
      expect(parseAcceptRange(range).ok, range).toBe(false);
      expect(acceptsType([range, "text/plain;q=0.4"], "text/plain")).toBe(0.4);
    }
  });
});
