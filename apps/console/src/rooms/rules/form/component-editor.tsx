"use client";
import type { MemberKind, PresenceRule } from "@porchlight/documents";
import { Select } from "@porchlight/ui";
import {
  type ComponentKind,
  type Members,
  membersOf,
  newMember,
  withAt,
  withMembers,
  withoutAt,
} from "../draft/rule-parts";
import { COMPONENT_NAMES, MEMBER_KINDS, MEMBER_NAMES } from "../words/permission-words";
import { AddMenu } from "./add-menu";
import { CommitField } from "./commit-field";
import { Line } from "./part-frame";
import { UnknownPartText } from "./unknown-part";

export interface ComponentEditorProps {
  readonly rule: PresenceRule;
  readonly kind: ComponentKind;
  readonly onChange: (rule: PresenceRule) => void;
}

const AMOUNTS = [
  { value: "none", label: "None" },
  { value: "all", label: "All" },
  { value: "some", label: "Only these" },
] as const;

/** Which services, devices or persons are shown (RFC 5025 section 3.3.1). */
export function ComponentEditor({ rule, kind, onChange }: ComponentEditorProps) {
  const members = membersOf(rule, kind);
  const put = (next: Members | undefined) => onChange(withMembers(rule, kind, next));
  const amount = members === undefined ? "none" : members === "all" ? "all" : "some";
  return (
    <div className="flex min-w-0 flex-col gap-2">
      <Select
        label={COMPONENT_NAMES[kind]}
        options={AMOUNTS}
        value={amount}
        onChange={(event) => put(MEMBERS_OF_AMOUNT[event.target.value])}
      />
      {members === undefined || members === "all" ? null : (
        <SomeMembers kind={kind} members={members} onChange={put} />
      )}
    </div>
  );
}

const MEMBERS_OF_AMOUNT: Readonly<Record<string, Members>> = { all: "all", some: [] };

interface SomeMembersProps {
  readonly kind: ComponentKind;
  readonly members: Exclude<Members, "all">;
  readonly onChange: (members: Members) => void;
}

function SomeMembers({ kind, members, onChange }: SomeMembersProps) {
  return (
    <div className="flex flex-col gap-2 border-line border-l-2 pl-3">
      {members.map((member, index) => (
        <Line
          // biome-ignore lint/suspicious/noArrayIndexKey: members have no name but their place
          key={index}
          removeLabel="Take this out"
          onRemove={() => onChange(withoutAt(members, index))}
        >
          {member.kind === "unknown" ? (
            <UnknownPartText element={member.element} />
          ) : (
            <CommitField
              label={MEMBER_NAMES[member.kind]}
              mono
              className="min-w-40 flex-1"
              value={member.value}
              onCommit={(value) =>
                onChange(withAt(members, index, { kind: member.kind, value: value.trim() }))
              }
            />
          )}
        </Line>
      ))}
      <AddMenu
        label="Add"
        options={MEMBER_KINDS[kind].map((value) => ({ value, label: MEMBER_NAMES[value] }))}
        onAdd={(value: MemberKind) => onChange([...members, newMember(value)])}
      />
    </div>
  );
}
