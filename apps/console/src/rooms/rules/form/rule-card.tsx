"use client";
import { type PresenceRule, SUB_HANDLINGS } from "@porchlight/documents";
import { Badge, Button, cn, Select, Untrusted } from "@porchlight/ui";
import { ChevronRight, Trash2 } from "lucide-react";
import { useId } from "react";
import { HandlingBadge } from "~/parts/handling-badge";
import type { Say } from "~/words/say";
import { useSay } from "~/words/words-provider";
import {
  CONDITION_KINDS,
  handlingOf,
  idFault,
  newCondition,
  withHandling,
  withoutPart,
  withPart,
} from "../draft/rule-parts";
import { ruleWords } from "../words/condition-words";
import { AddMenu } from "./add-menu";
import { CommitField } from "./commit-field";
import { ConditionEditor, type Offers } from "./condition-editor";
import { PartFrame } from "./part-frame";
import { ShownEditor } from "./shown-editor";
import { UnknownPartText } from "./unknown-part";

export interface RuleCardProps extends Offers {
  readonly rule: PresenceRule;
  readonly rules: readonly PresenceRule[];
  readonly isOpen: boolean;
  readonly readOnly: boolean;
  readonly onToggle: () => void;
  readonly onChange: (rule: PresenceRule) => void;
  readonly onRemove: () => void;
}

/** One rule: whom it is for and what it decides, and unfolded all of it as a form. */
export function RuleCard({ isOpen, onToggle, ...props }: RuleCardProps) {
  const say = useSay();
  const bodyId = useId();
  const { rule, readOnly } = props;
  const handling = handlingOf(rule);
  return (
    <li className="rounded-md border border-line bg-surface">
      <h2>
        <button
          type="button"
          aria-expanded={isOpen}
          aria-controls={bodyId}
          onClick={onToggle}
          className="flex w-full items-center gap-3 rounded-md px-4 py-3 text-left hover:bg-surface-raised/60 focus-visible:outline-offset-[-2px]"
        >
          <ChevronRight
            aria-hidden="true"
            className={cn("size-4 shrink-0 text-text-muted transition-transform", isOpen && "rotate-90")}
          />
          <span className="min-w-0 flex-1 break-words">
            <Untrusted text={rule.id} className="break-all font-mono text-sm" />{" "}
            <span className="text-text-muted">
              {say("rules.forWhom", { whom: ruleWords(rule.conditions, say) })}
            </span>
          </span>
          {handling === undefined ? (
            <Badge>{say("rules.decidesNothing")}</Badge>
          ) : (
            <HandlingBadge handling={handling} />
          )}
        </button>
      </h2>
      <fieldset
        id={bodyId}
        hidden={!isOpen}
        disabled={readOnly}
        className={cn("min-w-0 flex-col gap-5 border-line border-t px-4 py-4", isOpen ? "flex" : "hidden")}
      >
        <legend className="sr-only">{say("rules.ruleId", { id: rule.id })}</legend>
        {isOpen ? <RuleForm {...props} /> : null}
      </fieldset>
    </li>
  );
}

const handlingsOf = (say: Say) => [
  { value: "", label: say("rules.nothingItOnlyAddsToWhat") },
  ...SUB_HANDLINGS.map((value) => ({ value, label: say(`parts.handlingWords.${value}`) })),
];

const conditionOptionsOf = (say: Say) =>
  CONDITION_KINDS.map((value) => ({ value, label: say(`rules.conditionNames.${value}`) }));

type RuleFormProps = Omit<RuleCardProps, "isOpen" | "onToggle">;

function RuleForm({ rule, rules, readOnly, addresses, lists, onChange, onRemove }: RuleFormProps) {
  const say = useSay();
  const { conditions, actions, transformations } = rule;
  const handling = handlingOf(rule);
  const shows = handling === undefined || handling === "allow" || transformations.length > 0;
  return (
    <>
      <div className="flex flex-wrap items-end justify-between gap-3">
        <CommitField
          label={say("parts.name")}
          mono
          className="w-full sm:w-64"
          value={rule.id}
          check={(id) => idFault(id, rule, rules, say)}
          onCommit={(id) => onChange({ ...rule, id })}
        />
        {readOnly ? null : (
          <Button variant="danger" onClick={onRemove}>
            <Trash2 aria-hidden="true" /> {say("rules.deleteTheRule")}
          </Button>
        )}
      </div>
      <Group title={say("rules.forWhomAndWhen")} hint={say("rules.allOfTheseHaveToHold")}>
        {conditions.map((condition, index) => (
          <ConditionEditor
            // biome-ignore lint/suspicious/noArrayIndexKey: conditions have no name but their place
            key={index}
            condition={condition}
            addresses={addresses}
            lists={lists}
            onChange={(next) => onChange({ ...rule, conditions: withPart(conditions, condition, next) })}
            onRemove={() => onChange({ ...rule, conditions: withoutPart(conditions, condition) })}
          />
        ))}
        <AddMenu
          label={say("rules.addACondition")}
          options={conditionOptionsOf(say)}
          onAdd={(kind) => onChange({ ...rule, conditions: [...conditions, newCondition(kind, Date.now())] })}
        />
      </Group>
      <Group title={say("rules.whatItDecides")}>
        <Select
          label={say("rules.decision")}
          options={handlingsOf(say)}
          value={handling ?? ""}
          onChange={(event) =>
            onChange(
              withHandling(
                rule,
                SUB_HANDLINGS.find((each) => each === event.target.value),
              ),
            )
          }
        />
        {actions.map((action, index) =>
          action.kind === "unknown" ? (
            <PartFrame
              // biome-ignore lint/suspicious/noArrayIndexKey: actions have no name but their place
              key={index}
              title={action.localName}
              onRemove={() => onChange({ ...rule, actions: withoutPart(actions, action) })}
            >
              <UnknownPartText element={action.element} />
            </PartFrame>
          ) : null,
        )}
      </Group>
      {shows ? (
        <Group title={say("rules.whatIsShown")} hint={say("rules.rulesOnlyEverAddWhatAnother")}>
          <ShownEditor rule={rule} onChange={onChange} />
        </Group>
      ) : null}
    </>
  );
}

interface GroupProps {
  readonly title: string;
  readonly hint?: string;
  readonly children: React.ReactNode;
}

function Group({ title, hint, children }: GroupProps) {
  return (
    <section aria-label={title} className="flex min-w-0 flex-col gap-3">
      <div>
        <h3 className="font-semibold">{title}</h3>
        {hint === undefined ? null : <p className="text-sm text-text-muted">{hint}</p>}
      </div>
      {children}
    </section>
  );
}
