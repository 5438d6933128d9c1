"use client";
import type { Condition } from "@porchlight/documents";
import { useSay } from "~/words/words-provider";
import { CommitField } from "./commit-field";
import { IdentityEditor } from "./identity-editor";
import { ListEditor, type NamedList } from "./list-editor";
import { PartFrame } from "./part-frame";
import { UnknownPartText } from "./unknown-part";
import { ValidityEditor } from "./validity-editor";

/** What fields of conditions offer. */
export interface Offers {
  readonly addresses: readonly string[];
  readonly lists: readonly NamedList[];
}

export interface ConditionEditorProps extends Offers {
  readonly condition: Condition;
  readonly onChange: (condition: Condition) => void;
  readonly onRemove: () => void;
}

/** One condition of a rule. */
export function ConditionEditor({ onRemove, ...props }: ConditionEditorProps) {
  const say = useSay();
  return (
    <PartFrame title={say(`rules.conditionNames.${props.condition.kind}`)} onRemove={onRemove}>
      <ConditionFields {...props} />
    </PartFrame>
  );
}

function ConditionFields({ condition, onChange, addresses, lists }: Omit<ConditionEditorProps, "onRemove">) {
  const say = useSay();
  switch (condition.kind) {
    case "identity":
      return <IdentityEditor condition={condition} onChange={onChange} addresses={addresses} />;
    case "external-list":
      return <ListEditor condition={condition} onChange={onChange} lists={lists} />;
    case "other-identity":
      return <Meaning>{say("rules.watchersThatNoRuleNamesBy")}</Meaning>;
    case "anonymous-request":
      return <Meaning>{say("rules.watchersThatAskNotToBe")}</Meaning>;
    case "sphere":
      return (
        <CommitField
          label={say("rules.spheres")}
          hint={say("rules.oneWordEachSuchAsWork")}
          value={condition.tokens.join(" ")}
          onCommit={(text) => onChange({ kind: "sphere", tokens: text.split(/\s+/).filter(Boolean) })}
        />
      );
    case "validity":
      return <ValidityEditor condition={condition} onChange={onChange} />;
    case "unknown":
      return <UnknownPartText element={condition.element} />;
  }
}

const Meaning = ({ children }: { readonly children: string }) => (
  <p className="text-sm text-text-muted">{children}</p>
);
