import { after } from "@porchlight/kernel";
import { describe, expect, test } from "vitest";
import { causeCode, csvHeader, csvRow, jsonLine, matchesFilter, type RecordFilter } from "../src/index";
import { NOON, sampleRecord } from "./samples";

test("PRV-046 one record as CSV", () => {
  const list = { uri: "sip:friends@office.test", members: 3 };
  const row = csvRow({ number: 7, record: sampleRecord({ list, failure: "timeout", status: 408 }) });
  const names = csvHeader.trimEnd().split(",");
  const cells = row.trimEnd().split(",");
  expect(Object.fromEntries(names.map((name, index) => [name, cells[index]]))).toMatchObject({
    number: "7",
    time: "2026-01-05T12:00:00.250Z",
    requestTime: "2026-01-05T12:00:00.243Z",
    method: "PUBLISH",
    event: "presence",
    expires: "3600",
    status: "408",
    cause: "408",
    failure: "timeout",
    contentLength: "300",
    list: "sip:friends@office.test",
    listMembers: "3",
  });
});

test.each([
  ["a,b", '"a,b"'],
  ['say "hi"', '"say ""hi"""'],
  ["two\r\nlines", '"two\r\nlines"'],
  ["=HYPERLINK(1)", "'=HYPERLINK(1)"],
  ["+1", "'+1"],
  ["@x", "'@x"],
])("PRV-046 what came from outside is a cell and no formula: %s", (session, cell) => {
  expect(csvRow({ number: 1, record: sampleRecord({ session }) })).toContain(`,${cell},`);
});

test("PRV-046 one record as a line of JSON", () => {
  const line = jsonLine({ number: 7, record: sampleRecord({ isAnonymous: true }) });
  expect(line.endsWith("}\n")).toBe(true);
  expect(JSON.parse(line)).toMatchObject({ number: 7, caller: "sip:alice@office.test", anonymous: true });
});

test.each([
  [{}, -1],
  [{ method: "SUBSCRIBE", action: "end" }, -2],
  [{ status: 204 }, -1],
  [{ status: 412 }, 412],
  [{ status: 408, failure: "timeout" }, 408],
  [{ method: "SUBSCRIBE", action: "end", status: 481 }, 481],
] as const)("PRV-043 cause of %o", (more, cause) => {
  expect(causeCode(sampleRecord(more))).toBe(cause);
});

describe("filter", () => {
  const record = sampleRecord({ method: "SUBSCRIBE", caller: "sip:bob@office.test", status: 403 });
  test.each<[RecordFilter, boolean]>([
    [{}, true],
    [{ user: "sip:bob@office.test" }, true],
    [{ user: "sip:alice@office.test" }, true],
    [{ user: "sip:carol@office.test" }, false],
    [{ event: "presence" }, true],
    [{ event: "dialog" }, false],
    [{ method: "SUBSCRIBE", outcome: "failure" }, true],
    [{ outcome: "success" }, false],
    [{ source: "core" }, false],
    [{ since: NOON, until: after(NOON, 1) }, true],
    [{ until: NOON }, false],
    [{ since: after(NOON, 1) }, false],
  ])("PRV-046 %o: %s", (filter, expected) => {
    expect(matchesFilter({ number: 1, record }, filter)).toBe(expected);
  });
});
