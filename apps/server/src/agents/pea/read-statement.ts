import { type PresenceStatementField, presenceStatementSchema } from "@porchlight/admin-api";
import { buildPresence, type PresenceStatement } from "@porchlight/documents";
import type { AgentOrder } from "@porchlight/engine";
import { fail, type Instant, instant, ok, type Result } from "@porchlight/kernel";
import { checkBody } from "../../admin/http/validate";
import { type Problem, refuseInEnglish } from "../../admin/problem";

export const PIDF_TYPE = "application/pidf+xml";
export const JSON_TYPE = "application/json";

/** What a body says, as it is published. */
export interface Statement {
  readonly change: AgentOrder["change"];
  /** When it stops to be so by its own words; undefined when it does not say. */
  readonly until: Instant | undefined;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { fatal: true });

/** Reads a body of either type. PIDF is checked where it is published. */
export function readStatement(
  mediaType: string,
  body: Uint8Array,
  presentity: string,
  now: Instant,
): Result<Statement, Problem> {
  if (mediaType === PIDF_TYPE) return ok({ change: put(body), until: undefined });
  const value = jsonOf(body);
  if (value === undefined) return refuseInEnglish("malformed-body", "is not JSON in UTF-8", "body");
  const checked = checkBody(presenceStatementSchema, value.json);
  if (!checked.ok) return fail(checked.error);
  const { until } = checked.value;
  const document = buildPresence(statementOf(checked.value, presentity, now));
  return ok({ change: put(encoder.encode(document)), until: timeOf(until) });
}

const put = (body: Uint8Array): AgentOrder["change"] => ({ kind: "put", contentType: PIDF_TYPE, body });

function jsonOf(body: Uint8Array): { readonly json: unknown } | undefined {
  try {
    return { json: JSON.parse(decoder.decode(body)) };
  } catch {
    return undefined;
  }
}

const timeOf = (text: string | undefined): Instant | undefined =>
  text === undefined ? undefined : instant(Date.parse(text));

function statementOf(said: PresenceStatementField, entity: string, now: Instant): PresenceStatement {
  const { basic, contact, activities, mood, place, note, lang, willingness, from, until } = said;
  const ofPerson = [activities, mood, place, note, willingness].some((part) => part !== undefined);
  return {
    entity,
    tupleId: basic === undefined ? undefined : "service",
    basic,
    contact,
    personId: ofPerson ? "person" : undefined,
    activities,
    mood,
    place,
    note,
    lang,
    overridingWillingness: willingness,
    during: { from: timeOf(from), until: timeOf(until) },
    timestamp: now,
  };
}
