import { GEOPRIV, PIDF, type UserInputLevel } from "@porchlight/documents";
import { isNamed, nameKey, rebuild, type XmlAttribute, type XmlElement, type XmlNode } from "@porchlight/xml";
import { attributeRule, type ComponentKind } from "../permissions/known-attributes";
import { type AttributeGrant, bitOf } from "../permissions/permissions";

/** Decides what of an element is seen: itself, another form of it, or nothing. */
type Visibility = (element: XmlElement) => XmlElement | undefined;

/** What of a granted component is seen (RFC 5025 section 3.3.2). */
export function visibleComponent(
  kind: ComponentKind,
  component: XmlElement,
  grant: "all" | AttributeGrant,
): XmlElement {
  if (grant === "all") return component;
  return reduced(component, ["id"], (child) => visibleAttribute(kind, child, grant));
}

function visibleAttribute(
  kind: ComponentKind,
  child: XmlElement,
  grant: AttributeGrant,
): XmlElement | undefined {
  const rule = attributeRule(kind, child);
  switch (rule?.kind) {
    case undefined:
      return isGrantedByName(child, grant) ? child : undefined;
    case "visible":
      return child;
    case "status":
      return reduced(child, [], (part) => (isSeenInStatus(part, grant) ? part : undefined));
    case "permission":
      return (grant.named & bitOf(rule.permission)) === 0 ? undefined : child;
    case "user-input":
      return visibleUserInput(child, grant.userInput);
    case "geopriv":
      return grant.geopriv ? child : undefined;
  }
}

/** `provide-unknown-attribute` names attributes that no other permission is about, wherever they stand. */
export const isGrantedByName = (element: XmlElement, { unknown }: AttributeGrant): boolean =>
  unknown.has(nameKey(element));

/** Children of `status` are not children of the tuple, so that no permission by name reaches them. */
const isSeenInStatus = (part: XmlElement, { geopriv }: AttributeGrant): boolean =>
  isNamed(part, PIDF, "basic") || (geopriv && isNamed(part, GEOPRIV, "geopriv"));

/** RFC 5025 section 3.3.2.12; `last-input` is what RFC 4480 calls the attribute that it names `since`. */
function visibleUserInput(element: XmlElement, level: UserInputLevel): XmlElement | undefined {
  if (level === "false") return undefined;
  if (level === "full") return element;
  const kept = level === "thresholds" ? ["id", "idle-threshold"] : ["id"];
  const attributes = element.attributes.filter((attribute) => isKept(attribute, kept));
  return attributes.length === element.attributes.length ? element : rebuild(element, { attributes });
}

const isKept = (attribute: XmlAttribute, kept: readonly string[]): boolean =>
  kept.includes(nameKey(attribute));

/**
 * An element with only those attributes and child elements that are seen. The white space and the comments between
 * them go too: they would tell where something stood.
 */
function reduced(element: XmlElement, keptAttributes: readonly string[], visibility: Visibility): XmlElement {
  const children: XmlNode[] = [];
  for (const child of element.children) {
    const seen = child.kind === "element" ? visibility(child) : undefined;
    if (seen !== undefined) children.push(seen);
  }
  const attributes = element.attributes.filter((attribute) => isKept(attribute, keptAttributes));
  const isSame =
    attributes.length === element.attributes.length &&
    children.length === element.children.length &&
    children.every((child, index) => child === element.children[index]);
  return isSame ? element : rebuild(element, { attributes, children });
}
