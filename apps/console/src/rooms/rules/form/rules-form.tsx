"use client";
import type { PresenceRule } from "@porchlight/documents";
import { withRuleAdded, withRuleChanged, withRuleRemoved } from "@porchlight/policy";
import { Button, EmptyState } from "@porchlight/ui";
import type { XmlDocument } from "@porchlight/xml";
import { Plus } from "lucide-react";
import { useSay } from "~/words/words-provider";
import { newRule } from "../draft/rule-parts";
import type { Offers } from "./condition-editor";
import { RuleCard } from "./rule-card";

export interface RulesFormProps extends Offers {
  readonly document: XmlDocument;
  readonly rules: readonly PresenceRule[];
  readonly readOnly: boolean;
  /** Names of the rules that are unfolded. */
  readonly unfolded: ReadonlySet<string>;
  readonly onFold: (id: string, unfolded: boolean) => void;
  /** With the whole text, in which only what was changed is another one. */
  readonly onChange: (text: string) => void;
}

/** A document of rules as a form. */
export function RulesForm({
  document,
  rules,
  readOnly,
  unfolded,
  onFold,
  onChange,
  ...offers
}: RulesFormProps) {
  const say = useSay();
  const add = () => {
    const rule = newRule(rules);
    onFold(rule.id, true);
    onChange(withRuleAdded(document, rule));
  };
  return (
    <>
      {rules.length === 0 ? (
        <EmptyState title={say("rules.thereAreNoRules")}>{say("rules.nobodyIsLetInUntilThere")}</EmptyState>
      ) : (
        <ul aria-label={say("parts.rules")} className="flex flex-col gap-2">
          {rules.map((rule, index) => (
            <RuleCard
              // biome-ignore lint/suspicious/noArrayIndexKey: the name of a rule can be changed
              key={index}
              {...offers}
              rule={rule}
              rules={rules}
              readOnly={readOnly}
              isOpen={unfolded.has(rule.id)}
              onToggle={() => onFold(rule.id, !unfolded.has(rule.id))}
              onChange={(changed) => {
                if (changed.id !== rule.id) onFold(changed.id, true);
                onChange(withRuleChanged(document, rule, changed));
              }}
              onRemove={() => onChange(withRuleRemoved(document, rule))}
            />
          ))}
        </ul>
      )}
      {readOnly ? null : (
        <Button className="self-start" onClick={add}>
          <Plus aria-hidden="true" /> {say("rules.addARule")}
        </Button>
      )}
    </>
  );
}
