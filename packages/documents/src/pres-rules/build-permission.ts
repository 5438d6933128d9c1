import { element, type XmlElement } from "@porchlight/xml";
import { OMA_PRES_RULES, PRES_RULES } from "./namespaces";
import {
  type ComponentMember,
  OMA_PRESENCE_ATTRIBUTES,
  type PresenceAction,
  type PresenceTransformation,
  type ProvideComponents,
} from "./presence-rule";

export const buildPresenceAction = (action: PresenceAction): XmlElement =>
  action.kind === "unknown" ? action.element : own("sub-handling", action.handling);

/** The element of a permission that has none, with the usual prefixes. */
export function buildPresenceTransformation(transformation: PresenceTransformation): XmlElement {
  switch (transformation.kind) {
    case "provide-services":
    case "provide-devices":
    case "provide-persons":
      return buildComponents(transformation);
    case "provide-attribute": {
      const value = String(transformation.granted);
      return isOma(transformation.name) ? oma(transformation.name, value) : own(transformation.name, value);
    }
    case "provide-user-input":
      return own("provide-user-input", transformation.level);
    case "provide-geopriv":
      return oma("provide-geopriv", transformation.level);
    case "provide-unknown-attribute":
      return element(
        "pr:provide-unknown-attribute",
        PRES_RULES,
        { name: transformation.name, ns: transformation.namespace },
        [String(transformation.granted)],
      );
    case "provide-all-attributes":
      return own("provide-all-attributes");
    case "unknown":
      return transformation.element;
  }
}

function buildComponents({ kind, members }: ProvideComponents): XmlElement {
  if (members === "all") return own(kind, own(kind.replace("provide", "all")));
  const children = members.map((member) =>
    member.kind === "unknown" ? member.element : (member.element ?? buildMember(member)),
  );
  return element(`pr:${kind}`, PRES_RULES, {}, children);
}

const buildMember = ({ kind, value }: ComponentMember): XmlElement =>
  kind === "service-id" ? oma(kind, value) : own(kind, value);

const isOma = (name: string): boolean => (OMA_PRESENCE_ATTRIBUTES as readonly string[]).includes(name);

const own = (name: string, ...children: readonly (XmlElement | string)[]): XmlElement =>
  element(`pr:${name}`, PRES_RULES, {}, children);

const oma = (name: string, value: string): XmlElement => element(`op:${name}`, OMA_PRES_RULES, {}, [value]);
