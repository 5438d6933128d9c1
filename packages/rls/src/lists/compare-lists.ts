import type { ListName } from "@porchlight/documents";
import type { ListMember, MemberList } from "./member-list";

/** How one version of a list differs from the one before; members are compared by their canonical URI. */
export interface ListDifference {
  /** Of the later version, those that are of another kind than before too. */
  readonly came: readonly ListMember[];
  /** Of the earlier version, those that are of another kind now too. */
  readonly went: readonly ListMember[];
  /** Of the later version: the name or the spelling of the URI is another one. */
  readonly renamed: readonly ListMember[];
  /** The members that stayed stand in another order. */
  readonly isReordered: boolean;
  /** The list itself has another name, or spells its URI in another way. */
  readonly isRenamed: boolean;
}

export function compareLists(before: MemberList, after: MemberList): ListDifference {
  const earlier = new Map(before.members.map((member) => [member.key, member]));
  const came: ListMember[] = [];
  const renamed: ListMember[] = [];
  const kept = new Set<string>();
  for (const member of after.members) {
    const known = earlier.get(member.key);
    if (known === undefined || !sameKind(known, member)) came.push(member);
    else {
      kept.add(member.key);
      if (known.uri !== member.uri || !sameNames(known.names, member.names)) renamed.push(member);
    }
  }
  const went = before.members.filter(({ key }) => !kept.has(key));
  const stayed = before.members.filter(({ key }) => kept.has(key));
  const order = kept.values();
  const isReordered = stayed.some(({ key }) => key !== order.next().value);
  const isRenamed = before.uri !== after.uri || !sameNames(before.names, after.names);
  return { came, went, renamed, isReordered, isRenamed };
}

/** Whether nothing differs that stands in the list itself; lists in it may. */
export const isSameList = ({ came, went, renamed, isReordered, isRenamed }: ListDifference): boolean =>
  came.length + went.length + renamed.length === 0 && !isReordered && !isRenamed;

const sameKind = (one: ListMember, other: ListMember): boolean =>
  (one.list === undefined) === (other.list === undefined) && one.refused === other.refused;

const sameNames = (one: readonly ListName[], other: readonly ListName[]): boolean =>
  one.length === other.length &&
  one.every(({ text, language }, at) => text === other[at]?.text && language === other[at]?.language);
