import { visibleText } from "@porchlight/ui";
import type { Contact } from "../contacts/contact-book";
import { namingOf } from "../visibility/names";

/** How the other side is called here: as the user calls it, else by its address. What it calls itself proves nothing. */
export const peerName = (peer: string, contacts: readonly Contact[]): string =>
  visibleText(namingOf(contacts).nameOf(peer));
