import type { X509Certificate } from "node:crypto";
import { type CertificateNames, domainIdentities } from "@porchlight/routing";

/** The SIP domains that a certificate is for (RFC 5922 section 7.1). Whether it holds is another question. */
export const identitiesOf = (certificate: X509Certificate): readonly string[] =>
  domainIdentities(certificateNames(certificate));

function certificateNames(certificate: X509Certificate): CertificateNames {
  const alternatives = parseAlternatives(certificate.subjectAltName ?? "");
  const valuesOf = (kind: string) => alternatives.flatMap(([name, value]) => (name === kind ? [value] : []));
  const { CN } = certificate.toLegacyObject().subject ?? {};
  return {
    hasAlternatives: certificate.subjectAltName !== undefined,
    uris: valuesOf("URI"),
    dnsNames: valuesOf("DNS"),
    // Several make an array.
    commonName: typeof CN === "string" ? CN : undefined,
  };
}

/**
 * Reads `subjectAltName` as Node writes it: `DNS:a.test, URI:sip:a.test`, a value in quotes as JSON where it has
 * characters that would be taken for something else. Stops at what it cannot read.
 */
export function parseAlternatives(text: string): readonly (readonly [kind: string, value: string])[] {
  const found: [string, string][] = [];
  const entry = /([A-Za-z ]+):("(?:[^"\\]|\\.)*"|[^,"]*)(?:, |$)/y;
  for (let match = entry.exec(text); match !== null; match = entry.exec(text)) {
    const [whole, kind = "", value = ""] = match;
    if (whole === "") break;
    found.push([kind, value.startsWith('"') ? String(JSON.parse(value)) : value]);
    if (entry.lastIndex === text.length) break;
  }
  return found;
}
