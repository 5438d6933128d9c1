import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type CertificateNames, domainIdentities, isCertifiedFor } from "./domain-identities";

const certificate = (names: Partial<CertificateNames>): CertificateNames => ({
  hasAlternatives: (names.uris ?? names.dnsNames) !== undefined,
  uris: [],
  dnsNames: [],
  commonName: undefined,
  ...names,
});

describe("COR-073 the SIP domains in a certificate", () => {
  test.each<[string, Partial<CertificateNames>, readonly string[]]>([
    ["a sip URI without a user", { uris: ["sip:example.com"] }, ["example.com"]],
    ["the scheme and the host in any case", { uris: ["SIP:Example.COM"] }, ["example.com"]],
    ["the host alone of a URI with a port and parameters", { uris: ["sip:a.test:5061;lr"] }, ["a.test"]],
    ["several", { uris: ["sip:a.test", "sip:b.test", "sip:A.test"] }, ["a.test", "b.test"]],
    ["a URI goes before DNS names", { uris: ["sip:a.test"], dnsNames: ["b.test"] }, ["a.test"]],
    ["a user is no domain", { uris: ["sip:alice@a.test"] }, []],
    [
      "DNS names, when the URI names a user",
      { uris: ["sip:alice@a.test"], dnsNames: ["b.test"] },
      ["b.test"],
    ],
    [
      "DNS names, when the scheme is another",
      { uris: ["sips:a.test", "https://a.test"], dnsNames: ["b.test"] },
      ["b.test"],
    ],
    ["DNS names, when the URI is none", { uris: ["sip:", "sip:a b"], dnsNames: ["b.test"] }, ["b.test"]],
    ["DNS names", { dnsNames: ["A.test", "b.test"], commonName: "c.test" }, ["a.test", "b.test"]],
    ["the common name without alternatives", { commonName: "C.test" }, ["c.test"]],
    ["not beside alternatives of another kind", { hasAlternatives: true, commonName: "c.test" }, []],
    ["not when it is no DNS name", { commonName: "Example Ltd" }, []],
    ["not when it is an address", { commonName: "192.0.2.1" }, []],
    ["nothing", {}, []],
  ])("%s", (_, names, identities) => {
    expect(domainIdentities(certificate(names))).toEqual(identities);
  });
});

describe("COR-073 whether a certificate is for a domain", () => {
  test.each<[string, string, boolean]>([
    ["example.com", "example.com", true],
    ["EXAMPLE.com", "example.COM", true],
    ["example.com.", "example.com", true],
    ["foo.example.com", "example.com", false],
    ["example.com", "foo.example.com", false],
    ["foo.example.com", "*.example.com", false],
    ["foo.example.com", ".example.com", false],
    ["*.example.com", "*.example.com", true],
    ["example.com", "example.com\u0000.evil.test", false],
    ["\u212Aelvin.test", "kelvin.test", false],
    ["", "", false],
  ])("%s by %s: %s", (domain, name, is) => {
    expect(isCertifiedFor(domain, domainIdentities(certificate({ dnsNames: [name] })))).toBe(is);
  });
});

const label = fc.stringMatching(/^[a-z][a-z0-9]{0,8}$/);
const domainName = fc.array(label, { minLength: 1, maxLength: 4 }).map((labels) => labels.join("."));
const anyCase = (name: string) =>
  fc
    .array(fc.boolean(), { minLength: name.length, maxLength: name.length })
    .map((upper) => [...name].map((letter, at) => (upper[at] ? letter.toUpperCase() : letter)).join(""));

test("COR-073 a certificate is for the names it has, in any case, and for no other", () => {
  const cases = fc
    .tuple(fc.array(domainName, { minLength: 1, maxLength: 4 }), domainName)
    .chain(([names, other]) => fc.tuple(fc.constant(names), fc.constant(other), anyCase(names[0] ?? "")));
  fc.assert(
    fc.property(cases, fc.boolean(), ([names, other, shouted], byUri) => {
      const found = domainIdentities(
        certificate(byUri ? { uris: names.map((name) => `sip:${name}`) } : { dnsNames: names }),
      );
      expect(isCertifiedFor(shouted, found)).toBe(true);
      expect(isCertifiedFor(other, found)).toBe(names.includes(other));
      expect(isCertifiedFor(`x.${shouted}`, found)).toBe(names.includes(`x.${shouted.toLowerCase()}`));
    }),
  );
});

test("COR-073 no names of any kind make it fail, and every identity found is one of them", () => {
  const texts = fc.array(
    fc.oneof(
      fc.string(),
      fc.webUrl(),
      domainName.map((name) => `sip:${name}`),
    ),
  );
  fc.assert(
    fc.property(
      texts,
      texts,
      fc.option(fc.string(), { nil: undefined }),
      fc.boolean(),
      (uris, dnsNames, commonName, hasAlternatives) => {
        const found = domainIdentities({ uris, dnsNames, commonName, hasAlternatives });
        for (const identity of found) {
          expect(isCertifiedFor(identity, found)).toBe(identity !== "");
          expect([...uris, ...dnsNames, commonName ?? ""].join("\n").toLowerCase()).toContain(
            identity.toLowerCase(),
          );
        }
      },
    ),
  );
});
