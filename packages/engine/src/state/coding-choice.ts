import type { ContentCoding } from "@porchlight/kernel";
import { acceptsCoding, splitList } from "@porchlight/sip-message";

/** How the bodies of a subscription are compressed. */
export interface CodingChoice {
  readonly coding: ContentCoding;
  /** Those too that gain nothing: the watcher takes no other. */
  readonly isForced: boolean;
}

/** Codings that bodies can be sent in, the one preferred between equals first. */
const CODINGS: readonly ContentCoding[] = ["gzip", "deflate"];

/**
 * What an Accept-Encoding value asks for (RFC 3261 section 20.2): undefined for bodies as they are, `none` where it takes
 * neither those nor a coding that can be sent.
 */
export function chooseCoding(acceptEncoding: string): CodingChoice | undefined | "none" {
  if (acceptEncoding === "") return undefined;
  const values = splitList(acceptEncoding);
  const identity = acceptsCoding(values, "identity");
  let best: ContentCoding | undefined;
  let bestWeight = 0;
  for (const coding of CODINGS) {
    const weight = acceptsCoding(values, coding) ?? 0;
    if (weight <= bestWeight) continue;
    best = coding;
    bestWeight = weight;
  }
  if (best === undefined) return identity === 0 ? "none" : undefined;
  return bestWeight < (identity ?? 0) ? undefined : { coding: best, isForced: identity === 0 };
}

/** What a record asks for, as far as it can be given by now. */
export function recordedCoding(acceptEncoding: string): CodingChoice | undefined {
  const choice = chooseCoding(acceptEncoding);
  return choice === "none" ? undefined : choice;
}
