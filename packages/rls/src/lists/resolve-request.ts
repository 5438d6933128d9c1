import { canonicalUri, displayName, RESOURCE_LISTS } from "@porchlight/documents";
import { fail, ok, type Result } from "@porchlight/kernel";
import { childElements, isNamed, parseXml, type XmlElement } from "@porchlight/xml";
import { entryMember } from "./entry";
import { DEFAULT_LIST_LIMITS, type ListLimits } from "./list-limits";
import type { ListService } from "./list-service";
import { MemberCollection, SubscriptionBudget } from "./member-collection";
import type { ListMember } from "./member-list";
import type { ResolvedList } from "./resolve-service";
import type { TakesNumber } from "./subscribable";

/** A list that a SUBSCRIBE brings with it. */
export interface RequestList {
  /** What its meta-information calls it. */
  readonly uri: string;
  /** An `application/resource-lists+xml` body. */
  readonly body: string;
  /** The list service at a URI, whoever may use it. */
  findService(uri: string): ListService | undefined;
  /** None is taken when left out. */
  readonly takesNumber?: TakesNumber;
}

/**
 * The members of a request-contained list (RFC 5367 section 4): the entries of its first-level lists. Nested lists and
 * references are passed over; an entry that is a list service is refused, so that no request asks for more than it names.
 * The error is one sentence.
 */
export function resolveRequest(
  { uri, body, findService, takesNumber }: RequestList,
  limits: ListLimits = DEFAULT_LIST_LIMITS,
): Result<ResolvedList, string> {
  const xml = parseXml(body);
  if (!xml.ok) return fail(xml.error.reason.text);
  const { root } = xml.value;
  if (!isNamed(root, RESOURCE_LISTS, "resource-lists")) return fail("not a resource-lists document");
  const budget = new SubscriptionBudget(limits.maxSubscriptions);
  const keys = new Set<string>();
  const become = (member: ListMember): ListMember => {
    keys.add(member.key);
    if (findService(member.key) !== undefined) return { ...member, refused: "rejected" };
    return budget.takes() ? member : { ...member, refused: "giveup" };
  };
  const members = new MemberCollection([canonicalUri(uri)]);
  const lists = named(root, "list");
  const entries = lists.flatMap((list) => named(list, "entry"));
  for (const entry of entries.slice(0, limits.maxEntries)) {
    const member = entryMember(entry, takesNumber);
    if (member !== undefined && members.isNew(member)) members.add(become(member));
  }
  const [first] = lists;
  return ok({
    ...members.list(uri, first && displayName(first)),
    documents: new Set(),
    keys,
    unresolved: [],
    isMissing: false,
    isCutShort: entries.length > limits.maxEntries,
    surplus: budget.surplus,
  });
}

const named = (parent: XmlElement, name: string): XmlElement[] =>
  childElements(parent).filter((child) => isNamed(child, RESOURCE_LISTS, name));
