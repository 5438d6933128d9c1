import type {
  CallOutput,
  DecidedWatcher,
  Operations,
  UndecidedWatcher,
  WatcherDecision,
} from "@porchlight/admin-api";
import { shortUri, visibleText } from "@porchlight/ui";

export interface DecisionWords {
  /** On its button. */
  readonly label: string;
  /** What it means for the watcher. */
  readonly meaning: string;
}

export const DECISION_WORDS: Readonly<Record<WatcherDecision, DecisionWords>> = {
  allow: { label: "Allow", meaning: "Sees what the rules show." },
  "polite-block": {
    label: "Block politely",
    meaning: "Is shown somebody who is never there, and cannot tell the difference.",
  },
  block: { label: "Block", meaning: "Is told that it may not watch." },
};

export type DecisionAnswer = CallOutput<Operations["decideWatchers"]>;

/** Who and whom a decision is about. */
export type WatcherPair = Pick<UndecidedWatcher, "presentity" | "watcher">;

/** What came of a decision, in one or two sentences. */
export function outcomeText(decision: WatcherDecision, { items }: Pick<DecisionAnswer, "items">): string {
  const of = (outcome: DecidedWatcher["outcome"]) => items.filter((item) => item.outcome === outcome);
  const [decided, unchanged, refused] = [of("decided"), of("unchanged"), of("refused")];
  return [
    decided.length === 0 ? "" : decidedText(decision, decided),
    unchanged.length === 0 ? "" : `${watchers(unchanged)} ${is(unchanged)} decided on already.`,
    refused.length === 0 ? "" : `${watchers(refused)} ${is(refused)} not decided on: ${refused[0]?.reason}`,
  ]
    .filter(Boolean)
    .join(" ");
}

function decidedText(decision: WatcherDecision, decided: readonly DecidedWatcher[]): string {
  const [first] = decided;
  const whom = decided.length === 1 && first !== undefined ? ` ${name(first.presentity)}` : "";
  switch (decision) {
    case "allow":
      return `${watchers(decided)} may watch${whom}.`;
    case "polite-block":
      return `${watchers(decided)} ${is(decided)} blocked politely.`;
    case "block":
      return `${watchers(decided)} may not watch${whom}.`;
  }
}

const watchers = (items: readonly WatcherPair[]): string =>
  items.length === 1 && items[0] !== undefined ? name(items[0].watcher) : `${items.length} watchers`;

const is = ({ length }: readonly unknown[]): string => (length === 1 ? "is" : "are");

const name = (uri: string): string => visibleText(shortUri(uri), 100);
