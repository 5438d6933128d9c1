import { isNamed, type XmlElement } from "@porchlight/xml";
import { type UnknownPart, unknownPart } from "../common-policy/condition";
import { say } from "../common-policy/sayings";
import type { SchemaFaults } from "../common-policy/schema-faults";
import { booleanIn, choiceIn, requiredAttribute, tokenIn } from "../common-policy/values";
import { OMA_PRES_RULES, PRES_RULES } from "./namespaces";
import {
  type ComponentMember,
  type MemberKind,
  OMA_PRESENCE_ATTRIBUTES,
  PRESENCE_ATTRIBUTES,
  type PresenceAction,
  type PresenceTransformation,
  type ProvideComponents,
  USER_INPUT_LEVELS,
} from "./presence-rule";
import { SUB_HANDLINGS } from "./sub-handling";

export function readPresenceAction(element: XmlElement, faults: SchemaFaults): PresenceAction {
  if (!isNamed(element, PRES_RULES, "sub-handling")) return unknownPart(element);
  return { kind: "sub-handling", handling: choiceIn(element, SUB_HANDLINGS, faults), element };
}

export function readPresenceTransformation(
  element: XmlElement,
  faults: SchemaFaults,
): PresenceTransformation {
  if (element.namespace === PRES_RULES) return readOwn(element, faults);
  if (element.namespace === OMA_PRES_RULES) return readOma(element, faults);
  return unknownPart(element);
}

function readOwn(element: XmlElement, faults: SchemaFaults): PresenceTransformation {
  const { localName } = element;
  switch (localName) {
    case "provide-services":
    case "provide-devices":
    case "provide-persons":
      return { kind: localName, members: readMembers(element, localName, faults), element };
    case "provide-user-input":
      return { kind: localName, level: choiceIn(element, USER_INPUT_LEVELS, faults), element };
    case "provide-unknown-attribute":
      return {
        kind: localName,
        name: requiredAttribute(element, "name", faults),
        namespace: requiredAttribute(element, "ns", faults),
        granted: booleanIn(element, faults),
        element,
      };
    case "provide-all-attributes":
      faults.empty(element);
      return { kind: localName, element };
    default:
      return readAttribute(element, PRESENCE_ATTRIBUTES, faults);
  }
}

function readOma(element: XmlElement, faults: SchemaFaults): PresenceTransformation {
  if (element.localName !== "provide-geopriv") return readAttribute(element, OMA_PRESENCE_ATTRIBUTES, faults);
  return { kind: "provide-geopriv", level: choiceIn(element, ["false", "full"], faults), element };
}

function readAttribute(
  element: XmlElement,
  names: typeof PRESENCE_ATTRIBUTES | typeof OMA_PRESENCE_ATTRIBUTES,
  faults: SchemaFaults,
): PresenceTransformation {
  const name = names.find((known) => known === element.localName);
  if (name === undefined) return unknownPart(element);
  return { kind: "provide-attribute", name, granted: booleanIn(element, faults), element };
}

const ALL: Readonly<Record<ProvideComponents["kind"], string>> = {
  "provide-services": "all-services",
  "provide-devices": "all-devices",
  "provide-persons": "all-persons",
};

export const MEMBER_KINDS: Readonly<Record<ProvideComponents["kind"], readonly MemberKind[]>> = {
  "provide-services": ["service-uri", "service-uri-scheme", "occurrence-id", "class"],
  "provide-devices": ["deviceID", "occurrence-id", "class"],
  "provide-persons": ["occurrence-id", "class"],
};

/** `all-…` stands alone (RFC 5025 section 7). */
function readMembers(
  element: XmlElement,
  kind: ProvideComponents["kind"],
  faults: SchemaFaults,
): ProvideComponents["members"] {
  const children = faults.childrenOf(element);
  const [first] = children;
  if (first === undefined || !isNamed(first, PRES_RULES, ALL[kind])) {
    return children.map((child) => readMember(child, element, MEMBER_KINDS[kind], faults));
  }
  faults.empty(first);
  if (children.length > 1) faults.note(say("not-alone", { element: first.localName }));
  return "all";
}

function readMember(
  child: XmlElement,
  parent: XmlElement,
  kinds: readonly MemberKind[],
  faults: SchemaFaults,
): ComponentMember | UnknownPart {
  if (isNamed(child, OMA_PRES_RULES, "service-id") && parent.localName === "provide-services") {
    return { kind: "service-id", value: tokenIn(child, faults), element: child };
  }
  const kind = child.namespace === PRES_RULES ? kinds.find((known) => known === child.localName) : undefined;
  if (kind !== undefined) return { kind, value: tokenIn(child, faults), element: child };
  faults.foreign(child, parent);
  return unknownPart(child);
}
