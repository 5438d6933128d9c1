import { shownAddress } from "@porchlight/presence-client";
import type { Contact } from "../contacts/contact-book";
import type { BoardMark, ContactState } from "../presence/contact-state";

export type SortOrder = "status" | "name";

export interface BoardRow {
  readonly contact: Contact;
  readonly state: ContactState;
}

export interface BoardGroup {
  /** Undefined for contacts without one. */
  readonly name: string | undefined;
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
export function contactName({ name, address }: Contact): string {
  return name ?? shownAddress(address).split("@")[0] ?? address;
}

/** The rows that match, in groups by name (contacts without a group last), sorted within each. */
export function arrangeContacts(rows: readonly BoardRow[], { query, order }: Arrangement): BoardGroup[] {
  const sought = query.trim().toLocaleLowerCase();
  const matching = rows.filter(({ contact, state }) => matches(contact, state, sought));
  return [...grouped(matching)]
    .map(([name, members]) => ({ name, rows: members.toSorted(order === "name" ? byName : byStatus) }))
    .sort((one, other) => byGroup(one.name, other.name));
}

function grouped(rows: readonly BoardRow[]): Map<string | undefined, BoardRow[]> {
  const groups = new Map<string | undefined, BoardRow[]>();
  for (const row of rows) {
    const members = groups.get(row.contact.group);
    if (members) members.push(row);
    else groups.set(row.contact.group, [row]);
  }
  return groups;
}

function matches(contact: Contact, { summary }: ContactState, sought: string): boolean {
  const text = [contact.name, contact.group, shownAddress(contact.address), summary?.note].join("\n");
  return text.toLocaleLowerCase().includes(sought);
}

const byName = (one: BoardRow, other: BoardRow): number =>
  contactName(one.contact).localeCompare(contactName(other.contact), undefined, { sensitivity: "base" });

const byStatus = (one: BoardRow, other: BoardRow): number =>
  rank[one.state.mark] - rank[other.state.mark] || byName(one, other);

function byGroup(one: string | undefined, other: string | undefined): number {
  if (one === other) return 0;
  if (one === undefined) return 1;
  return other === undefined ? -1 : one.localeCompare(other);
}
