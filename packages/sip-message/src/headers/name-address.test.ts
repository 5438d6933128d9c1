import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hosts, quotable, tokens } from "../../test/arbitraries";
import { accepted } from "../../test/outcomes";
import { parseNameAddress, printNameAddress, withTag } from "./name-address";
import { Parameters } from "./parameters";

const parsed = (text: string) => accepted(parseNameAddress(text));

describe("name-addr and addr-spec", () => {
  test("each form of RFC 3261 section 20.10", () => {
    expect(parsed('"A. G. Bell" <sip:agb@bell-telephone.com> ;tag=a48s')).toMatchObject({
      displayName: "A. G. Bell",
      uri: "sip:agb@bell-telephone.com",
      tag: "a48s",
    });
    expect(parsed("Anonymous <sip:c8oqz84zk7z@privacy.org>;tag=hyh8")).toMatchObject({
      displayName: "Anonymous",
    });
    expect(parsed("sip:+12125551212@server.phone2net.com;tag=887s")).toMatchObject({
      displayName: "",
      uri: "sip:+12125551212@server.phone2net.com",
      tag: "887s",
    });
    expect(parsed("<sip:bob@example.com;lr?Subject=a,b>")).toMatchObject({
      uri: "sip:bob@example.com;lr?Subject=a,b",
      tag: undefined,
    });
  });

  test("an escaped quote and a bracket in the display name do not end it", () => {
    expect(parsed('"a \\" <sip:evil@x>" <sip:a@x>')).toMatchObject({
      displayName: 'a " <sip:evil@x>',
      uri: "sip:a@x",
    });
  });

  test("what is malformed is refused, unterminated quotes first (CVE-2023-27599)", () => {
    const malformed = [
      "",
      '"',
      '"unterminated <sip:a@x>',
      '"a\\" <sip:a@x>',
      '"a"',
      '"a" sip:a@x',
      "<sip:a@x",
      "<>",
      "<sip:>",
      "< sip:a@x >",
      "<no-scheme>",
      "sip:a@x?Subject=b",
      "sip:a@x,sip:b@x",
      "sip:a@x b",
      "<sip:a@x>;",
      "<sip:a@x>;tag",
      "<sip:a@x>;tag=",
      "<sip:a@x>;tag=1;tag=2",
      "<sip:a@x>junk",
      "a, b <sip:a@x>",
      "<sip:a@x> <sip:b@x>",
      "<sip:a\u0000@x>",
    ];
    for (const text of malformed) expect(parseNameAddress(text).ok, text).toBe(false);
  });

  test("a tag is added", () => {
    expect(printNameAddress(withTag(parsed("sip:a@x;foo"), "t1"))).toBe("<sip:a@x>;foo;tag=t1");
  });

  test("printing and parsing give the same value", () => {
    const addresses = fc.record({
      displayName: quotable,
      uri: hosts.map((host) => `sip:user@${host}`),
      tag: tokens,
      extra: quotable,
    });
    fc.assert(
      fc.property(addresses, ({ displayName, uri, tag, extra }) => {
        const params = Parameters.of([
          ["tag", tag],
          ["x", extra],
        ]);
        const back = parsed(printNameAddress({ displayName, uri, tag, params }));
        expect(back).toMatchObject({ displayName, uri, tag });
        expect(back.params.get("x")).toBe(extra);
      }),
    );
  });

  test("any text is read or refused", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        for (const each of [text, `"${text}" <sip:a@x>`, `<${text}>`, `<sip:a@x>;${text}`])
          parseNameAddress(each);
      }),
    );
  });
});
