import type { RecordFilter } from "@porchlight/accounting";

/** A condition on records as SQL with its parameters. */
export interface Condition {
  readonly sql: string;
  readonly args: readonly (string | number)[];
}

/** Numbers whose entries lie together in the indexes of both parties, which have them by the quotient of this power of two. */
const runBits = 10;
export const runLength = 2 ** runBits;

/** A statement for each of both, which the table answers without being read. */
const runOf = (which: "min" | "max"): string =>
  `(SELECT ${which}("number") >> ${runBits} FROM "charging_record")`;

/** The first and the last run in which somebody is looked for. */
export const everyRun: Condition = {
  sql: `(SELECT ${runOf("min")} AS "n", ${runOf("max")} AS "last")`,
  args: [],
};

/** @param runs of numbers in which a user is looked for */
export function recordCondition(filter: RecordFilter, runs: Condition): Condition {
  const { user, event, method, source, outcome, since, until } = filter;
  const parts: Condition[] = [];
  const isText = (column: string, value: string | undefined): void => {
    if (value !== undefined) parts.push({ sql: `"${column}" = ?`, args: [value] });
  };
  if (user !== undefined) parts.push(eitherParty(user, runs));
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
const eitherParty = (user: string, runs: Condition): Condition => ({
  sql: [
    `"number" IN (WITH RECURSIVE "run" AS (SELECT * FROM ${runs.sql}`,
    `UNION ALL SELECT "n" + 1, "last" FROM "run" WHERE "n" < "last")`,
    inRuns("charging_record_caller_idx", `"caller" = ?`),
    "UNION ALL",
    inRuns("charging_record_called_idx", `"called" = ? AND "called" <> "caller")`),
  ].join(" "),
  args: [...runs.args, user, user],
});

const inRuns = (index: string, condition: string): string =>
  `SELECT "number" FROM "run" CROSS JOIN "charging_record" INDEXED BY "${index}" WHERE "number" >> ${runBits} = "n" AND ${condition}`;
