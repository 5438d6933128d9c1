import { fail, ok, type Result } from "@porchlight/kernel";
import type { RulesInForce } from "@porchlight/policy";
import { randomToken } from "../support/random-id";
import type { XdmClient } from "../xdm/xdm-client";
import type { XdmFailure } from "../xdm/xdm-failure";
import { readSeenBy, type SeenBy } from "./seen-by";

/** For which moment to ask. */
export interface SeenWhen {
  /** Milliseconds since the Unix epoch; now when left out. */
  readonly at?: number | undefined;
  /** In place of the published one. */
  readonly sphere?: string | undefined;
}

const path = "/api/v1/self/as-seen-by/";

/** Asks the server how somebody sees the user. */
export async function askSeenBy(
  xdm: XdmClient,
  watcher: string,
  { at, sphere }: SeenWhen = {},
): Promise<Result<SeenBy, XdmFailure>> {
  const query = new URLSearchParams({
    ...(at === undefined ? {} : { at: new Date(at).toISOString() }),
    ...(sphere === undefined ? {} : { sphere }),
  }).toString();
  const target = `${path}${encodeURIComponent(watcher)}${query === "" ? "" : `?${query}`}`;
  const answer = await xdm.getBeside(target, "application/json");
  const seen = answer.ok ? readSeenBy(answer.value) : undefined;
  if (!answer.ok) return answer;
  return seen === undefined ? fail({ kind: "unreadable-answer" }) : ok(seen);
}

/**
 * What holds where there are no rules, learnt by asking about somebody of the own domain and somebody of another one whom
 * nobody knows.
 */
export async function askDefaultHandling(
  xdm: XdmClient,
): Promise<Result<RulesInForce["defaultHandling"], XdmFailure>> {
  const name = `anybody.${randomToken(6)}`;
  const domain = xdm.xui.slice(xdm.xui.lastIndexOf("@") + 1);
  const [own, other] = await Promise.all([
    askSeenBy(xdm, `sip:${name}@${domain}`),
    askSeenBy(xdm, `sip:${name}@elsewhere.invalid`),
  ]);
  if (!own.ok) return own;
  if (!other.ok) return other;
  return ok({ ownDomain: own.value.handling, others: other.value.handling });
}
