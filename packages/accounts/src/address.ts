import { fail, ok, type Result } from "@porchlight/kernel";
import { parseSipUri } from "@porchlight/sip-message";

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

/** Reads `sip:user@domain` or `user@domain`, the domain in any case. The error is a reason in words. */
export function parseAor(text: string): Result<AccountAddress, string> {
  const trimmed = text.trim();
  if (trimmed === "") return fail("is empty");
  const uri = parseSipUri(hasScheme(trimmed) ? trimmed : `sip:${trimmed}`);
  if (!uri.ok || uri.value.user === undefined || uri.value.scheme !== "sip") return fail(NOT_AN_ADDRESS);
  const { user, host: domain, port, password, params, headers } = uri.value;
  if (port !== undefined || password !== undefined || params.size > 0 || headers.length > 0) {
    return fail("has more than a user and a domain");
  }
  const problem = userProblem(user) ?? domainProblem(domain);
  return problem === undefined ? ok({ aor: `sip:${user}@${domain}`, user, domain }) : fail(problem);
}

/** Why a text cannot be a domain that is served; undefined when it can. Lower case is asked for. */
export function domainProblem(domain: string): string | undefined {
  return domain.length <= DOMAIN_LENGTH && DOMAIN.test(domain)
    ? undefined
    : "has a domain that is not a host name";
}

function userProblem(user: string): string | undefined {
  if (user === "") return "has no user part";
  if (user.length > USER_LENGTH) return `has a user part longer than ${USER_LENGTH} characters`;
  if (user === "." || user === "..") return "has a user part that is a path";
  return USER.test(user)
    ? undefined
    : "has a user part with characters other than letters, digits and -_.!~*'()+";
}

const NOT_AN_ADDRESS = "is not an address such as sip:erin@office.test";

const hasScheme = (text: string): boolean => /^[a-z][a-z0-9+.-]{0,30}:/i.test(text) && !/^[^:]*@/.test(text);
