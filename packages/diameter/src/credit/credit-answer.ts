import type { Avp } from "../codec/avp";
import { RESULT_CODE } from "../dictionary/base";
import {
  CC_MONEY,
  CC_SERVICE_SPECIFIC_UNITS,
  CHECK_BALANCE_RESULT,
  DIRECT_DEBITING_FAILURE_HANDLING,
  GRANTED_SERVICE_UNIT,
  type RequestedAction,
} from "../dictionary/credit-control";
import { results } from "../dictionary/numbers";

/** What a CCA means for the service (RFC 8506 sections 6 and 9). */
export type CreditVerdict =
  | { readonly kind: "granted"; readonly isFree: boolean }
  | { readonly kind: "refused"; readonly resultCode: number }
  /** The server did nothing: another one may be asked, once. */
  | { readonly kind: "undelivered"; readonly resultCode: number };

const noCredit = 1;

export function judgeCreditAnswer(answer: readonly Avp[], action: RequestedAction): CreditVerdict {
  const resultCode = RESULT_CODE.in(answer) ?? results.unableToComply;
  switch (resultCode) {
    case results.success:
      return isGiven(answer, action) ? { kind: "granted", isFree: false } : { kind: "refused", resultCode };
    case results.creditControlNotApplicable:
      return { kind: "granted", isFree: true };
    case results.unableToDeliver:
    case results.tooBusy:
      return { kind: "undelivered", resultCode };
    default:
      return { kind: "refused", resultCode };
  }
}

/** Units of a debit are named; a grant of none is none. */
function isGiven(answer: readonly Avp[], action: RequestedAction): boolean {
  switch (action) {
    case "checkBalance":
      return CHECK_BALANCE_RESULT.in(answer) !== noCredit;
    case "directDebiting": {
      const granted = GRANTED_SERVICE_UNIT.in(answer);
      if (granted === undefined) return false;
      const units = CC_SERVICE_SPECIFIC_UNITS.in(granted);
      return units === undefined ? CC_MONEY.in(granted) !== undefined : units > 0n;
    }
    case "refundAccount":
      return true;
  }
}

/** What becomes of a debit that nobody answers (RFC 8506 section 8.15); undefined where the answer does not say. */
export function failureHandlingOf(answer: readonly Avp[]): "buffer" | "continue" | undefined {
  const value = DIRECT_DEBITING_FAILURE_HANDLING.in(answer);
  if (value === 0) return "buffer";
  return value === 1 ? "continue" : undefined;
}
