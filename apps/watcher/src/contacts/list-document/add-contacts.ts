import { RESOURCE_LISTS, uriKey, XML_DECLARATION } from "@porchlight/documents";
import {
  type DocumentAddress,
  elementIn,
  fail,
  ok,
  type XcapChange,
  type XcapEdit,
} from "@porchlight/presence-client";
import { attributeOf, element, serializeElement, type XmlElement } from "@porchlight/xml";
import type { BookFailure, NewContact } from "../contact-book";
import { freeGroupName } from "./group-name";
import {
  entryElement,
  groupElement,
  insertMember,
  listElement,
  memberPosition,
  textInside,
} from "./list-text";
import {
  BUDDY_LIST,
  buddiesIn,
  displayName,
  entryOf,
  groupsIn,
  groupTitled,
  membersOf,
  type OpenedLists,
  openLists,
  type PlacedList,
} from "./placed-list";
import { type RewriteStep, rewrite } from "./rewrite";

/** Adds one contact, and what has to be there around it. */
export const addContact =
  (index: DocumentAddress, contact: NewContact): XcapEdit<BookFailure> =>
  (current) => {
    const lists = openLists(index, current);
    if (!lists.ok) return lists;
    const buddies = lists.value?.buddies;
    if (!buddies) return ok(firstBuddies(index, lists.value, [contact]));
    const list = contact.group === undefined ? buddies : groupTitled(buddies, contact.group);
    if (!list) return ok(newGroup(buddies, contact.group ?? "", contact));
    const known = entryOf(list, contact.uri);
    if (known) return displayName(known) === contact.name ? ok(undefined) : fail({ kind: "known" });
    const entry = entryElement(list.element, contact.uri, contact.name);
    return ok(newMember(list, ["uri", contact.uri], entry));
  };

/** Adds those contacts that are in no group yet, in one write. */
export const mergeContacts =
  (index: DocumentAddress, contacts: readonly NewContact[]): XcapEdit<BookFailure> =>
  (current) => {
    const lists = openLists(index, current);
    if (!lists.ok) return lists;
    if (!current || !lists.value?.buddies) return ok(firstBuddies(index, lists.value, contacts));
    const known = new Set(urisIn(lists.value.buddies));
    const missing = byGroup(contacts.filter(({ uri }) => !known.has(uriKey(uri))));
    return rewrite(index, current, missing.map(insertion));
  };

/** URIs of all contacts, one spelling each. */
const urisIn = (buddies: PlacedList): string[] =>
  [buddies, ...groupsIn(buddies)].flatMap((list) =>
    membersOf(list.element, "entry").map((entry) => uriKey(attributeOf(entry, "uri") ?? "")),
  );

interface Members {
  readonly group: string | undefined;
  readonly contacts: readonly NewContact[];
}

function byGroup(contacts: readonly NewContact[]): Members[] {
  const groups = new Map<string | undefined, Map<string, NewContact>>();
  for (const contact of contacts) {
    const members = groups.get(contact.group) ?? new Map<string, NewContact>();
    groups.set(contact.group, members.set(contact.uri, contact));
  }
  return [...groups].map(([group, members]) => ({ group, contacts: [...members.values()] }));
}

const insertion =
  ({ group, contacts }: Members): RewriteStep =>
  (buddies) => {
    const list = group === undefined ? buddies : groupTitled(buddies, group);
    const { element: parent } = list ?? buddies;
    const entries = contacts.map(({ uri, name }) => entryElement(parent, uri, name));
    const members = list ? entries : [titledGroup(buddies, group ?? "", entries)];
    return insertMember(parent, members.map((member) => textInside(parent, member)).join(""));
  };

/** The buddy list of a user who has none, and the document where that is missing too. */
function firstBuddies(
  index: DocumentAddress,
  lists: OpenedLists | undefined,
  contacts: readonly NewContact[],
): XcapChange {
  const parent = lists?.root ?? { prefix: "" };
  const members = byGroup(contacts).flatMap(({ group, contacts: those }) => {
    const entries = those.map(({ uri, name }) => entryElement(parent, uri, name));
    return group === undefined ? entries : [groupElement(parent, { name: group, title: group }, entries)];
  });
  const buddies = listElement(parent, "list", { name: BUDDY_LIST }, members);
  if (lists) return { kind: "put", target: buddiesIn(index), text: textInside(lists.root, buddies) };
  const root = element("resource-lists", RESOURCE_LISTS, {}, [buddies]);
  return { kind: "put", target: index, text: `${XML_DECLARATION}${serializeElement(root)}` };
}

function newGroup(buddies: PlacedList, title: string, { uri, name }: NewContact): XcapChange {
  const group = titledGroup(buddies, title, [entryElement(buddies.element, uri, name)]);
  return newMember(buddies, ["name", attributeOf(group, "name") ?? ""], group);
}

export const titledGroup = (buddies: PlacedList, title: string, entries: readonly XmlElement[]): XmlElement =>
  groupElement(buddies.element, { name: freeGroupName(buddies, title), title }, entries);

/** A member at the end of the list, found by the attribute that nobody beside it has. */
function newMember({ element: list, address }: PlacedList, attribute: [string, string], member: XmlElement) {
  const target = elementIn(address.document, ...address.steps, {
    position: memberPosition(list),
    attribute,
  });
  return { kind: "put", target, text: textInside(list, member) } as const;
}
