import { fail, ok, type Result } from "@porchlight/kernel";
import {
  attributeOf,
  childElements,
  childOf,
  isNamed,
  parseXml,
  textOf,
  type XmlElement,
} from "@porchlight/xml";
import { given } from "../given";
import { numberAttribute } from "../number-attribute";
import {
  CONTACT_EVENTS,
  CONTACT_STATES,
  type ContactElement,
  REGINFO,
  REGISTRATION_STATES,
  type RegInfo,
  type RegistrationElement,
} from "./reginfo";

/** Reads a reginfo document; the error is one sentence. Elements and attributes of other namespaces are passed over. */
export function readRegInfo(source: string | Uint8Array): Result<RegInfo, string> {
  const xml = parseXml(source);
  if (!xml.ok) return fail(`${xml.error.kind}: ${xml.error.reason.text}`);
  const { root } = xml.value;
  if (!isNamed(root, REGINFO, "reginfo")) return fail("the root element is not <reginfo>");
  const version = numberAttribute(root, "version");
  const state = attributeOf(root, "state");
  if (version === undefined) return fail("<reginfo> without a version");
  if (state !== "full" && state !== "partial") return fail("<reginfo> that is neither full nor partial");
  const registrations: RegistrationElement[] = [];
  for (const child of childElements(root)) {
    if (!isNamed(child, REGINFO, "registration")) continue;
    const registration = readRegistration(child);
    if (!registration.ok) return registration;
    registrations.push(registration.value);
  }
  return ok({ version, state, registrations });
}

function readRegistration(element: XmlElement): Result<RegistrationElement, string> {
  const aor = attributeOf(element, "aor");
  const id = attributeOf(element, "id");
  const state = REGISTRATION_STATES.find((each) => each === attributeOf(element, "state"));
  if (aor === undefined || id === undefined || state === undefined)
    return fail("<registration> without an aor, an id or a state that is known");
  const contacts: ContactElement[] = [];
  for (const child of childElements(element)) {
    if (!isNamed(child, REGINFO, "contact")) continue;
    const contact = readContact(child);
    if (!contact.ok) return contact;
    contacts.push(contact.value);
  }
  return ok({ aor, id, state, contacts });
}

function readContact(element: XmlElement): Result<ContactElement, string> {
  const id = attributeOf(element, "id");
  const state = CONTACT_STATES.find((each) => each === attributeOf(element, "state"));
  const event = CONTACT_EVENTS.find((each) => each === attributeOf(element, "event"));
  const uri = childOf(element, REGINFO, "uri");
  if (id === undefined || state === undefined || event === undefined)
    return fail("<contact> without an id, a state or an event that is known");
  if (uri === undefined) return fail("<contact> without a <uri>");
  const name = childOf(element, REGINFO, "display-name");
  return ok({
    id,
    state,
    event,
    uri: textOf(uri).trim(),
    unknownParams: unknownParams(element),
    ...given("displayName", name && textOf(name)),
    ...given("durationRegistered", numberAttribute(element, "duration-registered")),
    ...given("expires", numberAttribute(element, "expires")),
    ...given("retryAfter", numberAttribute(element, "retry-after")),
    ...given("q", attributeOf(element, "q")),
    ...given("callId", attributeOf(element, "callid")),
    ...given("cseq", numberAttribute(element, "cseq")),
  });
}

const unknownParams = (element: XmlElement) =>
  childElements(element)
    .filter((child) => isNamed(child, REGINFO, "unknown-param"))
    .map((child) => ({ name: attributeOf(child, "name") ?? "", value: textOf(child) }));
