import { fail, ok, type Result } from "@porchlight/kernel";
import type { HeaderFields } from "../header-fields";
import { limits } from "../parse/limits";
import { parseDecimal } from "../text/decimal";
import { hasSipScheme, parseSipUri } from "../uri/sip-uri";
import { parseDeltaSeconds } from "./expires";
import { type NameAddress, parseNameAddress } from "./name-address";
import { parseQValue } from "./q-value";

/** One Contact value with the parameters of RFC 3261 section 20.10 and RFC 5626 section 4.1. */
export interface Contact extends NameAddress {
  /** 0 to 1; undefined when absent. */
  readonly q: number | undefined;
  /** Undefined when absent, malformed or out of range: the default counts. */
  readonly expires: number | undefined;
  /** `+sip.instance` without quotes and angle brackets, such as `urn:uuid:…`. */
  readonly instance: string | undefined;
  /** 1 to 2^31 - 1. */
  readonly regId: number | undefined;
}

export type Contacts =
  | { readonly kind: "star" }
  | { readonly kind: "list"; readonly contacts: readonly Contact[] };

/** All Contact values of a message. A star stands alone (RFC 3261 section 10.2.2). */
export function parseContacts(headers: HeaderFields): Result<Contacts, string> {
  const values = headers.values("contact");
  if (values.length === 0) {
    return headers.has("contact") ? fail("empty Contact") : ok({ kind: "list", contacts: [] });
  }
  if (values.includes("*"))
    return values.length === 1 ? ok({ kind: "star" }) : fail("Contact: * beside another");
  if (values.length > limits.fieldsPerName) return fail("too many Contacts");
  const contacts: Contact[] = [];
  for (const value of values) {
    const contact = parseContact(value);
    if (!contact.ok) return contact;
    contacts.push(contact.value);
  }
  return ok({ kind: "list", contacts });
}

/** One Contact value. A SIP or SIPS URI in it is well-formed. */
export function parseContact(text: string): Result<Contact, string> {
  const address = parseNameAddress(text);
  if (!address.ok) return fail(`Contact: ${address.error.text}`);
  const { displayName, params, tag, uri } = address.value;
  if (hasSipScheme(uri) && !parseSipUri(uri).ok) return fail("Contact: malformed SIP URI");
  const writtenQ = params.get("q");
  const q = writtenQ === undefined ? undefined : parseQValue(writtenQ);
  if (writtenQ !== undefined && q === undefined) return fail("Contact: malformed q");
  const expires = params.get("expires");
  const regId = params.get("reg-id");
  const regNumber = regId === undefined ? undefined : parseDecimal(regId, 0x7fff_ffff);
  if (regId !== undefined && (regNumber === undefined || regNumber === 0))
    return fail("Contact: malformed reg-id");
  return ok({
    displayName,
    uri,
    params,
    tag,
    q,
    expires: expires === undefined ? undefined : parseDeltaSeconds(expires),
    instance: instanceOf(params.get("+sip.instance")),
    regId: regNumber,
  });
}

function instanceOf(written: string | undefined): string | undefined {
  if (written === undefined || written === "") return undefined;
  return written.startsWith("<") && written.endsWith(">") ? written.slice(1, -1) : written;
}
