import { fail, ok, type Result } from "@porchlight/kernel";
import { endOfToken, skipSpace } from "../text/characters";
import { parseDeltaSeconds } from "./expires";
import { type Parameters, parseParameters } from "./parameters";

/** RFC 3261 section 20.33. */
export interface RetryAfter {
  readonly seconds: number;
  /** How long the server will be there again, in seconds. */
  readonly durationSeconds: number | undefined;
  readonly params: Parameters;
}

export function parseRetryAfter(text: string): Result<RetryAfter, string> {
  const numberEnd = endOfToken(text, 0);
  const seconds = parseDeltaSeconds(text.slice(0, numberEnd));
  if (seconds === undefined) return fail("malformed Retry-After");
  const commentEnd = endOfComment(text, skipSpace(text, numberEnd));
  if (commentEnd === -1) return fail("unclosed comment");
  const params = parseParameters(text, commentEnd);
  if (!params.ok) return fail(`Retry-After: ${params.error.text}`);
  const duration = params.value.get("duration");
  return ok({
    seconds,
    durationSeconds: duration === undefined ? undefined : parseDeltaSeconds(duration),
    params: params.value,
  });
}

export const printRetryAfter = (seconds: number): string => String(Math.max(0, Math.ceil(seconds)));

/** Index after the comment that opens at `at`; `at` itself when none does, -1 when it never closes. */
function endOfComment(text: string, at: number): number {
  if (text.charCodeAt(at) !== 0x28) return at;
  let depth = 0;
  for (let index = at; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === 0x5c) index++;
    else if (code === 0x28) depth++;
    else if (code === 0x29 && --depth === 0) return index + 1;
  }
  return -1;
}
