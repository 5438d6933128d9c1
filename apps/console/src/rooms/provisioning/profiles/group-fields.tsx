"use client";
import { TextArea, TextField } from "@porchlight/ui";
import type { MembersDraft } from "./members-draft";

export interface GroupFieldsProps {
  readonly draft: MembersDraft;
  readonly faults: ReadonlyMap<string, string>;
  readonly disabled: boolean;
  readonly onChange: (draft: MembersDraft) => void;
}

/** Who is in a group, and which of two groups overrules the other. */
export function GroupFields({ draft, faults, disabled, onChange }: GroupFieldsProps) {
  return (
    <div className="grid gap-4 sm:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
      <TextArea
        label="Members"
        hint="Addresses of users, one a line."
        mono
        rows={5}
        spellCheck={false}
        autoComplete="off"
        disabled={disabled}
        error={faults.get("members.addresses") ?? faults.get("members")}
        value={draft.addresses}
        onChange={({ target }) => onChange({ ...draft, addresses: target.value })}
      />
      <TextField
        label="Priority"
        hint="0 to 1000. Of two groups of a user the higher one overrules."
        type="number"
        inputMode="numeric"
        min={0}
        max={1000}
        disabled={disabled}
        error={faults.get("members.priority")}
        value={draft.priority}
        onChange={({ target }) => onChange({ ...draft, priority: target.value })}
      />
    </div>
  );
}
