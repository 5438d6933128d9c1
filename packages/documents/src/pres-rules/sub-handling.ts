/** What becomes of a subscription, the least that can be granted first (RFC 5025 section 3.2.1). */
export const SUB_HANDLINGS = ["block", "confirm", "polite-block", "allow"] as const;

export type SubHandling = (typeof SUB_HANDLINGS)[number];

/** The one of two that grants more. */
export const leastRestrictive = (one: SubHandling, other: SubHandling): SubHandling =>
  SUB_HANDLINGS.indexOf(one) < SUB_HANDLINGS.indexOf(other) ? other : one;
