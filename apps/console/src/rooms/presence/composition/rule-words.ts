import type { CompositionRuleField, PresenceComponent } from "@porchlight/admin-api";

interface RuleWords {
  readonly short: string;
  readonly long: string;
}

/** The rules of composition in plain words. */
export const RULE_WORDS: Readonly<Record<CompositionRuleField, RuleWords>> = {
  alone: { short: "One source", long: "Only one source says it." },
  united: { short: "United", long: "Several sources say it and nothing they say differs: they became one." },
  newest: {
    short: "Newest counts",
    long: "Several sources say it and differ: what was said last counts, the rest does not.",
  },
  apart: {
    short: "Kept apart",
    long: "It differs from another one of the same kind, so both stay, side by side.",
  },
};

export const KIND_WORDS: Readonly<Record<PresenceComponent["kind"], string>> = {
  person: "Person",
  tuple: "Service",
  device: "Device",
  document: "Beside them",
};
