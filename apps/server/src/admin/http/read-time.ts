import { type Instant, instant } from "@porchlight/kernel";

/** The instant of an ISO 8601 time that the contract has let through. */
export const readTime = (text: string): Instant => instant(Date.parse(text));
