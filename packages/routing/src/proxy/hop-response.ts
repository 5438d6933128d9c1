import { displayName, type Frame, reasonPhrase, type SipResponse, splitList } from "@porchlight/sip-message";
import { type FieldChanges, type FieldToWrite, messageFrame } from "./message-text";

export interface ResponseChanges {
  /** Another status than the one that came: a lone 503 goes on as 500 (RFC 3261 section 16.7 step 6). */
  readonly status?: number;
  readonly changes?: FieldChanges;
  /** Values that are added below those that are there: challenges of other branches (section 16.7 step 7). */
  readonly added?: readonly FieldToWrite[];
}

/** The response as it goes on: our Via is off, the rest is as it was (RFC 3261 section 16.7 steps 3 and 9). */
export function forwardedResponse(response: SipResponse, changes: ResponseChanges = {}): Frame {
  const { status = response.status } = changes;
  const reason = status === response.status ? response.reason : reasonPhrase(status);
  return messageFrame(`SIP/2.0 ${status} ${reason}`, fieldsOf(response, changes), response.body);
}

function* fieldsOf(response: SipResponse, { added = [], changes }: ResponseChanges): Generator<FieldToWrite> {
  for (const via of viasBelowTop(response)) yield ["Via", via];
  for (const [name, value] of response.headers.entries()) {
    const canonical = name.toLowerCase();
    if (canonical === "via" || canonical === "content-length" || changes?.has(canonical)) continue;
    yield [name, value];
  }
  yield* added;
  for (const [name, values] of changes ?? []) for (const value of values) yield [displayName(name), value];
}

/** Via values after the first, row by row as they stand. */
export function viasBelowTop({ headers }: SipResponse): readonly string[] {
  const [first = "", ...others] = headers.raw("via");
  return [...splitList(first).slice(1), ...others];
}
