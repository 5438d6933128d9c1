import { escapeText } from "@porchlight/xml";
import { attributeText } from "../attribute-text";
import { XML_DECLARATION } from "../presence/write-presence";
import { type ContactElement, REGINFO, type RegInfo, type RegistrationElement } from "./reginfo";

export function writeRegInfo({ version, state, registrations }: RegInfo): string {
  const root = `<reginfo xmlns="${REGINFO}" version="${version}" state="${state}">`;
  return `${XML_DECLARATION}\n${root}${registrations.map(registrationText).join("")}</reginfo>`;
}

function registrationText({ aor, id, state, contacts }: RegistrationElement): string {
  const attributes = [attributeText("aor", aor), attributeText("id", id), attributeText("state", state)];
  return `<registration${attributes.join("")}>${contacts.map(contactText).join("")}</registration>`;
}

function contactText(contact: ContactElement): string {
  const { uri, displayName, unknownParams } = contact;
  const attributes = [
    attributeText("id", contact.id),
    attributeText("state", contact.state),
    attributeText("event", contact.event),
    attributeText("duration-registered", contact.durationRegistered),
    attributeText("expires", contact.expires),
    attributeText("retry-after", contact.retryAfter),
    attributeText("q", contact.q),
    attributeText("callid", contact.callId),
    attributeText("cseq", contact.cseq),
  ];
  const name = displayName === undefined ? "" : `<display-name>${escapeText(displayName)}</display-name>`;
  const params = unknownParams.map(
    (param) =>
      `<unknown-param${attributeText("name", param.name)}>${escapeText(param.value)}</unknown-param>`,
  );
  return `<contact${attributes.join("")}><uri>${escapeText(uri)}</uri>${name}${params.join("")}</contact>`;
}
