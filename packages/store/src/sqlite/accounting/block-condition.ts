import type { RecordFilter } from "@porchlight/accounting";
import type { Condition } from "./record-condition";

/** Blocks that may have records of a filter. */
export function blockCondition({ event, method, since, source, until, user }: RecordFilter): Condition {
  const parts: Condition[] = [];
  if (method !== undefined) parts.push({ sql: `${blockMethod} = ?`, args: [method] });
  if (event !== undefined) parts.push({ sql: `"event" = ?`, args: [event] });
  if (source !== undefined) parts.push({ sql: `"source" = ?`, args: [source] });
  if (since !== undefined) parts.push({ sql: `"endsAt" >= ?`, args: [since] });
  if (until !== undefined) parts.push({ sql: `"startsAt" < ?`, args: [until] });
  // The address as it stands in the entries: a string of JSON.
  if (user !== undefined)
    parts.push({ sql: `("caller" = ? OR instr("entries", ?) > 0)`, args: [user, JSON.stringify(user)] });
  return joined(parts);
}

/** Entries of such blocks that are records of the filter. */
export function entryCondition({ outcome, since, until, user }: RecordFilter): Condition {
  const parts: Condition[] = [];
  if (user !== undefined) parts.push({ sql: `("caller" = ? OR ${called} = ?)`, args: [user, user] });
  if (outcome !== undefined)
    parts.push({ sql: `${outcome === "success" ? "" : "NOT "}${entrySucceeded}`, args: [] });
  if (since !== undefined) parts.push({ sql: `${answeredAt} >= ?`, args: [since] });
  if (until !== undefined) parts.push({ sql: `${answeredAt} < ?`, args: [until] });
  return joined(parts);
}

export const blockMethod = `("common" ->> 'method')`;
const called = `(value ->> 0)`;
const answeredAt = `("startsAt" + (value ->> 3))`;

export const entrySucceeded = `((value ->> 4) BETWEEN 200 AND 299)`;
export const entryOctets = `(value ->> 5)`;

const joined = (parts: readonly Condition[]): Condition => ({
  sql: ["true", ...parts.map(({ sql }) => sql)].join(" AND "),
  args: parts.flatMap(({ args }) => args),
});
