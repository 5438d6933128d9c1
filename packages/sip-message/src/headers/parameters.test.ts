import { describe, expect, test } from "vitest";
import { accepted } from "../../test/outcomes";
import { Parameters, parseParameters, printParameters } from "./parameters";

const parsed = (text: string) => accepted(parseParameters(text, 0));

describe("parameters", () => {
  test("COR-010 names compare without case; a flag has an empty value", () => {
    const params = parsed(' ; LR ; Expires = 60;+sip.instance="<urn:uuid:1>" ');
    expect(params.get("lr")).toBe("");
    expect(params.get("EXPIRES")).toBe("60");
    expect(params.get("+sip.instance")).toBe("<urn:uuid:1>");
    expect(params.parameter("+SIP.instance")).toMatchObject({ quoted: true });
    expect(params.get("absent")).toBeUndefined();
    expect(params.size).toBe(3);
  });

  test("COR-010 the same name twice is malformed", () => {
    expect(parseParameters(";a=1;A=2", 0).ok).toBe(false);
  });

  test("set and removed without changing the original", () => {
    const original = parsed(";a=1;b=2");
    expect(printParameters(original.with("A", "3").with("c", undefined))).toBe(";A=3;b=2;c");
    expect(printParameters(original.without("B", "x"))).toBe(";a=1");
    expect(original.without("x")).toBe(original);
    expect(printParameters(original)).toBe(";a=1;b=2");
  });

  test("a value that is no token is quoted, and cannot end the line", () => {
    const params = Parameters.of([
      ["a", 'b "c" \\'],
      ["d", "e\r\nInjected: yes"],
      ["f", ""],
    ]);
    expect(printParameters(params)).toBe(';a="b \\"c\\" \\\\";d="e  Injected: yes";f=""');
  });

  test("quotes stay where they were", () => {
    expect(printParameters(parsed(';a="b";c=d'))).toBe(';a="b";c=d');
  });
});
