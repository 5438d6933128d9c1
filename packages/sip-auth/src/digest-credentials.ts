import { fail, ok, type Result } from "@porchlight/kernel";
import { type Parameters, parseCredentials } from "@porchlight/sip-message";
import { type DigestAlgorithm, parseAlgorithm, type Qop } from "./digest";

const longestField = 8192;
const mostFields = 16;

/** Digest credentials that are complete and well-formed (RFC 7616 section 3.4). */
export interface DigestCredentials {
  readonly username: string;
  readonly nonce: string;
  readonly uri: string;
  readonly response: string;
  /** Undefined for an algorithm we do not know. */
  readonly algorithm: DigestAlgorithm | undefined;
  readonly qop: Qop | undefined;
  /** As sent, eight hexadecimal digits; empty without qop. */
  readonly nc: string;
  readonly cnonce: string;
}

export type ReadCredentials =
  /** No digest credentials: no field at all, or other schemes. */
  | { readonly kind: "none" }
  | { readonly kind: "foreign-realm"; readonly username: string }
  | { readonly kind: "malformed"; readonly reason: string }
  | { readonly kind: "digest"; readonly credentials: DigestCredentials };

/** Finds the credentials for `realm` among the values of all Authorization fields of a request. */
export function readCredentials(values: readonly string[], realm: string): ReadCredentials {
  let foreign: string | undefined;
  for (const value of values.slice(0, mostFields)) {
    if (!isDigest(value)) continue;
    if (value.length > longestField) return malformed("credentials too long");
    const parsed = parseCredentials(value);
    if (!parsed.ok) return malformed(parsed.error);
    const { params } = parsed.value;
    if (params.get("realm") === realm) return readDigest(params);
    foreign ??= params.get("username") ?? "";
  }
  return foreign === undefined ? none : { kind: "foreign-realm", username: foreign };
}

function readDigest(params: Parameters): ReadCredentials {
  const username = usernameOf(params);
  if (!username.ok) return malformed(username.error);
  const nonce = params.get("nonce");
  const uri = params.get("uri");
  const response = params.get("response");
  if (nonce === undefined || uri === undefined || response === undefined)
    return malformed("incomplete credentials");
  const protection = protectionOf(params);
  if (!protection.ok) return malformed(protection.error);
  const algorithm = parseAlgorithm(params.get("algorithm"));
  const credentials = { username: username.value, nonce, uri, response, algorithm, ...protection.value };
  return { kind: "digest", credentials };
}

/** `username` or `username*`, never both (RFC 7616 section 3.4). */
function usernameOf(params: Parameters): Result<string, string> {
  const plain = params.get("username");
  const extended = params.get("username*");
  if (plain !== undefined && extended !== undefined) return fail("username and username* together");
  if (plain !== undefined) return ok(plain);
  if (extended === undefined) return fail("no username");
  const decoded = decodeExtended(extended);
  return decoded === undefined ? fail("malformed username*") : ok(decoded);
}

/** `UTF-8''` and percent-encoded octets (RFC 8187 section 3.2.1). */
function decodeExtended(text: string): string | undefined {
  const [charset, , encoded, ...rest] = text.split("'");
  if (charset?.toUpperCase() !== "UTF-8" || encoded === undefined || rest.length > 0) return undefined;
  try {
    return decodeURIComponent(encoded);
  } catch {
    return undefined;
  }
}

function protectionOf(params: Parameters): Result<Pick<DigestCredentials, "qop" | "nc" | "cnonce">, string> {
  const written = params.get("qop");
  const nc = params.get("nc");
  if (nc !== undefined && !/^[0-9a-fA-F]{8}$/.test(nc)) return fail("nc is not eight hexadecimal digits");
  if (written === undefined) return ok({ qop: undefined, nc: "", cnonce: "" });
  const qop = written.toLowerCase();
  if (qop !== "auth" && qop !== "auth-int") return fail("unknown qop");
  const cnonce = params.get("cnonce");
  if (nc === undefined || cnonce === undefined) return fail("qop without nc or cnonce");
  return ok({ qop, nc, cnonce });
}

const isDigest = (value: string): boolean => /^[ \t]*digest[ \t]/i.test(value);

const malformed = (reason: string): ReadCredentials => ({ kind: "malformed", reason });

const none: ReadCredentials = { kind: "none" };
