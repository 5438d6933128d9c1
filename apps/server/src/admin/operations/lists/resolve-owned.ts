import { encodePathSegment, RLS_SERVICES, XML_DECLARATION } from "@porchlight/documents";
import { PRESENCE } from "@porchlight/event-packages";
import {
  type ListService,
  type ResolvedList,
  resolveService,
  ServiceIndex,
  servesPackage,
} from "@porchlight/rls";
import { escapeText } from "@porchlight/xml";
import type { OwnerLists } from "./owner-lists";

/** Which list is meant: by the URI of a service, or by its place in the document. */
export interface MeantList {
  readonly service?: string | undefined;
  readonly list?: string | undefined;
}

/**
 * What a list comes to for its owner as a subscriber to presence. A list without a service is what a service that leads
 * to it would be. Undefined where there is no such list.
 */
export function resolveOwned(
  lists: OwnerLists,
  { service, list }: MeantList,
  root: string,
): ResolvedList | undefined {
  if (service !== undefined) {
    const found = indexOf(lists).find(service);
    return found && resolved(found, lists, lists);
  }
  if (list === undefined || lists.elementAt(list, "list") === undefined) return undefined;
  const path = `${lists.servicesPath}/${encodePathSegment(list)}`;
  const text = serviceText(`${root}/${lists.listsPath}/~~/${selectorOf(list)}`);
  const documents = { read: (asked: string) => (asked === path ? { text } : lists.read(asked)) };
  const through = {
    uri: NAMELESS,
    key: NAMELESS,
    document: path,
    owner: lists.owner,
    packages: undefined,
    sharedWith: [],
  };
  return resolved(through, lists, documents);
}

/** No list can have this member. */
const NAMELESS = "sip:list@list.invalid";

const selectorOf = (place: string): string =>
  `resource-lists/${place
    .split(".")
    .map((step) => `*%5B${step}%5D`)
    .join("/")}`;

const serviceText = (anchor: string): string =>
  `${XML_DECLARATION}<rls-services xmlns="${RLS_SERVICES}"><service uri="${NAMELESS}"><resource-list>${escapeText(anchor)}</resource-list></service></rls-services>`;

function resolved(
  service: ListService,
  lists: OwnerLists,
  documents: Pick<OwnerLists, "read">,
): ResolvedList {
  const { rootsFor, foreignListsAllowed, limits, ownerOfNumber } = lists.office;
  const takesNumber = (uri: string): boolean => ownerOfNumber(uri) !== undefined;
  const index = indexOf(lists);
  const findService = (uri: string): ListService | undefined => {
    const found = index.find(uri);
    return found !== undefined && servesPackage(found, PRESENCE) ? found : undefined;
  };
  return resolveService(
    service,
    { documents, findService, rootsFor, foreignListsAllowed, takesNumber },
    limits,
  );
}

/** A subscriber may use no other services than its own. */
function indexOf(lists: OwnerLists): ServiceIndex {
  const index = new ServiceIndex({ read: (path) => lists.read(path), paths: () => [lists.servicesPath] });
  index.restore();
  return index;
}
