import type { Result, Saying } from "@porchlight/kernel";
import { element, type XmlDocument, type XmlElement } from "@porchlight/xml";
import { unknownPart } from "../common-policy/condition";
import { readRuleset } from "../common-policy/read-ruleset";
import type { PolicyVocabulary } from "../common-policy/rule";
import type { SchemaFaults } from "../common-policy/schema-faults";
import { booleanIn, choiceIn, requiredAttribute } from "../common-policy/values";
import { writeRule, writeRuleset } from "../common-policy/write-rule";
import {
  PUB_RULES,
  PUBLICATION_PERMISSIONS,
  type PublicationAction,
  type PublicationRule,
  type PublicationTransformation,
} from "./publication-rule";

/** Reads a publication rules document. The error is what breaks the schema. */
export const readPublicationRules = (
  source: string | XmlDocument,
): Result<readonly PublicationRule[], Saying> => readRuleset(source, PUBLICATION);

/** One rule as a fragment for an XCAP PUT; parts of it that were read stand as they did. */
export const writePublicationRule = (rule: PublicationRule): string => writeRule(rule, PUBLICATION);

/** A document of these rules. */
export const writePublicationRules = (rules: readonly PublicationRule[]): string =>
  writeRuleset(rules, PUBLICATION);

const PUBLICATION: PolicyVocabulary<PublicationAction, PublicationTransformation> = {
  readAction,
  readTransformation,
  buildAction: (action) =>
    action.kind === "unknown" ? action.element : own(action.kind, {}, action.handling),
  buildTransformation,
};

function readAction(element: XmlElement, faults: SchemaFaults): PublicationAction {
  const { localName } = element;
  if (element.namespace === PUB_RULES && (localName === "pub-handling" || localName === "perm-handling")) {
    return { kind: localName, handling: choiceIn(element, ["block", "allow"], faults), element };
  }
  return unknownPart(element);
}

function readTransformation(element: XmlElement, faults: SchemaFaults): PublicationTransformation {
  if (element.namespace !== PUB_RULES) return unknownPart(element);
  if (element.localName === "allow-all-attributes") {
    faults.empty(element);
    return { kind: element.localName, element };
  }
  if (element.localName === "allow-unknown-attribute") {
    return {
      kind: element.localName,
      name: requiredAttribute(element, "name", faults),
      namespace: requiredAttribute(element, "ns", faults),
      granted: booleanIn(element, faults),
      element,
    };
  }
  const name = PUBLICATION_PERMISSIONS.find((known) => known === element.localName);
  if (name === undefined) return unknownPart(element);
  return { kind: "allow", name, granted: booleanIn(element, faults), element };
}

function buildTransformation(transformation: PublicationTransformation): XmlElement {
  switch (transformation.kind) {
    case "allow":
      return own(transformation.name, {}, String(transformation.granted));
    case "allow-unknown-attribute": {
      const { name, namespace, granted } = transformation;
      return own(transformation.kind, { name, ns: namespace }, String(granted));
    }
    case "allow-all-attributes":
      return own(transformation.kind, {});
    case "unknown":
      return transformation.element;
  }
}

const own = (
  name: string,
  attributes: Readonly<Record<string, string>>,
  ...children: readonly string[]
): XmlElement => element(`opub:${name}`, PUB_RULES, attributes, children);
