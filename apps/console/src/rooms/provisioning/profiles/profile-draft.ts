import type { ProfileDetail } from "@porchlight/admin-api/client";
import { draftOf, type ValueDraft } from "../values/value-draft";
import type { MembersDraft } from "./members-draft";

/** A profile as it is typed. */
export interface ProfileDraft {
  readonly label: string;
  readonly values: ValueDraft;
  readonly members: MembersDraft;
}

export const profileDraftOf = ({ label, members, values }: ProfileDetail): ProfileDraft => ({
  label,
  values: draftOf(values),
  members: {
    priority: String(members?.priority ?? 0),
    addresses: members?.addresses.join("\n") ?? "",
  },
});

/** What was typed, over what is stored now in place of what was stored before. */
export function rebased(typed: ProfileDraft, before: ProfileDraft, now: ProfileDraft): ProfileDraft {
  return {
    label: typed.label === before.label ? now.label : typed.label,
    values: rebasedFields(typed.values, before.values, now.values),
    members: rebasedFields(typed.members, before.members, now.members),
  };
}

/** Field by field: what was not touched becomes what is stored now. */
function rebasedFields<Fields extends object>(typed: Fields, before: Fields, now: Fields): Fields {
  const touched = keysOf(typed).filter((name) => typed[name] !== (before[name] ?? ""));
  return { ...now, ...Object.fromEntries(touched.map((name) => [name, typed[name]])) };
}

const keysOf = <Fields extends object>(fields: Fields): (keyof Fields)[] =>
  Object.keys(fields) as (keyof Fields)[];
