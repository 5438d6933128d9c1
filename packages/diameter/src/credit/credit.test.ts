import { instant } from "@porchlight/kernel";
import { describe, expect, test } from "vitest";
import type { Avp } from "../codec/avp";
import { RESULT_CODE } from "../dictionary/base";
import {
  CC_SERVICE_SPECIFIC_UNITS,
  CHECK_BALANCE_RESULT,
  DIRECT_DEBITING_FAILURE_HANDLING,
  GRANTED_SERVICE_UNIT,
  type RequestedAction,
} from "../dictionary/credit-control";
import { failureHandlingOf, judgeCreditAnswer } from "./credit-answer";
import { creditRequest } from "./credit-request";

const result = (code: number, ...more: Avp[]): readonly Avp[] => [RESULT_CODE.of(code), ...more];
const units = (count: bigint): Avp => GRANTED_SERVICE_UNIT.of([CC_SERVICE_SPECIFIC_UNITS.of(count)]);

describe("answers of a credit server", () => {
  test.each<[string, RequestedAction, readonly Avp[], string]>([
    ["debit, one unit granted", "directDebiting", result(2001, units(1n)), "granted"],
    ["debit, no unit granted", "directDebiting", result(2001, units(0n)), "refused"],
    ["debit, nothing said of units", "directDebiting", result(2001), "refused"],
    ["balance, enough", "checkBalance", result(2001, CHECK_BALANCE_RESULT.of(0)), "granted"],
    ["balance, no credit", "checkBalance", result(2001, CHECK_BALANCE_RESULT.of(1)), "refused"],
    ["credit control not applicable", "directDebiting", result(4011), "granted"],
    ["credit limit reached", "directDebiting", result(4012), "refused"],
    ["service denied", "checkBalance", result(4010), "refused"],
    ["user unknown", "directDebiting", result(5030), "refused"],
    ["rating failed", "directDebiting", result(5031), "refused"],
    ["unable to deliver", "directDebiting", result(3002), "undelivered"],
    ["too busy", "checkBalance", result(3004), "undelivered"],
    ["refund", "refundAccount", result(2001), "granted"],
    ["no result at all", "directDebiting", [], "refused"],
  ])("PRV-064 %s", (_, action, answer, expected) => {
    expect(judgeCreditAnswer(answer, action).kind).toBe(expected);
  });

  test("PRV-064 Direct-Debiting-Failure-Handling is read where it is said", () => {
    expect(failureHandlingOf([])).toBeUndefined();
    expect(failureHandlingOf([DIRECT_DEBITING_FAILURE_HANDLING.of(0)])).toBe("buffer");
    expect(failureHandlingOf([DIRECT_DEBITING_FAILURE_HANDLING.of(1)])).toBe("continue");
  });
});

test("PRV-049 a CCR has the AVPs of a one-time event, Session-Id first", () => {
  const codes = creditRequest(
    {
      sessionId: "ps;1;2",
      action: "directDebiting",
      subscriber: "sip:a@b",
      service: 1,
      units: 1,
      at: instant(0),
    },
    { host: "ps", realm: "b", product: "p", stateId: 1, accounting: false, creditControl: true },
    "b",
    "32260@3gpp.org",
  ).map(({ code }) => code);
  expect(codes).toEqual([263, 264, 296, 283, 258, 461, 416, 415, 1, 278, 55, 443, 439, 436, 437]);
});
