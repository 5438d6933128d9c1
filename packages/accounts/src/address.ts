import { fail, ok, type Result, type Saying } from "@porchlight/kernel";
import { parseSipUri } from "@porchlight/sip-message";
import { say } from "./sayings";

/** An address of record taken apart. */
export interface AccountAddress {
  /** `sip:user@domain`, domain in lower case. */
  readonly aor: string;
  readonly user: string;
  readonly domain: string;
}

const USER_LENGTH = 64;
const DOMAIN_LENGTH = 253;

/**
 * User parts that need no escape in a SIP URI and can stand unquoted in a path, a digest and a list: the unreserved
 * characters of RFC 3261 section 25.1 and `+`. Case counts.
 */
const USER = /^[A-Za-z0-9\-_.!~*'()+]+$/;

/** Host names (RFC 1123 section 2.1) in lower case: labels of letters, digits and inner hyphens. */
const DOMAIN = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*$/;

/** Reads `sip:user@domain` or `user@domain`, the domain in any case. */
export function parseAor(text: string): Result<AccountAddress, Saying> {
  const trimmed = text.trim();
  if (trimmed === "") return fail(say("is-empty"));
  const uri = parseSipUri(hasScheme(trimmed) ? trimmed : `sip:${trimmed}`);
  if (!uri.ok || uri.value.user === undefined || uri.value.scheme !== "sip")
    return fail(say("is-no-address"));
  const { user, host: domain, port, password, params, headers } = uri.value;
  if (port !== undefined || password !== undefined || params.size > 0 || headers.length > 0) {
    return fail(say("has-more-than-address"));
  }
  const problem = userProblem(user) ?? domainProblem(domain);
  return problem === undefined ? ok({ aor: `sip:${user}@${domain}`, user, domain }) : fail(problem);
}

/** Why a text cannot be a domain that is served; undefined when it can. Lower case is asked for. */
export function domainProblem(domain: string): Saying | undefined {
  return domain.length <= DOMAIN_LENGTH && DOMAIN.test(domain) ? undefined : say("has-no-host-name");
}

function userProblem(user: string): Saying | undefined {
  if (user === "") return say("has-no-user-part");
  if (user.length > USER_LENGTH) return say("has-long-user-part", { count: USER_LENGTH });
  if (user === "." || user === "..") return say("has-path-user-part");
  return USER.test(user) ? undefined : say("has-strange-user-part");
}

const hasScheme = (text: string): boolean => /^[a-z][a-z0-9+.-]{0,30}:/i.test(text) && !/^[^:]*@/.test(text);
