import { formatTimestamp } from "@porchlight/documents";
import type { Instant } from "@porchlight/kernel";

/** How people and times are called. */
export interface Naming {
  /** A watcher, by a URI: how the user knows it, else its address. */
  readonly nameOf: (uri: string) => string;
  readonly timeOf: (at: Instant) => string;
}

export const PLAIN_NAMING: Naming = {
  nameOf: (uri) => uri.replace(/^sips?:/i, ""),
  timeOf: (at) => formatTimestamp(at).replace(".000Z", "Z"),
};

/** Names told one by one. */
const MOST_NAMES = 8;

/** `Bob`, `Bob and Carol`, `Bob, Carol and 12 more`. */
export function enumerated(names: readonly string[]): string {
  const told = names.length > MOST_NAMES ? names.slice(0, MOST_NAMES - 1) : names;
  const parts = told.length < names.length ? [...told, `${names.length - told.length} more`] : told;
  const last = parts.at(-1) ?? "nobody";
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(", ")} and ${last}`;
}
