import { parseAcceptRange, splitList } from "@porchlight/sip-message";
import { EXTERNAL_TYPE, RELATED_TYPE } from "./published-part";

/** Whether an Accept names what a NOTIFY with parts needs. Ranges such as any type at all do not count: old clients send them. */
export function takesParts(accept: string | undefined): boolean {
  if (accept === undefined) return false;
  const named = new Set(splitList(accept).map(nameOf));
  return named.has(RELATED_TYPE) && named.has(EXTERNAL_TYPE);
}

function nameOf(value: string): string | undefined {
  const range = parseAcceptRange(value);
  return range.ok && range.value.q > 0 ? `${range.value.type}/${range.value.subtype}` : undefined;
}
