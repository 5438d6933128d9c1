import { formatTimestamp } from "@porchlight/documents";
import type { Instant } from "@porchlight/kernel";
import { ENGLISH } from "./english";
import type { RuleWords } from "./rule-words";

/** How people and times are called, and in which language. */
export interface Naming {
  /** A watcher, by a URI: how the user knows it, else its address. */
  readonly nameOf: (uri: string) => string;
  readonly timeOf: (at: Instant) => string;
  /** English when absent. */
  readonly words?: RuleWords | undefined;
}

export const PLAIN_NAMING: Naming = {
  nameOf: (uri) => uri.replace(/^sips?:/i, ""),
  timeOf: (at) => formatTimestamp(at).replace(".000Z", "Z"),
};

export const wordsOf = ({ words }: Naming): RuleWords => words ?? ENGLISH;

/** Names told one by one. */
const MOST_NAMES = 8;

/** `Bob`, `Bob and Carol`, `Bob, Carol and 12 more`. */
export function enumerated(names: readonly string[], words: RuleWords): string {
  const told = names.length > MOST_NAMES ? names.slice(0, MOST_NAMES - 1) : names;
  return words.enumerated(told, names.length - told.length);
}
