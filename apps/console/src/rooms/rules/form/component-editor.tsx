"use client";
import type { MemberKind, PresenceRule } from "@porchlight/documents";
import { Select, visibleText } from "@porchlight/ui";
import type { Say } from "~/words/say";
import { useSay } from "~/words/words-provider";
import {
  type ComponentKind,
  type Members,
  membersOf,
  newMember,
  withAt,
  withMembers,
  withoutAt,
} from "../draft/rule-parts";
import { MEMBER_KINDS } from "../words/permission-words";
import { AddMenu } from "./add-menu";
import { CommitField } from "./commit-field";
import { Line } from "./part-frame";
import { UnknownPartText } from "./unknown-part";

export interface ComponentEditorProps {
  readonly rule: PresenceRule;
  readonly kind: ComponentKind;
  readonly onChange: (rule: PresenceRule) => void;
}

const amountsOf = (say: Say) =>
  [
    { value: "none", label: say("rules.amountNone") },
    { value: "all", label: say("parts.all") },
    { value: "some", label: say("rules.onlyThese") },
  ] as const;

/** Which services, devices or persons are shown (RFC 5025 section 3.3.1). */
export function ComponentEditor({ rule, kind, onChange }: ComponentEditorProps) {
  const say = useSay();
  const members = membersOf(rule, kind);
  const put = (next: Members | undefined) => onChange(withMembers(rule, kind, next));
  const amount = members === undefined ? "none" : members === "all" ? "all" : "some";
  return (
    <div className="flex min-w-0 flex-col gap-2">
      <Select
        label={say(`rules.componentNames.${kind}`)}
        options={amountsOf(say)}
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
  const say = useSay();
  return (
    <div className="flex flex-col gap-2 border-line border-l-2 pl-3">
      {members.map((member, index) => (
        <Line
          // biome-ignore lint/suspicious/noArrayIndexKey: members have no name but their place
          key={index}
          removeLabel={say("rules.takeThisOut")}
          {...(member.kind === "unknown" ? {} : { what: visibleText(member.value) })}
          onRemove={() => onChange(withoutAt(members, index))}
        >
          {member.kind === "unknown" ? (
            <UnknownPartText element={member.element} />
          ) : (
            <CommitField
              label={say(`rules.memberNames.${member.kind}`)}
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
        label={say("parts.add")}
        what={say(`rules.componentNames.${kind}`)}
        options={MEMBER_KINDS[kind].map((value) => ({ value, label: say(`rules.memberNames.${value}`) }))}
        onAdd={(value: MemberKind) => onChange([...members, newMember(value)])}
      />
    </div>
  );
}
