import { escapeText } from "@porchlight/xml";
import { XML_DECLARATION } from "../presence/write-presence";
import { IS_COMPOSING, type IsComposing } from "./is-composing";

/** An isComposing document, its elements in the order of the schema (RFC 3994 section 6.1). */
export function writeIsComposing({ state, lastActive, contentType, refreshSeconds }: IsComposing): string {
  const elements = [
    elementText("state", state),
    elementText("lastactive", lastActive),
    elementText("contenttype", contentType),
    elementText("refresh", refreshSeconds === undefined ? undefined : String(refreshSeconds)),
  ];
  return `${XML_DECLARATION}\n<isComposing xmlns="${IS_COMPOSING}">${elements.join("")}</isComposing>`;
}

const elementText = (name: string, text: string | undefined): string =>
  text === undefined ? "" : `<${name}>${escapeText(text)}</${name}>`;
