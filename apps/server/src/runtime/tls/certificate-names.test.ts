import { X509Certificate } from "node:crypto";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { TestAuthority, type TestNames } from "../../testing/test-authority";
import { identitiesOf, parseAlternatives } from "./certificate-names";

describe("COR-073 the alternative names as Node writes them", () => {
  test.each<[string, readonly (readonly [string, string])[]]>([
    ["", []],
    ["DNS:a.test", [["DNS", "a.test"]]],
    [
      "DNS:a.test, URI:sip:a.test, IP Address:192.0.2.1",
      [
        ["DNS", "a.test"],
        ["URI", "sip:a.test"],
        ["IP Address", "192.0.2.1"],
      ],
    ],
    ['DNS:"a.test, URI:sip:evil.test"', [["DNS", "a.test, URI:sip:evil.test"]]],
    [
      'URI:"sip:\\"a\\".test", DNS:b.test',
      [
        ["URI", 'sip:"a".test'],
        ["DNS", "b.test"],
      ],
    ],
    ["DNS:a.test, nonsense", [["DNS", "a.test"]]],
    ['DNS:"unfinished', []],
  ])("%s", (text, names) => {
    expect(parseAlternatives(text)).toEqual(names);
  });

  test("whatever is there, it comes to an end", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom("DNS", "URI", ":", '"', "\\", ", ", ",", "a.test", " "), { maxLength: 14 }),
        (parts) => {
          expect(() => parseAlternatives(parts.join(""))).not.toThrow();
        },
      ),
    );
  });
});

describe("COR-073 the domains of a certificate", () => {
  let authority: TestAuthority;
  beforeAll(async () => {
    authority = await TestAuthority.create();
  });

  test.each<[string, TestNames, readonly string[]]>([
    ["URIs go before DNS names", { uris: ["sip:a.test"], dnsNames: ["b.test"] }, ["a.test"]],
    ["DNS names where there is no such URI", { uris: ["https://c.test"], dnsNames: ["b.test"] }, ["b.test"]],
    ["the common name where there are no others", { commonName: "d.test" }, ["d.test"]],
    ["no user", { uris: ["sip:alice@a.test"] }, []],
    [
      "a name that says more than it is",
      { dnsNames: ["a.test, URI:sip:evil.test"] },
      ["a.test, uri:sip:evil.test"],
    ],
  ])("%s", async (_, names, domains) => {
    const { cert } = await authority.issuePems(names);
    expect(identitiesOf(new X509Certificate(cert))).toEqual(domains);
  });
});
