import { isNamed, type XmlElement } from "@porchlight/xml";
import {
  type Condition,
  type ExternalListCondition,
  type SphereCondition,
  unknownPart,
  type ValidityCondition,
} from "./condition";
import { COMMON_POLICY, OMA_COMMON_POLICY } from "./namespaces";
import { readIdentity } from "./read-identity";
import { say } from "./sayings";
import type { SchemaFaults } from "./schema-faults";
import { dateTimeIn, requiredAttribute } from "./values";

/** Reads one child of `conditions`. */
export function readCondition(element: XmlElement, faults: SchemaFaults): Condition {
  switch (element.namespace) {
    case COMMON_POLICY:
      return readOwn(element, faults);
    case OMA_COMMON_POLICY:
      return readOma(element, faults);
    case "":
      faults.note(say("element-in-no-namespace", { element: element.localName }));
      return unknownPart(element);
    default:
      return unknownPart(element);
  }
}

function readOwn(element: XmlElement, faults: SchemaFaults): Condition {
  switch (element.localName) {
    case "identity":
      return readIdentity(element, faults);
    case "sphere":
      return readSphere(element, faults);
    case "validity":
      return readValidity(element, faults);
    default:
      faults.note(say("no-condition", { element: element.localName }));
      return unknownPart(element);
  }
}

function readOma(element: XmlElement, faults: SchemaFaults): Condition {
  switch (element.localName) {
    case "external-list":
      return readExternalList(element, faults);
    case "other-identity":
    case "anonymous-request":
      faults.empty(element);
      return { kind: element.localName, element };
    default:
      return unknownPart(element);
  }
}

function readSphere(element: XmlElement, faults: SchemaFaults): SphereCondition {
  faults.empty(element);
  const tokens = requiredAttribute(element, "value", faults).split(/\s+/).filter(Boolean);
  return { kind: "sphere", tokens, element };
}

/** `from` and `until` come in pairs (RFC 4745 section 7.4). */
function readValidity(element: XmlElement, faults: SchemaFaults): ValidityCondition {
  const children = faults.childrenOf(element);
  const isPaired = children.every((child, index) =>
    isNamed(child, COMMON_POLICY, index % 2 === 0 ? "from" : "until"),
  );
  if (!isPaired || children.length === 0 || children.length % 2 !== 0) {
    faults.note(say("no-pairs"));
  }
  const times = children.map((child) => dateTimeIn(child, faults));
  const periods = times.flatMap((from, index) => {
    const until = times[index + 1];
    return index % 2 === 0 && until !== undefined ? [{ from, until }] : [];
  });
  return { kind: "validity", periods, element };
}

function readExternalList(element: XmlElement, faults: SchemaFaults): ExternalListCondition {
  const anchors = faults.childrenOf(element).map((entry) => {
    if (!isNamed(entry, OMA_COMMON_POLICY, "entry")) faults.misplaced(entry, element);
    for (const child of faults.childrenOf(entry)) faults.foreign(child, entry);
    return requiredAttribute(entry, "anc", faults).trim();
  });
  return { kind: "external-list", anchors, element };
}
