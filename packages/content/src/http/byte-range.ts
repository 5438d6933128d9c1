import { parseDate } from "@porchlight/sip-message";
import { matchesStrongly, parseTagCondition } from "./entity-tags";
import type { Validators } from "./preconditions";

/** Octets from `first` to `last`, both counted from 0 and included. */
export interface ByteRange {
  readonly first: number;
  readonly last: number;
}

/** The part of a representation that is asked for: all of it, a range, or one that it does not have. */
export type RangeWish = ByteRange | "all" | "unsatisfiable";

/** Reads a Range field (RFC 9110 section 14.2). Several ranges, other units and what cannot be read ask for all. */
export function readRange(field: string | undefined, octets: number): RangeWish {
  const [, from, to] = /^bytes=\s*(\d{0,15})-(\d{0,15})\s*$/i.exec(field ?? "") ?? [];
  if (from === undefined || to === undefined || (from === "" && to === "")) return "all";
  if (from === "") return suffix(Number(to), octets);
  const first = Number(from);
  const last = to === "" ? octets - 1 : Number(to);
  if (to !== "" && last < first) return "all";
  return first >= octets ? "unsatisfiable" : { first, last: Math.min(last, octets - 1) };
}

const suffix = (length: number, octets: number): RangeWish =>
  length === 0 || octets === 0 ? "unsatisfiable" : { first: Math.max(0, octets - length), last: octets - 1 };

/** Whether If-Range lets a range be sent: the representation is the one the client has a part of (RFC 9110 section 13.1.5). */
export function isRangeCurrent(ifRange: string | undefined, { etag, modifiedAt }: Validators): boolean {
  if (ifRange === undefined) return true;
  const tags = parseTagCondition(ifRange);
  if (tags !== undefined) return tags !== "*" && matchesStrongly(tags, etag);
  const at = parseDate(ifRange);
  return at !== undefined && modifiedAt !== undefined && Math.floor(modifiedAt / 1000) * 1000 === at;
}
