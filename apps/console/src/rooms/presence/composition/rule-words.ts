import type { CompositionRuleField } from "@porchlight/admin-api";
import type { Say } from "~/words/say";

interface RuleWords {
  readonly short: string;
  readonly long: string;
}

/** The rules of composition in plain words. */
export const ruleWordsOf = (say: Say): Readonly<Record<CompositionRuleField, RuleWords>> => ({
  alone: { short: say("presence.oneSource"), long: say("presence.onlyOneSourceSaysIt") },
  united: { short: say("presence.united"), long: say("presence.severalSourcesSayItAndNothing") },
  newest: {
    short: say("presence.newestCounts"),
    long: say("presence.severalSourcesSayItAndDiffer"),
  },
  apart: {
    short: say("presence.keptApart"),
    long: say("presence.itDiffersFromAnotherOneOf"),
  },
});
