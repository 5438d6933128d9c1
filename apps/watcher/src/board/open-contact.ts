import { useSyncExternalStore } from "react";
import type { Contact } from "../contacts/contact-book";

/** Where a contact is: somebody may be in several groups. */
type Place = Pick<Contact, "uri" | "group">;

function subscribe(listener: () => void): () => void {
  window.addEventListener("hashchange", listener);
  return () => window.removeEventListener("hashchange", listener);
}

/** The contact whose card is open. It stands in the URL, so that "back" closes the card. */
export function useOpenContact<Row extends { readonly contact: Place }>(
  rows: readonly Row[],
): Row | undefined {
  const hash = useSyncExternalStore(subscribe, () => window.location.hash);
  return openRow(hash, rows);
}

/** The row that a hash names; in whatever group, when it has left the one of the hash. */
export function openRow<Row extends { readonly contact: Place }>(
  hash: string,
  rows: readonly Row[],
): Row | undefined {
  const parameters = new URLSearchParams(hash.replace(/^#/, ""));
  const [uri, group] = [parameters.get("contact"), parameters.get("group") ?? undefined];
  const found = rows.filter(({ contact }) => contact.uri === uri);
  return found.find(({ contact }) => contact.group === group) ?? found[0];
}

export const hashOf = ({ uri, group }: Place): string =>
  new URLSearchParams({ contact: uri, ...(group === undefined ? {} : { group }) }).toString();

export const showContact = (contact: Place): void => {
  window.location.hash = hashOf(contact);
};

export const closeContact = (): void => {
  window.location.hash = "";
};
