"use client";
import {
  OMA_PRESENCE_ATTRIBUTES,
  PRESENCE_ATTRIBUTES,
  type PresenceRule,
  type ProvideUnknownAttribute,
  USER_INPUT_LEVELS,
} from "@porchlight/documents";
import { Button, Checkbox, Select } from "@porchlight/ui";
import { useSay } from "~/words/words-provider";
import {
  shownOfKind,
  showsAttribute,
  withAllAttributes,
  withAttribute,
  withEverything,
  withGeopriv,
  withNothing,
  withoutPart,
  withPart,
  withUserInput,
} from "../draft/rule-parts";
import { CommitField } from "./commit-field";
import { ComponentEditor } from "./component-editor";
import { Line, PartFrame } from "./part-frame";
import { UnknownPartText } from "./unknown-part";

export interface ShownEditorProps {
  readonly rule: PresenceRule;
  readonly onChange: (rule: PresenceRule) => void;
}

/** What is shown to those that the rule lets in (RFC 5025 section 3.3; OMA XSD prs_presRules). */
export function ShownEditor({ rule, onChange }: ShownEditorProps) {
  const say = useSay();
  const all = shownOfKind(rule, "provide-all-attributes").length > 0;
  return (
    <>
      <div className="flex flex-wrap gap-2">
        <Button size="sm" onClick={() => onChange(withEverything(rule))}>
          {say("rules.showEverything")}
        </Button>
        <Button size="sm" onClick={() => onChange(withNothing(rule))}>
          {say("rules.showNothing")}
        </Button>
      </div>
      <div className="grid gap-3 sm:grid-cols-3">
        <ComponentEditor kind="provide-services" rule={rule} onChange={onChange} />
        <ComponentEditor kind="provide-persons" rule={rule} onChange={onChange} />
        <ComponentEditor kind="provide-devices" rule={rule} onChange={onChange} />
      </div>
      <Checkbox
        label={say("rules.allAttributesOfThese")}
        checked={all}
        onCheckedChange={(checked) => onChange(withAllAttributes(rule, checked))}
      />
      <Attributes rule={rule} onChange={onChange} />
      <UnknownAttributes rule={rule} onChange={onChange} />
      {shownOfKind(rule, "unknown").map((part, index) => (
        <PartFrame
          // biome-ignore lint/suspicious/noArrayIndexKey: parts have no name but their place
          key={index}
          title={part.localName}
          onRemove={() => onChange({ ...rule, transformations: withoutPart(rule.transformations, part) })}
        >
          <UnknownPartText element={part.element} />
        </PartFrame>
      ))}
    </>
  );
}

function Attributes({ rule, onChange }: ShownEditorProps) {
  const say = useSay();
  const [userInput] = shownOfKind(rule, "provide-user-input");
  const [geopriv] = shownOfKind(rule, "provide-geopriv");
  return (
    <fieldset className="flex min-w-0 flex-col gap-3">
      <legend className="pb-2 font-medium text-sm">{say("rules.attributesOneByOne")}</legend>
      <div className="grid gap-x-4 gap-y-1.5 sm:grid-cols-2 xl:grid-cols-3">
        {[...PRESENCE_ATTRIBUTES, ...OMA_PRESENCE_ATTRIBUTES].map((name) => (
          <Checkbox
            key={name}
            label={say(`rules.attributeNames.${name}`)}
            checked={showsAttribute(rule, name)}
            onCheckedChange={(granted) => onChange(withAttribute(rule, name, granted))}
          />
        ))}
      </div>
      <div className="grid gap-3 sm:grid-cols-2">
        <Select
          label={say("rules.useOfTheDevice")}
          options={USER_INPUT_LEVELS.map((value) => ({ value, label: say(`rules.userInputNames.${value}`) }))}
          value={userInput?.level ?? "false"}
          onChange={(event) =>
            onChange(
              withUserInput(rule, USER_INPUT_LEVELS.find((each) => each === event.target.value) ?? "false"),
            )
          }
        />
        <Select
          label={say("rules.location")}
          options={[
            { value: "false", label: say("rules.nothing") },
            { value: "full", label: say("rules.allOfIt") },
          ]}
          value={geopriv?.level ?? "false"}
          onChange={(event) => onChange(withGeopriv(rule, event.target.value === "full" ? "full" : "false"))}
        />
      </div>
    </fieldset>
  );
}

const NEW_ATTRIBUTE: ProvideUnknownAttribute = {
  kind: "provide-unknown-attribute",
  name: "attribute",
  namespace: "urn:example",
  granted: true,
};

function UnknownAttributes({ rule, onChange }: ShownEditorProps) {
  const say = useSay();
  const { transformations } = rule;
  const put = (next: PresenceRule["transformations"]) => onChange({ ...rule, transformations: next });
  return (
    <div className="flex flex-col gap-2">
      {shownOfKind(rule, "provide-unknown-attribute").map((part, index) => {
        const changed = (change: Partial<ProvideUnknownAttribute>) => {
          const { element: _, ...rest } = part;
          put(withPart(transformations, part, { ...rest, ...change }));
        };
        return (
          <Line
            // biome-ignore lint/suspicious/noArrayIndexKey: one attribute may be there twice
            key={index}
            removeLabel={say("rules.takeOutTheAttributeName", { name: part.name })}
            onRemove={() => put(withoutPart(transformations, part))}
          >
            <CommitField
              label={say("rules.furtherAttribute")}
              mono
              className="min-w-32 flex-1"
              value={part.name}
              onCommit={(name) => changed({ name: name.trim() })}
            />
            <CommitField
              label={say("rules.itsNamespace")}
              mono
              className="min-w-40 flex-2"
              value={part.namespace}
              onCommit={(namespace) => changed({ namespace: namespace.trim() })}
            />
            <Checkbox
              label={say("rules.shown")}
              className="h-9"
              checked={part.granted}
              onCheckedChange={(granted) => changed({ granted })}
            />
          </Line>
        );
      })}
      <Button size="sm" className="self-start" onClick={() => put([...transformations, NEW_ATTRIBUTE])}>
        {say("rules.addAFurtherAttribute")}
      </Button>
    </div>
  );
}
