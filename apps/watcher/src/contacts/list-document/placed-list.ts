import { encodePathSegment, RESOURCE_LISTS } from "@porchlight/documents";
import {
  type DocumentAddress,
  type DocumentCopy,
  type ElementAddress,
  type ElementStep,
  elementIn,
  fail,
  ok,
  type Result,
} from "@porchlight/presence-client";
import {
  attributeOf,
  childElements,
  childOf,
  isNamed,
  parseXml,
  textOf,
  type XmlElement,
} from "@porchlight/xml";
import type { BookFailure } from "../contact-book";
import { listLimits } from "./list-limits";

/** The list of everybody a user watches (OMA shared lists). Groups are lists in it (RFC 4826 section 3.1). */
export const BUDDY_LIST = "oma_buddylist";

/** A list with the way to it. */
export interface PlacedList {
  readonly element: XmlElement;
  readonly address: ElementAddress;
  /** Empty for the buddy list itself. */
  readonly id: string;
  /** With the titles of the groups it is in. */
  readonly title: string;
  readonly ownTitle: string;
}

/** A list document as far as contacts go. */
export interface OpenedLists {
  readonly root: XmlElement;
  /** Undefined when the user has none yet. */
  readonly buddies: PlacedList | undefined;
}

/** Undefined when there is no document; `unreadable` when it is none of lists. */
export function openLists(
  index: DocumentAddress,
  copy: DocumentCopy | undefined,
): Result<OpenedLists | undefined, BookFailure> {
  if (copy === undefined) return ok(undefined);
  const parsed = parseXml(copy.text, listLimits);
  if (!parsed.ok || !isNamed(parsed.value.root, RESOURCE_LISTS, "resource-lists")) {
    return fail({ kind: "unreadable" });
  }
  const { root } = parsed.value;
  const element = membersOf(root, "list").find((list) => attributeOf(list, "name") === BUDDY_LIST);
  return ok({
    root,
    buddies: element && { element, address: buddiesIn(index), id: "", title: "", ownTitle: "" },
  });
}

/** The buddy list, where there has to be one. */
export function openBuddies(
  index: DocumentAddress,
  copy: DocumentCopy | undefined,
): Result<PlacedList, BookFailure> {
  const lists = openLists(index, copy);
  if (!lists.ok) return lists;
  return lists.value?.buddies ? ok(lists.value.buddies) : fail({ kind: "gone" });
}

export const buddiesIn = (index: DocumentAddress): ElementAddress =>
  elementIn(index, { name: "resource-lists" }, { name: "list", attribute: ["name", BUDDY_LIST] });

/** The lists below a list, each before those in it. */
export function groupsIn(list: PlacedList): PlacedList[] {
  return membersOf(list.element, "list").flatMap((element, at) => {
    const group = placed(list, element, at + 1);
    return [group, ...groupsIn(group)];
  });
}

/** The group of that title, in whatever case. */
export function groupTitled(buddies: PlacedList, title: string): PlacedList | undefined {
  const sought = title.toLocaleLowerCase();
  return groupsIn(buddies).find((group) => group.title.toLocaleLowerCase() === sought);
}

/** The list of that id, be it the buddy list or a group. */
export const listOfId = (buddies: PlacedList, id: string | undefined): PlacedList | undefined =>
  id === undefined ? buddies : groupsIn(buddies).find((group) => group.id === id);

export const entryOf = ({ element }: PlacedList, uri: string): XmlElement | undefined =>
  membersOf(element, "entry").find((entry) => attributeOf(entry, "uri") === uri);

export const entryIn = ({ address }: PlacedList, uri: string): ElementAddress =>
  elementIn(address.document, ...address.steps, { name: "entry", attribute: ["uri", uri] });

/** Children that RFC 4826 names so, others passed over. */
export const membersOf = (parent: XmlElement, localName: string): XmlElement[] =>
  childElements(parent).filter((child) => isNamed(child, RESOURCE_LISTS, localName));

/** The display name; undefined when there is none. */
export function displayName(element: XmlElement): string | undefined {
  const found = childOf(element, RESOURCE_LISTS, "display-name");
  return found && (textOf(found).trim() || undefined);
}

function placed(parent: PlacedList, element: XmlElement, position: number): PlacedList {
  const name = attributeOf(element, "name");
  const step: ElementStep =
    name === undefined ? { name: "list", position } : { name: "list", attribute: ["name", name] };
  const ownTitle = displayName(element) ?? (name?.trim() || `${position}`);
  const { document, steps } = parent.address;
  return {
    element,
    address: elementIn(document, ...steps, step),
    id: `${parent.id}/${name === undefined ? `[${position}]` : encodePathSegment(name)}`,
    title: parent.title === "" ? ownTitle : `${parent.title} / ${ownTitle}`,
    ownTitle,
  };
}
