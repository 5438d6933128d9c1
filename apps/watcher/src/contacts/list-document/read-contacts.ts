import {
  type DocumentAddress,
  type DocumentCopy,
  ok,
  parseAddress,
  type Result,
} from "@porchlight/presence-client";
import { attributeOf, childElements, type XmlElement } from "@porchlight/xml";
import type { BookFailure, Contact, ContactGroup } from "../contact-book";
import { displayName, groupsIn, membersOf, openLists, type PlacedList } from "./placed-list";

export interface ListedContacts {
  readonly contacts: readonly Contact[];
  readonly groups: readonly ContactGroup[];
  readonly omitted: number;
}

/** What one board can show, and one client watch. */
export const mostContacts = 1000;

const nobody: ListedContacts = { contacts: [], groups: [], omitted: 0 };

/** The contacts in the user's lists, in the order of the document. `before` are those of an earlier reading: what is equal stays the same object. */
export function readContacts(
  index: DocumentAddress,
  copy: DocumentCopy | undefined,
  before: readonly Contact[] = [],
): Result<ListedContacts, BookFailure> {
  const lists = openLists(index, copy);
  if (!lists.ok) return lists;
  const buddies = lists.value?.buddies;
  if (!buddies) return ok(nobody);
  const groups = groupsIn(buddies);
  const entries = entriesIn(buddies, new Map(groups.map((group) => [group.element, group])));
  const known = new Map(before.map((contact) => [contact.uri, contact]));
  return ok({
    contacts: entries.slice(0, mostContacts).map((entry) => contactOf(entry, known.get(entry.uri))),
    groups: groups.map(({ id, title, ownTitle }) => ({ id, title, ownTitle })),
    omitted: Math.max(0, entries.length - mostContacts),
  });
}

type ListedEntry = Omit<Contact, "address">;

/** With those of the groups in it, where they stand: so a list service counts its members. */
function entriesIn(
  { element, id }: PlacedList,
  groups: ReadonlyMap<XmlElement, PlacedList>,
): readonly ListedEntry[] {
  const entries = new Set(membersOf(element, "entry"));
  return childElements(element).flatMap((child) => {
    const group = groups.get(child);
    if (group !== undefined) return entriesIn(group, groups);
    const uri = entries.has(child) ? attributeOf(child, "uri") : undefined;
    return uri === undefined ? [] : [{ uri, name: displayName(child), group: id || undefined }];
  });
}

function contactOf(entry: ListedEntry, known: Contact | undefined): Contact {
  if (!known) return { ...entry, address: addressOf(entry.uri) };
  const isSame = known.name === entry.name && known.group === entry.group;
  return isSame ? known : { ...entry, address: known.address };
}

function addressOf(uri: string): string | undefined {
  const parsed = /^sips?:/i.test(uri.trim()) ? parseAddress(uri) : undefined;
  return parsed?.ok ? parsed.value : undefined;
}
