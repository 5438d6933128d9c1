import type { IncomingMessage } from "node:http";
import { ASSERTED_IDENTITIES, ASSERTED_OPERATOR, readIdentity } from "./asserted-identity";
import type { Caller } from "./caller";
import type { DigestLogin } from "./digest-login";
import { type FindOperator, operatorLogin } from "./operator-login";
import type { CallerVerdict } from "./verdict";

export interface CallerAuthentication {
  readonly digest: DigestLogin;
  readonly findOperator: FindOperator;
  /** Whether an address of record is that of an account that may use the service. */
  readonly isActive: (aor: string) => boolean;
}

/** A request as far as authentication goes. */
export interface Approach {
  readonly request: IncomingMessage;
  /** Of the client. */
  readonly address: string;
  /** It comes from an aggregation proxy of ours, whose word counts. */
  readonly isVouchedFor: boolean;
  /** Domain of the user whose documents are asked for. */
  readonly domain: string | undefined;
}

/**
 * Who asks: the word of a trusted proxy, else an operator's token or session, else Digest. Asserted identities from
 * anybody else are as good as absent.
 */
export async function authenticateCaller(
  approach: Approach,
  parts: CallerAuthentication,
): Promise<CallerVerdict> {
  const verdict = assertedCaller(approach, parts) ?? (await ownCaller(approach, parts));
  return verdict.kind === "known" ? withIntendedIdentity(approach, verdict.caller) : verdict;
}

async function ownCaller(approach: Approach, parts: CallerAuthentication): Promise<CallerVerdict> {
  const { request, address, domain } = approach;
  const authorization = request.headersDistinct.authorization ?? [];
  const isDigest = authorization.some((field) => /^digest\s/i.test(field));
  const operator = isDigest ? undefined : await operatorLogin(request, address, parts.findOperator);
  if (operator !== undefined) return operator;
  const { method = "", url = "" } = request;
  return parts.digest.login({ method, url, authorization, domain, address });
}

function assertedCaller(
  { request: { headers }, isVouchedFor, address }: Approach,
  { isActive }: CallerAuthentication,
): CallerVerdict | undefined {
  if (!isVouchedFor) return undefined;
  const operator = headers[ASSERTED_OPERATOR];
  if (typeof operator === "string" && operator !== "") {
    const actor = { actor: operator.slice(0, 200), address };
    return { kind: "known", caller: { kind: "operator", actor, mayWrite: true } };
  }
  const field = ASSERTED_IDENTITIES.map((name) => headers[name]).find((value) => value !== undefined);
  if (field === undefined) return undefined;
  const aor = readIdentity(field);
  return aor !== undefined && isActive(aor)
    ? { kind: "known", caller: { kind: "user", aor } }
    : { kind: "forbidden", reason: "The asserted identity is none of this server." };
}

/** TS 24.109: a user may ask under an identity of its own alone, and accounts have one. */
function withIntendedIdentity({ request }: Approach, caller: Caller): CallerVerdict {
  const intended = request.headers["x-3gpp-intended-identity"];
  if (intended === undefined || (caller.kind === "user" && readIdentity(intended) === caller.aor)) {
    return { kind: "known", caller };
  }
  return { kind: "forbidden", reason: "The intended identity is not yours." };
}
