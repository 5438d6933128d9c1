import { parseSipUri } from "@porchlight/sip-message";

/** The names in a certificate that holds. */
export interface CertificateNames {
  /** Whether there is a subjectAltName at all, of whatever kind. */
  readonly hasAlternatives: boolean;
  /** URIs of subjectAltName. */
  readonly uris: readonly string[];
  /** DNS names of subjectAltName. */
  readonly dnsNames: readonly string[];
  /** CN of the subject; undefined when there is none or not one alone. */
  readonly commonName: string | undefined;
}

/** The SIP domains that a certificate is for, lower case (RFC 5922 section 7.1). */
export function domainIdentities(names: CertificateNames): readonly string[] {
  const { commonName, dnsNames, hasAlternatives, uris } = names;
  if (!hasAlternatives) return distinct(commonName === undefined ? [] : [commonName].filter(isDnsName));
  const ofUris = uris.map(domainOf).filter((domain) => domain !== undefined);
  return distinct(ofUris.length > 0 ? ofUris : dnsNames.filter((name) => name !== ""));
}

/** Whether a certificate with these identities is for a domain: as a whole, without wildcards (RFC 5922 section 7.2). */
export function isCertifiedFor(domain: string, identities: readonly string[]): boolean {
  const wanted = comparable(domain);
  return wanted !== "" && identities.some((identity) => comparable(identity) === wanted);
}

/** A `sip` URI without a user names a domain; every other URI something else. */
function domainOf(uri: string): string | undefined {
  if (uri.includes("@")) return undefined;
  const parsed = parseSipUri(uri);
  return parsed.ok && parsed.value.scheme === "sip" ? parsed.value.host : undefined;
}

function isDnsName(name: string): boolean {
  const labels = name.split(".");
  const isAddress = /^\d+$/.test(labels.at(-1) ?? "");
  return name.length <= 253 && !isAddress && labels.every((label) => /^[a-z0-9_-]{1,63}$/i.test(label));
}

const distinct = (names: readonly string[]): readonly string[] => [...new Set(names.map(comparable))];

/** Names are compared without case (RFC 4343); the root's dot says nothing. */
const comparable = (name: string): string => asciiLowerCase(name).replace(/\.$/, "");

const asciiLowerCase = (text: string): string => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
