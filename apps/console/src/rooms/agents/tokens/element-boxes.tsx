"use client";
import { AGENT_ELEMENTS } from "@porchlight/admin-api/client";
import { Checkbox } from "@porchlight/ui";
import { useId } from "react";
import { useSay } from "~/words/words-provider";

export type AgentElement = (typeof AGENT_ELEMENTS)[number];

export interface ElementBoxesProps {
  readonly ticked: readonly AgentElement[];
  readonly onChange: (ticked: readonly AgentElement[]) => void;
  readonly error: string | undefined;
}

/** What an agent may say: whole components, and single attributes in them. */
export function ElementBoxes({ ticked, onChange, error }: ElementBoxesProps) {
  const say = useSay();
  const errorId = useId();
  const set = (element: AgentElement, isTicked: boolean) =>
    onChange(AGENT_ELEMENTS.filter((other) => (other === element ? isTicked : ticked.includes(other))));
  return (
    <fieldset className="flex flex-col gap-2" aria-describedby={error === undefined ? undefined : errorId}>
      <legend className="pb-1.5 font-medium text-sm">{say("agents.elements")}</legend>
      <div className="grid gap-x-4 gap-y-1 sm:grid-cols-2">
        {AGENT_ELEMENTS.map((element) => (
          <Checkbox
            key={element}
            label={element}
            checked={ticked.includes(element)}
            onCheckedChange={(isTicked) => set(element, isTicked)}
          />
        ))}
      </div>
      {error === undefined ? null : (
        <p id={errorId} role="alert" className="flex gap-1.5 text-danger text-sm">
          <span aria-hidden="true">!</span>
          {error}
        </p>
      )}
    </fieldset>
  );
}
