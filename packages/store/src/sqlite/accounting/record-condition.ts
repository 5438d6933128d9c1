import type { RecordFilter } from "@porchlight/accounting";

/** A condition on records as SQL with its parameters. */
export interface Condition {
  readonly sql: string;
  readonly args: readonly (string | number)[];
}

export function recordCondition(filter: RecordFilter): Condition {
  const { user, event, method, source, outcome, since, until } = filter;
  const parts: Condition[] = [];
  const isText = (column: string, value: string | undefined): void => {
    if (value !== undefined) parts.push({ sql: `"${column}" = ?`, args: [value] });
  };
  if (user !== undefined) parts.push(eitherParty(user));
  isText("event", event);
  isText("method", method);
  isText("source", source);
  if (outcome !== undefined)
    parts.push({ sql: `${outcome === "success" ? "" : "NOT "}${succeeded}`, args: [] });
  if (since !== undefined) parts.push({ sql: `"at" >= ?`, args: [since] });
  if (until !== undefined) parts.push({ sql: `"at" < ?`, args: [until] });
  return {
    sql: ["true", ...parts.map(({ sql }) => sql)].join(" AND "),
    args: parts.flatMap(({ args }) => args),
  };
}

export const succeeded = `("status" BETWEEN 200 AND 299)`;

/** As the indexes are: that of called parties has those that are not the caller. */
const eitherParty = (user: string): Condition => ({
  sql: `("caller" = ? OR ("called" = ? AND "called" <> "caller"))`,
  args: [user, user],
});
