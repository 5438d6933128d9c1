import { attributeOf, type XmlElement } from "@porchlight/xml";
import {
  type ExceptMember,
  type IdentityCondition,
  type IdentityMember,
  type ManyMember,
  type UnknownPart,
  unknownPart,
} from "./condition";
import { COMMON_POLICY } from "./namespaces";
import { say } from "./sayings";
import type { SchemaFaults } from "./schema-faults";
import { requiredAttribute } from "./values";

/** An `identity` that names nobody breaks the schema of RFC 4745 section 13. */
export function readIdentity(element: XmlElement, faults: SchemaFaults): IdentityCondition {
  const members = faults.childrenOf(element).map((child) => readMember(child, element, faults));
  if (members.length === 0) faults.note(say("identity-empty"));
  return { kind: "identity", members, element };
}

function readMember(child: XmlElement, parent: XmlElement, faults: SchemaFaults): IdentityMember {
  if (child.namespace === COMMON_POLICY && child.localName === "one") return readOne(child, faults);
  if (child.namespace === COMMON_POLICY && child.localName === "many") return readMany(child, faults);
  faults.foreign(child, parent);
  return unknownPart(child);
}

function readOne(element: XmlElement, faults: SchemaFaults): IdentityMember {
  const [extension, ...others] = faults.childrenOf(element);
  if (extension !== undefined) faults.foreign(extension, element);
  if (others.length > 0) faults.note(say("more-than-one-in-one"));
  return { kind: "one", id: requiredAttribute(element, "id", faults).trim(), element };
}

function readMany(element: XmlElement, faults: SchemaFaults): ManyMember {
  const exceptions = faults.childrenOf(element).map((child) => readException(child, element, faults));
  return { kind: "many", ...textAttribute(element, "domain"), exceptions, element };
}

function readException(
  child: XmlElement,
  parent: XmlElement,
  faults: SchemaFaults,
): ExceptMember | UnknownPart {
  if (child.namespace !== COMMON_POLICY || child.localName !== "except") {
    faults.foreign(child, parent);
    return unknownPart(child);
  }
  faults.empty(child);
  return { kind: "except", ...textAttribute(child, "id"), ...textAttribute(child, "domain"), element: child };
}

function textAttribute<Name extends string>(
  element: XmlElement,
  name: Name,
): { readonly [Key in Name]?: string } {
  const value = attributeOf(element, name)?.trim();
  return (value === undefined ? {} : { [name]: value }) as { readonly [Key in Name]?: string };
}
