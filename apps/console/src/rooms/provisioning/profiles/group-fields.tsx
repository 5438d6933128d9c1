"use client";
import { TextArea, TextField } from "@porchlight/ui";
import { useSay } from "~/words/words-provider";
import type { MembersDraft } from "./members-draft";

export interface GroupFieldsProps {
  readonly draft: MembersDraft;
  readonly faults: ReadonlyMap<string, string>;
  readonly disabled: boolean;
  readonly onChange: (draft: MembersDraft) => void;
}

/** Who is in a group, and which of two groups overrules the other. */
export function GroupFields({ draft, faults, disabled, onChange }: GroupFieldsProps) {
  const say = useSay();
  return (
    <div className="grid gap-4 sm:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
      <TextArea
        label={say("provisioning.members")}
        hint={say("provisioning.addressesOfUsersOneALine")}
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
        label={say("provisioning.priority")}
        hint={say("provisioning.n0To1000OfTwoGroups")}
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
