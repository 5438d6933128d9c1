import { parseContacts, parseSipUri, type SipRequest } from "@porchlight/sip-message";
import type { Gruus } from "../registration/gruus";

const longestInstance = 256;

/**
 * The instance of the user agent that a Contact names, by `+sip.instance` or by a GRUU of whoever sent it; empty when it
 * names none.
 */
export function instanceOfContact({ headers }: SipRequest, aor: string, gruus: Gruus): string {
  const contacts = parseContacts(headers);
  const contact = contacts.ok && contacts.value.kind === "list" ? contacts.value.contacts[0] : undefined;
  if (contact === undefined) return "";
  const instance = contact.instance ?? instanceOfGruu(contact.uri, aor, gruus);
  return instance.length > longestInstance ? "" : instance;
}

function instanceOfGruu(text: string, aor: string, gruus: Gruus): string {
  const uri = parseSipUri(text);
  const target = uri.ok ? gruus.resolve(uri.value) : "invalid";
  return typeof target === "object" && target.aor === aor ? target.instance : "";
}
