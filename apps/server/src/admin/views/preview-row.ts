import type { PresencePreview } from "@porchlight/event-packages";
import { sentenceOf, wordingOf } from "@porchlight/policy";

/** What a watcher sees and why, as the API shows it. Documents are left out for roles that see structure only. */
export function previewRow({ explanation, full, shown }: PresencePreview, content: boolean) {
  const { decision, rules, handlingFrom, grants } = explanation;
  return {
    sentence: sentenceOf(explanation),
    handling: decision.handling,
    basis: decision.basis,
    decidedBy: [...handlingFrom],
    rules: rules.map(({ id, matches, handling, conditions }) => ({
      id,
      matches,
      handling: handling ?? null,
      conditions: conditions.map(({ kind, holds, because }) => ({
        kind,
        holds,
        because: wordingOf(because),
      })),
    })),
    grants: grants.map(({ grant, rules: from }) => ({ grant, rules: [...from] })),
    contentWithheld: !content,
    full: content ? full : null,
    shown: content ? (shown ?? null) : null,
  };
}
