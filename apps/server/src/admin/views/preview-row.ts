import type { PresencePreview } from "@porchlight/event-packages";
import { saidIn } from "@porchlight/kernel";
import { type ConditionEvidence, sentenceOf, wordingOf } from "@porchlight/policy";

/** What a watcher sees and why, as the API shows it. Documents are left out for roles that see structure only. */
export function previewRow({ explanation, full, shown }: PresencePreview, content: boolean) {
  const { decision, rules, handlingFrom, grants } = explanation;
  const sentence = sentenceOf(explanation);
  return {
    sentence: sentence.text,
    said: saidIn(sentence),
    handling: decision.handling,
    basis: decision.basis,
    decidedBy: [...handlingFrom],
    rules: rules.map(({ id, matches, handling, conditions }) => ({
      id,
      matches,
      handling: handling ?? null,
      conditions: conditions.map(conditionRow),
    })),
    grants: grants.map(({ grant, rules: from }) => ({ grant, rules: [...from] })),
    contentWithheld: !content,
    full: content ? full : null,
    shown: content ? (shown ?? null) : null,
  };
}

function conditionRow({ kind, holds, because }: ConditionEvidence) {
  const words = wordingOf(because);
  return { kind, holds, because: words.text, said: saidIn(words) };
}
