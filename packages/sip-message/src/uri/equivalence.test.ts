import { describe, expect, test } from "vitest";
import { accepted } from "../../test/outcomes";
import { parseUri } from "./any-uri";
import { equivalentSipUris } from "./equivalence";
import { identityKey, sameIdentity } from "./identity";
import { parseSipUri } from "./sip-uri";

const equivalent = (one: string, other: string): boolean =>
  equivalentSipUris(accepted(parseSipUri(one)), accepted(parseSipUri(other)));
const identical = (one: string, other: string): boolean =>
  sameIdentity(accepted(parseUri(one)), accepted(parseUri(other)));

describe("V-16 comparison of SIP URIs", () => {
  const rows = [
    ["sip:bob@Example.COM", "sip:bob@example.com", true, true],
    ["sip:Bob@example.com", "sip:bob@example.com", false, false],
    ["sip:%62ob@example.com", "sip:bob@example.com", true, true],
    ["sip:bob@example.com:5060", "sip:bob@example.com", false, true],
    ["sip:bob@example.com;transport=tcp", "sip:bob@example.com", false, true],
    ["sip:bob@example.com;foo=1", "sip:bob@example.com", true, true],
    ["sips:bob@example.com", "sip:bob@example.com", false, false],
    ["sip:alice@example.com;gr=x1", "sip:alice@example.com", true, true],
    ["sip:bob@example.com;user=phone", "sip:bob@example.com", false, true],
    ["sip:bob@example.com;maddr=192.0.2.1", "sip:bob@example.com", false, false],
    ["sip:bob@example.com?Subject=x", "sip:bob@example.com", false, false],
  ] as const;

  for (const [one, other, isEquivalent, isSame] of rows) {
    test(`V-16 ${one} and ${other}`, () => {
      expect([equivalent(one, other), equivalent(other, one)]).toEqual([isEquivalent, isEquivalent]);
      expect([identical(one, other), identical(other, one)]).toEqual([isSame, isSame]);
    });
  }
});

describe("V-16 comparison over schemes", () => {
  const rows = [
    ["pres:bob@example.com", "sip:bob@example.com", false],
    ["sip:+15551234@example.com;user=phone", "tel:+15551234", false],
    ["tel:+1-555-1234", "tel:+15551234", true],
    ["tel:+15551234;ext=1", "tel:+15551234", false],
    ["tel:5551234;phone-context=example.com", "tel:+15551234", false],
    ["tel:+15551234;ext=1-2;isub=3", "tel:+15551234;isub=3;EXT=12", true],
    ["tel:5551234;phone-context=Example.com", "tel:555-1234;phone-context=example.com", true],
    ["pres:bob@EXAMPLE.com", "pres:b%6fb@example.com", true],
  ] as const;

  for (const [one, other, isSame] of rows) {
    test(`V-16 ${one} and ${other}`, () => expect(identical(one, other)).toBe(isSame));
  }

  test("V-16 maddr, headers and unknown schemes are no identity", () => {
    for (const text of [
      "sip:bob@example.com;maddr=192.0.2.1",
      "sip:bob@example.com?Subject=x",
      "urn:x:y",
      "im:a@b?c=d",
    ]) {
      expect(identityKey(accepted(parseUri(text))), text).toBeUndefined();
    }
    expect(identityKey(accepted(parseUri("sips:Bob@EXAMPLE.com:5061;x")))).toBe("sips:Bob@example.com");
  });
});

describe("examples of RFC 3261 section 19.1.4", () => {
  test("COR-030 equivalent", () => {
    const pairs = [
      ["sip:%61lice@atlanta.com;transport=TCP", "sip:alice@AtLanTa.CoM;Transport=tcp"],
      ["sip:carol@chicago.com", "sip:carol@chicago.com;newparam=5"],
      ["sip:carol@chicago.com", "sip:carol@chicago.com;security=on"],
      ["sip:carol@chicago.com;newparam=5", "sip:carol@chicago.com;security=on"],
      [
        "sip:biloxi.com;transport=tcp;method=REGISTER?to=sip:bob%40biloxi.com",
        "sip:biloxi.com;method=REGISTER;transport=tcp?to=sip:bob%40biloxi.com",
      ],
      [
        "sip:alice@atlanta.com?subject=project%20x&priority=urgent",
        "sip:alice@atlanta.com?priority=urgent&subject=project%20x",
      ],
    ] as const;
    for (const [one, other] of pairs) expect(equivalent(one, other), one).toBe(true);
  });

  test("COR-030 not equivalent", () => {
    const pairs = [
      ["SIP:ALICE@AtLanTa.CoM;Transport=udp", "sip:alice@AtLanTa.CoM;Transport=UDP"],
      ["sip:bob@biloxi.com", "sip:bob@biloxi.com:5060"],
      ["sip:bob@biloxi.com", "sip:bob@biloxi.com;transport=udp"],
      ["sip:bob@biloxi.com", "sip:bob@biloxi.com:6000;transport=tcp"],
      ["sip:carol@chicago.com", "sip:carol@chicago.com?Subject=next%20meeting"],
      ["sip:bob@phone21.boxesbybob.com", "sip:bob@192.0.2.4"],
      ["sip:carol@chicago.com;security=on", "sip:carol@chicago.com;security=off"],
    ] as const;
    for (const [one, other] of pairs) expect(equivalent(one, other), one).toBe(false);
  });
});
