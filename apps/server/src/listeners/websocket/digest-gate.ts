import { createHmac, timingSafeEqual } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { type Clock, fail, type Hasher, type IdSource, ok, type Result } from "@porchlight/kernel";
import { type DigestAlgorithm, DigestAuthenticator, type KnownUser } from "@porchlight/sip-auth";
import type { HandshakeRefusal } from "./handshake";
import type { HandshakeGate, HandshakeHeaders } from "./handshake-gate";

export interface DigestGateOptions {
  readonly clock: Clock;
  readonly hasher: Hasher;
  readonly ids: IdSource;
  /** Signs nonces and cookies. */
  readonly secret: string;
  readonly realm: string;
  readonly order: readonly DigestAlgorithm[];
  readonly lookup: (username: string) => KnownUser | undefined;
}

const cookieName = "porchlight_sip";
const cookieSeconds = 12 * 3600;

/**
 * Lets in handshakes with HTTP Digest credentials of an account, or with the cookie that an earlier one got; others are
 * answered 401 (RFC 7118 section 7).
 */
export function digestGate(options: DigestGateOptions): HandshakeGate {
  const { clock, hasher, ids, lookup, order, realm } = options;
  const secret = hasher.hmacSha256Hex(options.secret, "websocket handshake");
  const authenticator = new DigestAuthenticator({ hasher, ids, secret });
  return (request) => {
    const now = clock();
    const user = cookieUser(request.headers.cookie, secret, now);
    if (user !== undefined && lookup(user)?.disabled === false) return ok([]);
    const verdict = authenticator.verify({
      method: "GET",
      authorization: request.headers.authorization === undefined ? [] : [request.headers.authorization],
      realm,
      acceptsUri: (uri) => uri === request.url,
      lookup,
      now,
    });
    if (verdict.kind === "authenticated") return ok(granted(request, verdict.username, secret, now));
    if (verdict.kind === "malformed") return fail({ status: 400, reason: "malformed credentials" });
    const challenges = authenticator.challenges(realm, order, verdict.stale, now);
    return unauthorized(challenges);
  };
}

function granted(request: IncomingMessage, user: string, secret: string, now: number): HandshakeHeaders {
  const secure = "encrypted" in request.socket && request.socket.encrypted === true ? "; Secure" : "";
  const value = signedCookie(user, now + cookieSeconds * 1000, secret);
  return [
    ["Set-Cookie", `${cookieName}=${value}; Max-Age=${cookieSeconds}; HttpOnly; SameSite=Strict${secure}`],
  ];
}

const unauthorized = (challenges: readonly string[]): Result<never, HandshakeRefusal> =>
  fail({
    status: 401,
    reason: "credentials are needed",
    headers: challenges.map((challenge) => ["WWW-Authenticate", challenge] as const),
  });

/** `user.expiry.signature`, the user in base64url. */
function signedCookie(user: string, expiresAt: number, secret: string): string {
  const text = `${Buffer.from(user).toString("base64url")}.${expiresAt}`;
  return `${text}.${signature(text, secret)}`;
}

function cookieUser(header: string | undefined, secret: string, now: number): string | undefined {
  const cookie = header
    ?.split(";", 64)
    .map((part) => part.trim())
    .find((part) => part.startsWith(`${cookieName}=`));
  const [user, expiresAt, given, ...rest] = cookie?.slice(cookieName.length + 1).split(".") ?? [];
  if (user === undefined || expiresAt === undefined || given === undefined || rest.length > 0)
    return undefined;
  if (!isSame(given, signature(`${user}.${expiresAt}`, secret)) || !(Number(expiresAt) > now))
    return undefined;
  return Buffer.from(user, "base64url").toString("utf8");
}

const signature = (text: string, secret: string): string =>
  createHmac("sha256", secret).update(text).digest("base64url");

function isSame(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}
