import { type ListMemberField, MAX_LISTED_MEMBERS, type ResolvedListField } from "@porchlight/admin-api";
import { type Instant, saidIn } from "@porchlight/kernel";
import { type ListMember, listRefusal, type MemberList, type ResolvedList } from "@porchlight/rls";
import type { OfficeLists } from "../../ports/lists";
import { say } from "../../sayings";
import { toldOfMember, type WatchParts } from "./told-of-members";

/** A list as the API shows it to operators, with what its owner is told. */
export async function resolvedRow(
  parts: WatchParts & { readonly lists: OfficeLists },
  list: ResolvedList,
  owner: string,
  now: Instant,
): Promise<ResolvedListField> {
  const all = [...flattened(list, 0)];
  const members = await Promise.all(
    all.slice(0, MAX_LISTED_MEMBERS).map(async ({ member, depth }): Promise<ListMemberField> => {
      const isList = member.list !== undefined;
      const told = isList ? null : await toldOfMember(parts, member, owner, now);
      return { uri: member.uri, name: nameOf(member), depth, isList, told };
    }),
  );
  return {
    name: nameOf(list),
    refusal: refusalOf(parts.lists, list),
    members,
    total: all.length,
    surplus: list.surplus,
    unresolved: [...new Set(list.unresolved)],
    isCutShort: list.isCutShort,
  };
}

interface DeepMember {
  readonly member: ListMember;
  readonly depth: number;
}

/** Members of services in the list come behind their service. */
function* flattened({ members }: MemberList, depth: number): Iterable<DeepMember> {
  for (const member of members) {
    yield { member, depth };
    if (member.list !== undefined) yield* flattened(member.list, depth + 1);
  }
}

const nameOf = ({ names }: Pick<MemberList, "names">): string => names[0]?.text ?? "";

function refusalOf(
  { served, strictness, limits }: OfficeLists,
  list: ResolvedList,
): ResolvedListField["refusal"] {
  const refused = served ? listRefusal(list, strictness, limits) : NOT_SERVED;
  return refused === undefined
    ? null
    : { status: refused.status, reason: refused.why.text, said: saidIn(refused.why) };
}

const NOT_SERVED = { status: 404, why: say("serves-no-lists") };
