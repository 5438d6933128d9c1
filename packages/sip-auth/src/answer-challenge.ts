import type { Hasher } from "@porchlight/kernel";
import { type Parameter, parseChallenge, printCredentials } from "@porchlight/sip-message";
import { computeResponse, type DigestAlgorithm, digestHa1, parseAlgorithm, type Qop } from "./digest";

export interface DigestAnswerInput {
  readonly username: string;
  readonly password: string;
  /** When given, challenges of other realms are not answered: they would get a hash of the password for the asking. */
  readonly realm?: string;
  readonly method: string;
  readonly uri: string;
  /** How often the nonce has been used, this use included. */
  readonly nc: number;
  readonly cnonce: string;
  /** Algorithms understood; all when absent. */
  readonly algorithms?: readonly DigestAlgorithm[];
  /** For `auth-int`; empty when absent. */
  readonly body?: Uint8Array;
}

const everyAlgorithm: readonly DigestAlgorithm[] = ["SHA-512-256", "SHA-256", "MD5"];

/**
 * The client's side: the value of Authorization, or Proxy-Authorization, that answers the topmost challenge of our
 * realm that is understood (RFC 8760 section 2.4); undefined when none is.
 */
export function answerChallenge(
  hasher: Hasher,
  challengeValues: readonly string[],
  input: DigestAnswerInput,
): string | undefined {
  const understood = input.algorithms ?? everyAlgorithm;
  for (const value of challengeValues) {
    const parsed = parseChallenge(value);
    if (!parsed.ok || parsed.value.scheme !== "digest") continue;
    const { params } = parsed.value;
    const algorithm = parseAlgorithm(params.get("algorithm"));
    const realm = params.get("realm");
    const nonce = params.get("nonce");
    const qop = chooseQop(params.get("qop"));
    if (algorithm === undefined || !understood.includes(algorithm) || qop === "unsupported") continue;
    if (realm === undefined || nonce === undefined) continue;
    if (input.realm !== undefined && input.realm !== realm) continue;
    return answer(hasher, { realm, nonce, algorithm, qop, opaque: params.get("opaque") }, input);
  }
  return undefined;
}

interface UnderstoodChallenge {
  readonly realm: string;
  readonly nonce: string;
  readonly algorithm: DigestAlgorithm;
  readonly qop: Qop | undefined;
  readonly opaque: string | undefined;
}

function answer(hasher: Hasher, challenge: UnderstoodChallenge, input: DigestAnswerInput): string {
  const { realm, nonce, algorithm, qop, opaque } = challenge;
  const { username, password, method, uri, cnonce, body = new Uint8Array(0) } = input;
  const nc = input.nc.toString(16).padStart(8, "0");
  const ha1 = digestHa1(hasher, algorithm, username, realm, password);
  const response = computeResponse(hasher, { algorithm, ha1, nonce, method, uri, qop, nc, cnonce, body });
  const parameters: Parameter[] = [
    quoted("username", username),
    quoted("realm", realm),
    quoted("nonce", nonce),
    quoted("uri", uri),
    quoted("response", response),
    token("algorithm", algorithm),
  ];
  if (qop !== undefined) parameters.push(token("qop", qop), token("nc", nc), quoted("cnonce", cnonce));
  if (opaque !== undefined) parameters.push(quoted("opaque", opaque));
  return printCredentials("Digest", parameters);
}

const quoted = (name: string, value: string): Parameter => ({ name, value, quoted: true });
const token = (name: string, value: string): Parameter => ({ name, value, quoted: false });

function chooseQop(offered: string | undefined): Qop | undefined | "unsupported" {
  if (offered === undefined) return undefined;
  const options = offered.split(",").map((option) => option.trim().toLowerCase());
  if (options.includes("auth")) return "auth";
  return options.includes("auth-int") ? "auth-int" : "unsupported";
}
