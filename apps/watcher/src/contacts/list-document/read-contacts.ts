import {
  type DocumentAddress,
  type DocumentCopy,
  ok,
  parseAddress,
  type Result,
} from "@porchlight/presence-client";
import { attributeOf } from "@porchlight/xml";
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

/** The contacts in the user's lists, group by group. */
export function readContacts(
  index: DocumentAddress,
  copy: DocumentCopy | undefined,
): Result<ListedContacts, BookFailure> {
  const lists = openLists(index, copy);
  if (!lists.ok) return lists;
  const buddies = lists.value?.buddies;
  if (!buddies) return ok(nobody);
  const groups = groupsIn(buddies);
  const contacts = [buddies, ...groups].flatMap(contactsOf);
  return ok({
    contacts: contacts.slice(0, mostContacts),
    groups: groups.map(({ id, title, ownTitle }) => ({ id, title, ownTitle })),
    omitted: Math.max(0, contacts.length - mostContacts),
  });
}

function contactsOf({ element, id }: PlacedList): Contact[] {
  return membersOf(element, "entry").flatMap((entry) => {
    const uri = attributeOf(entry, "uri");
    if (uri === undefined) return [];
    const parsed = parseAddress(uri);
    return [
      {
        uri,
        address: parsed.ok && /^sips?:/i.test(uri.trim()) ? parsed.value : undefined,
        name: displayName(entry),
        group: id || undefined,
      },
    ];
  });
}
