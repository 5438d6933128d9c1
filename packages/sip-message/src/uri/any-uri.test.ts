import { describe, expect, test } from "vitest";
import { accepted } from "../../test/outcomes";
import { parseUri, printUri } from "./any-uri";

describe("URIs of any scheme", () => {
  test("COR-023 pres, im and tel are known, others are kept as they are", () => {
    expect(accepted(parseUri("PRES:Alice@Example.com"))).toMatchObject({
      scheme: "pres",
      user: "Alice",
      host: "example.com",
    });
    expect(accepted(parseUri("im:a%40b@example.com?x=y"))).toMatchObject({
      scheme: "im",
      user: "a@b",
      headers: [["x", "y"]],
    });
    expect(accepted(parseUri("tel:+1-(555)-12.34;ext=7"))).toMatchObject({
      scheme: "tel",
      number: "+15551234",
      isGlobal: true,
    });
    expect(accepted(parseUri("URN:service:sos"))).toEqual({
      scheme: "other",
      name: "urn",
      text: "URN:service:sos",
    });
  });

  test("COR-029 what is no URI or malformed in a known scheme is refused", () => {
    const malformed = [
      "",
      "a",
      ":a",
      "1a:b",
      "a b:c",
      "sip:a b",
      "urn:",
      "urn:a>b",
      "urn:ä",
      "tel:",
      "tel:+",
      "tel:5551234",
      "tel:+1x",
      "pres:example.com",
      "pres:@example.com",
      "pres:a@",
      "im:a%@b",
      `urn:${"a".repeat(9000)}`,
    ];
    for (const text of malformed) expect(parseUri(text).ok, text).toBe(false);
  });

  test("printed as they were meant", () => {
    for (const text of [
      "sip:a@b;lr",
      "tel:+15551234;ext=7",
      "tel:5551234;phone-context=example.com",
      "pres:a@example.com",
      "im:a%20b@example.com?x=y",
      "mailto:a@b",
    ]) {
      expect(printUri(accepted(parseUri(text)))).toBe(text);
    }
  });
});
