import { uriKey } from "@porchlight/documents";
import { type Decidee, type Naming, shownAddress } from "@porchlight/presence-client";
import { exactText } from "@porchlight/ui";
import { contactName } from "../board/arrange-contacts";
import type { Contact } from "../contacts/contact-book";
import { translation, ui } from "../words/words";

/** How people are called here: as the user calls them, else by their address. What they call themselves is not asked. */
export function namingOf(contacts: readonly Contact[]): Naming {
  const names = new Map(contacts.map((contact) => [uriKey(contact.uri), contactName(contact)]));
  return {
    nameOf: (uri) => names.get(uriKey(uri)) ?? shownAddress(uri),
    timeOf: (at) => exactText(at, ui),
    words: translation?.rules,
  };
}

/** A string that is equal for the same person or domain. */
export const decideeKey = (about: Decidee): string =>
  "watcher" in about ? `watcher ${uriKey(about.watcher)}` : `domain ${about.domain}`;

/** The part of an address behind the @. */
export const domainOf = (entity: string): string => entity.slice(entity.lastIndexOf("@") + 1);
