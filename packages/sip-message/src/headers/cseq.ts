import { fail, ok, type Result, type Saying } from "@porchlight/kernel";
import { limits } from "../parse/limits";
import { say } from "../sayings";
import { endOfToken, skipSpace } from "../text/characters";
import { parseDecimal } from "../text/decimal";

/** RFC 3261 section 20.16. */
export interface CSeq {
  /** 0 to 2^32 - 1. Below 2^31 in requests that start a sequence (section 8.1.1.5). */
  readonly number: number;
  /** Case-sensitive. */
  readonly method: string;
}

export const largestCSeq = 0xffff_ffff;

export function parseCSeq(text: string): Result<CSeq, Saying> {
  const numberEnd = endOfToken(text, 0);
  const number = parseDecimal(text, largestCSeq, 0, numberEnd);
  if (number === undefined) return fail(say("sip-cseq-out-of-range", { least: 0, most: largestCSeq }));
  const methodStart = skipSpace(text, numberEnd);
  const methodEnd = endOfToken(text, methodStart);
  if (methodStart === numberEnd || methodEnd === methodStart) return fail(say("sip-cseq-without-method"));
  if (methodEnd !== text.length || methodEnd - methodStart > limits.methodLength)
    return fail(say("sip-cseq-method-malformed"));
  return ok({ number, method: text.slice(methodStart, methodEnd) });
}

export const printCSeq = ({ number, method }: CSeq): string => `${number} ${method}`;
