import type { AccountingStateField } from "@porchlight/admin-api";
import { expect, test } from "vitest";
import { say } from "../../words/testing/english";
import { hasSucceeded, outcomeText, troublesOf } from "./charging-words";

const well: AccountingStateField = {
  on: true,
  last: 10,
  oldest: 1,
  count: 10,
  waiting: 0,
  lost: 0,
  failing: false,
  gaps: [],
  readers: [],
  parked: [],
};
const at = "2030-01-01T12:00:00Z";
const reader = {
  reader: "diameter",
  target: "aaa://cdf.test",
  delivered: 8,
  behind: 2,
  standing: "down",
  since: at,
  reason: "no connection yet",
  said: { code: "reader-not-connected", places: {} },
  retryAt: null,
  missed: 0,
} as const;

test.each<[Partial<AccountingStateField>, readonly string[]]>([
  [{}, []],
  [{ failing: true }, ["Records cannot be written at present; they wait in memory."]],
  [{ gaps: [{ from: 3, to: 4, at }] }, ["Some numbers have no record: see Delivery."]],
  [{ readers: [reader] }, ["Diameter Rf is behind by 2 records."]],
  [{ readers: [{ ...reader, standing: "up" }] }, []],
  [
    { readers: [{ ...reader, behind: 0, missed: 1 }] },
    ["Diameter Rf missed 1 record, deleted before they were sent."],
  ],
])("%o", (more, troubles) => {
  expect(troublesOf({ ...well, ...more }, say)).toEqual(troubles);
});

test.each([
  [{ status: 200, failure: null }, "200", true],
  [{ status: 408, failure: "timeout" }, "No answer", false],
  [{ status: 503, failure: "transport" }, "Not reached", false],
  [{ status: 403, failure: null }, "403", false],
] as const)("%o", (record, text, succeeded) => {
  expect([outcomeText(record, say), hasSucceeded(record)]).toEqual([text, succeeded]);
});
