import type { IsComposing } from "@porchlight/documents";

/** Until when the other side counts as writing (RFC 3994 §3.3); undefined while it does not. */
export type PeerWriting = number | undefined;

const fallBackSeconds = 120;
/** Whoever promises less often than every hour promises nothing. */
const longestRefreshSeconds = 3600;

export function heardStatus(
  { state, refreshSeconds = fallBackSeconds }: IsComposing,
  now: number,
): PeerWriting {
  return state === "active" ? now + Math.min(refreshSeconds, longestRefreshSeconds) * 1000 : undefined;
}

export const isWritingAt = (writing: PeerWriting, now: number): boolean =>
  writing !== undefined && now < writing;
