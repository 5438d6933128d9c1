"use client";
import type { RuleEvidenceField } from "@porchlight/admin-api";
import { Badge, cn, Untrusted } from "@porchlight/ui";
import { Check, X } from "lucide-react";
import { saidText } from "~/api/said-text";
import { useSay } from "~/words/words-provider";

export interface RuleListProps {
  readonly rules: readonly RuleEvidenceField[];
  /** Ids of the rules that gave the decision. */
  readonly decidedBy: readonly string[];
}

/** Every rule, with the conditions that hold and those that do not. */
export function RuleList({ rules, decidedBy }: RuleListProps) {
  const say = useSay();
  if (rules.length === 0) return <p className="text-text-muted">{say("presence.noRuleWasAsked")}</p>;
  return (
    <ul
      aria-label={say("parts.rules")}
      className="divide-y divide-line rounded-md border border-line bg-surface"
    >
      {rules.map((rule, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rules of several documents may share an id
        <li key={index} className="flex flex-col gap-1 px-4 py-2.5">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <Untrusted text={rule.id} className="break-all font-mono text-sm" />
            {rule.matches ? (
              <Badge tone="ok">{say("presence.holds")}</Badge>
            ) : (
              <Badge>{say("presence.doesNotHold")}</Badge>
            )}
            <span className="text-sm text-text-muted">
              {rule.handling === null
                ? say("presence.decidesNothing")
                : say(`parts.handlingWords.${rule.handling}`)}
            </span>
            {decidedBy.includes(rule.id) && rule.matches ? (
              <span className="ml-auto font-medium text-sm">{say("presence.decides")}</span>
            ) : null}
          </div>
          <Conditions rule={rule} />
        </li>
      ))}
    </ul>
  );
}

function Conditions({ rule: { conditions } }: { readonly rule: RuleEvidenceField }) {
  const say = useSay();
  if (conditions.length === 0)
    return <p className="text-sm text-text-muted">{say("presence.forEverybody")}</p>;
  return (
    <ul className="flex flex-col gap-0.5">
      {conditions.map(({ kind, holds, because, said }, index) => {
        const Mark = holds ? Check : X;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: two conditions of a rule may say the same
          <li key={index} className="flex items-start gap-2 text-sm">
            <Mark
              aria-hidden="true"
              className={cn("mt-0.5 size-4 shrink-0", holds ? "text-ok" : "text-danger")}
            />
            <span className="min-w-0 break-words">
              <span className="sr-only">{holds ? say("presence.holds2") : say("presence.doesNotHold2")}</span>
              <span className="font-mono text-text-muted">{kind}</span>{" "}
              <Untrusted text={saidText(said, because, say)} />
            </span>
          </li>
        );
      })}
    </ul>
  );
}
