"use client";
import type { Condition } from "@porchlight/documents";
import { CONDITION_NAMES } from "../words/condition-words";
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
  return (
    <PartFrame title={CONDITION_NAMES[props.condition.kind]} onRemove={onRemove}>
      <ConditionFields {...props} />
    </PartFrame>
  );
}

function ConditionFields({ condition, onChange, addresses, lists }: Omit<ConditionEditorProps, "onRemove">) {
  switch (condition.kind) {
    case "identity":
      return <IdentityEditor condition={condition} onChange={onChange} addresses={addresses} />;
    case "external-list":
      return <ListEditor condition={condition} onChange={onChange} lists={lists} />;
    case "other-identity":
      return <Meaning>Watchers that no rule names, by itself or in a list.</Meaning>;
    case "anonymous-request":
      return <Meaning>Watchers that ask not to be known.</Meaning>;
    case "sphere":
      return (
        <CommitField
          label="Spheres"
          hint="One word each, such as work home. It is the sphere that is published."
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
