import { attributeOf, childElements, childOf, isNamed, textOf, type XmlElement } from "@porchlight/xml";
import { given } from "../given";
import { readNumber } from "../number-attribute";
import {
  DIALOG_INFO,
  type DialogTarget,
  type NamedUri,
  type Participant,
  type SessionDescription,
} from "./dialog-info";
import { foreignElements } from "./foreign-elements";

export function readParticipant(element: XmlElement | undefined): Participant | undefined {
  if (element === undefined) return undefined;
  const cseq = childOf(element, DIALOG_INFO, "cseq");
  return {
    identities: named(element, "identity").flatMap((identity) => readNamedUri(identity) ?? []),
    ...given("target", readTarget(childOf(element, DIALOG_INFO, "target"))),
    ...given(
      "sessionDescription",
      readSessionDescription(childOf(element, DIALOG_INFO, "session-description")),
    ),
    ...given("cseq", cseq && readNumber(textOf(cseq))),
    extensions: foreignElements(element),
  };
}

/** The text of RFC 4235 calls the name `display`, its schema `display-name`. */
export function readNamedUri(element: XmlElement | undefined): NamedUri | undefined {
  if (element === undefined) return undefined;
  const display = attributeOf(element, "display") ?? attributeOf(element, "display-name");
  return { uri: textOf(element).trim(), ...given("display", display) };
}

function readTarget(element: XmlElement | undefined): DialogTarget | undefined {
  const uri = element && attributeOf(element, "uri");
  if (element === undefined || uri === undefined) return undefined;
  const params = named(element, "param").map((param) => ({
    name: attributeOf(param, "pname") ?? "",
    value: attributeOf(param, "pval") ?? "",
  }));
  return { uri, params };
}

function readSessionDescription(element: XmlElement | undefined): SessionDescription | undefined {
  const type = element && attributeOf(element, "type");
  return element === undefined || type === undefined ? undefined : { type, text: textOf(element) };
}

const named = (element: XmlElement, localName: string): readonly XmlElement[] =>
  childElements(element).filter((child) => isNamed(child, DIALOG_INFO, localName));
