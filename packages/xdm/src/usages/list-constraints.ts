import { attributeOf, type XmlElement } from "@porchlight/xml";
import type { UsageRefusal } from "../application-usage";
import { localLimit } from "../operations/proposal";
import { say } from "../sayings";
import { type ListPath, listOf, listsOf } from "./list-tree";
import { constraintFailure, refuse } from "./refusal";
import { isHttpUri } from "./xcap-reference";

export interface ListRules {
  /** Every list has a name (OMA SHD-XDM). */
  readonly namesRequired: boolean;
  /** `entry-ref` and `external` may stand in a list. */
  readonly referencesAllowed: boolean;
  /** Members a document may have in all its lists. */
  readonly maxEntries: number;
}

/** The constraints of RFC 4826 section 3.4.5 and of OMA SHD-XDM on the lists below `top`. */
export function listConstraints(top: ListPath, rules: ListRules): UsageRefusal | undefined {
  let entries = 0;
  for (const { path, members } of listsOf(top)) {
    const refusal =
      (path === top ? undefined : listName(listOf(path), rules)) ?? membersRefusal(members, rules);
    if (refusal !== undefined) return refusal;
    entries += members.length;
    if (entries > rules.maxEntries)
      return refuse(localLimit(say("too-many-entries", { count: rules.maxEntries })));
  }
  return undefined;
}

function membersRefusal(members: readonly XmlElement[], rules: ListRules): UsageRefusal | undefined {
  for (const member of members) {
    const refusal = memberRefusal(member, rules);
    if (refusal !== undefined) return refusal;
  }
  return undefined;
}

function memberRefusal(member: XmlElement, rules: ListRules): UsageRefusal | undefined {
  const { localName } = member;
  if (localName !== "entry-ref" && localName !== "external") return undefined;
  if (!rules.referencesAllowed) return constraintFailure(say("not-allowed"));
  if (localName === "external") {
    const anchor = attributeOf(member, "anchor");
    return anchor !== undefined && isHttpUri(anchor) ? undefined : constraintFailure(say("external-anchor"));
  }
  return isRelativePath(attributeOf(member, "ref") ?? "")
    ? undefined
    : constraintFailure(say("entry-reference"));
}

/** A path without scheme and leading slash: a colon may stand behind the first slash only (RFC 3986 section 4.2). */
const isRelativePath = (text: string): boolean => !/^(?:\/|[^/?#]*:)/.test(text);

function listName(list: XmlElement, { namesRequired }: ListRules): UsageRefusal | undefined {
  const name = attributeOf(list, "name");
  if (name === undefined) return namesRequired ? constraintFailure(say("name-required")) : undefined;
  return isReservedName(name) ? constraintFailure(say("no-shared-list-name", { name })) : undefined;
}

/** Names that begin like the registered ones must have their form (OMNA; POL-074). */
const isReservedName = (name: string): boolean =>
  (name.startsWith("oma_") && !/^oma_[a-z]+$/.test(name)) ||
  (name.startsWith("ext_") && !/^ext_[a-z0-9]+(?:[.-][a-z0-9]+)*_[a-z]+$/.test(name));
