export type DigestAlgorithm = "MD5" | "SHA-256";

/** A challenge we can answer (RFC 7616 §3.3). */
export interface DigestChallenge {
  readonly realm: string;
  readonly nonce: string;
  readonly algorithm: DigestAlgorithm;
  /** Absent when the server speaks RFC 2069. */
  readonly qop: "auth" | "auth-int" | undefined;
  readonly opaque: string | undefined;
  /** The nonce was too old; the password was not judged. */
  readonly stale: boolean;
}

const longestChallenge = 8192;

/**
 * The topmost challenge that we can answer (RFC 8760 §2.4), of those for `realm`. Challenges for another realm are
 * never answered: the answer would be made from the password for a party we were not told to trust.
 */
export function chooseChallenge(headerValues: readonly string[], realm: string): DigestChallenge | undefined {
  for (const value of headerValues) {
    const challenge = parseDigestChallenge(value);
    if (challenge?.realm === realm) return challenge;
  }
  return undefined;
}

/** Parses one WWW-Authenticate or Proxy-Authenticate value. Undefined for another scheme, algorithm or qop, or garbage. */
export function parseDigestChallenge(value: string): DigestChallenge | undefined {
  if (value.length > longestChallenge || !/^\s*digest\s/i.test(value)) return undefined;
  const parameters = parseParameters(value.trimStart().slice("digest".length));
  if (!parameters) return undefined;
  const realm = parameters.get("realm");
  const nonce = parameters.get("nonce");
  const algorithm = algorithmOf(parameters.get("algorithm"));
  const qop = qopOf(parameters.get("qop"));
  if (realm === undefined || nonce === undefined || !algorithm || qop === "unsupported") return undefined;
  const stale = parameters.get("stale")?.toLowerCase() === "true";
  return { realm, nonce, algorithm, qop, opaque: parameters.get("opaque"), stale };
}

function algorithmOf(value: string | undefined): DigestAlgorithm | undefined {
  const name = value?.toUpperCase() ?? "MD5";
  return name === "MD5" || name === "SHA-256" ? name : undefined;
}

function qopOf(value: string | undefined): "auth" | "auth-int" | undefined | "unsupported" {
  if (value === undefined) return undefined;
  const offered = value.split(",").map((option) => option.trim().toLowerCase());
  if (offered.includes("auth")) return "auth";
  return offered.includes("auth-int") ? "auth-int" : "unsupported";
}

const parameterPattern = /\s*([A-Za-z0-9!#$%&'*+.^_`|~-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,"]+))\s*(,|$)/y;

function parseParameters(text: string): ReadonlyMap<string, string> | undefined {
  const parameters = new Map<string, string>();
  parameterPattern.lastIndex = 0;
  while (parameterPattern.lastIndex < text.length) {
    const match = parameterPattern.exec(text);
    if (!match?.[1]) return undefined;
    const value = match[2] !== undefined ? match[2].replace(/\\(.)/g, "$1") : (match[3] ?? "");
    parameters.set(match[1].toLowerCase(), value);
  }
  return parameters;
}
