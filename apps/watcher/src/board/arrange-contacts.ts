import { type PresenceReading, shownAddress } from "@porchlight/presence-client";
import type { Contact, ContactGroup } from "../contacts/contact-book";
import type { BoardMark, ContactState } from "../presence/contact-state";

export type SortOrder = "status" | "name";

export interface BoardRow {
  readonly contact: Contact;
  readonly state: ContactState;
  /** What there is to show of the contact; undefined where nothing is, or is not to be shown. */
  readonly reading: PresenceReading | undefined;
  /** Messages from the contact that the user has not seen. */
  readonly unread: number;
}

export interface BoardGroup {
  /** Undefined for contacts without one. */
  readonly group: ContactGroup | undefined;
  readonly rows: readonly BoardRow[];
}

export interface Arrangement {
  readonly query: string;
  readonly order: SortOrder;
}

const rank: Readonly<Record<BoardMark, number>> = {
  available: 0,
  "in-a-call": 1,
  busy: 2,
  away: 3,
  pending: 4,
  offline: 5,
  unknown: 6,
};

/** The name shown for a contact: the user's own word for it, else the part before the @. */
export function contactName({ name, uri }: Pick<Contact, "name" | "uri">): string {
  return name ?? shownAddress(uri).split("@")[0] ?? uri;
}

/**
 * The rows that match, in groups by title (contacts without a group last), sorted within each. A group without contacts
 * is there unless something is sought.
 */
export function arrangeContacts(
  rows: readonly BoardRow[],
  groups: readonly ContactGroup[],
  { query, order }: Arrangement,
): BoardGroup[] {
  const sought = query.trim().toLocaleLowerCase();
  const compare = order === "name" ? byName : byStatus;
  const titled = groups.toSorted((one, other) => one.title.localeCompare(other.title));
  return [...titled, undefined].flatMap((group) => {
    const members = rows.filter((row) => row.contact.group === group?.id && matches(row, group, sought));
    const isShown = members.length > 0 || (group !== undefined && sought === "");
    return isShown ? [{ group, rows: members.toSorted(compare) }] : [];
  });
}

function matches(
  { contact, state: { summary } }: BoardRow,
  group: ContactGroup | undefined,
  sought: string,
): boolean {
  const text = [contact.name, group?.title, shownAddress(contact.uri), summary?.note].join("\n");
  return text.toLocaleLowerCase().includes(sought);
}

const byName = (one: BoardRow, other: BoardRow): number =>
  contactName(one.contact).localeCompare(contactName(other.contact), undefined, { sensitivity: "base" });

const byStatus = (one: BoardRow, other: BoardRow): number =>
  rank[one.state.mark] - rank[other.state.mark] || byName(one, other);
