import type {
  CallOutput,
  DecidedWatcher,
  Operations,
  UndecidedWatcher,
  WatcherDecision,
} from "@porchlight/admin-api";
import { shortUri, visibleText } from "@porchlight/ui";
import type { Say } from "~/words/say";
import { saidText } from "../../api/said-text";

export interface DecisionWords {
  /** On its button. */
  readonly label: string;
  /** What it means for the watcher. */
  readonly meaning: string;
}

export const decisionWordsOf = (say: Say): Readonly<Record<WatcherDecision, DecisionWords>> => ({
  allow: { label: say("approvals.allow"), meaning: say("approvals.seesWhatTheRulesShow") },
  "polite-block": {
    label: say("approvals.blockPolitely"),
    meaning: say("approvals.isShownSomebodyWhoIsNever"),
  },
  block: { label: say("approvals.block"), meaning: say("approvals.isToldThatItMayNot") },
});

export type DecisionAnswer = CallOutput<Operations["decideWatchers"]>;

/** Who and whom a decision is about. */
export type WatcherPair = Pick<UndecidedWatcher, "presentity" | "watcher">;

/** What came of a decision, in one or two sentences. */
export function outcomeText(
  decision: WatcherDecision,
  { items }: Pick<DecisionAnswer, "items">,
  say: Say,
): string {
  const of = (outcome: DecidedWatcher["outcome"]) => items.filter((item) => item.outcome === outcome);
  const [decided, unchanged, refused] = [of("decided"), of("unchanged"), of("refused")];
  return [
    decided.length === 0 ? "" : decidedText(decision, decided, say),
    unchanged.length === 0 ? "" : sentenceOf("unchanged", unchanged, say),
    refused.length === 0
      ? ""
      : say("approvals.outcomes.refused", {
          ...subjectOf(refused, say),
          reason: saidText(refused[0]?.said, refused[0]?.reason ?? "", say),
        }),
  ]
    .filter(Boolean)
    .join(" ");
}

function decidedText(decision: WatcherDecision, decided: readonly DecidedWatcher[], say: Say): string {
  const [first] = decided;
  const whom = decided.length === 1 && first !== undefined ? name(first.presentity) : undefined;
  if (decision === "polite-block" || whom === undefined) return sentenceOf(decision, decided, say);
  return say(`approvals.outcomes.${decision}-whom`, { ...subjectOf(decided, say), whom });
}

const sentenceOf = (
  outcome: WatcherDecision | "unchanged",
  items: readonly WatcherPair[],
  say: Say,
): string => say(`approvals.outcomes.${outcome}`, subjectOf(items, say));

/** Who it is about, and how many they are. */
const subjectOf = (items: readonly WatcherPair[], say: Say) => ({
  count: items.length,
  watchers:
    items.length === 1 && items[0] !== undefined
      ? name(items[0].watcher)
      : say("approvals.manyWatchers", { count: items.length }),
});

const name = (uri: string): string => visibleText(shortUri(uri), 100);
