import { isNcName } from "./chars";
import type { XmlAttribute, XmlElement, XmlNode, XmlText } from "./node";
import { EMPTY_SCOPE, NO_DECLARATIONS, XML_NAMESPACE } from "./scope";

/** What an element has that stands in no source text. */
const UNPLACED = { source: "", start: 0, end: 0, contentStart: 0, contentEnd: 0 };

/** Attributes by name: `id`, or `xml:lang`. An undefined value leaves the attribute out. */
export type AttributeValues = Readonly<Record<string, string | undefined>>;

/**
 * An element made by hand. `name` is `local` or `prefix:local`; the prefix is a wish that the serialiser declares where needed.
 * Attributes are in no namespace, or in that of `xml:`. A name that is none is a fault and throws.
 */
export function element(
  name: string,
  namespace: string,
  attributes: AttributeValues = {},
  children: readonly (XmlNode | string)[] = [],
): XmlElement {
  const { prefix, localName } = splitName(name);
  return {
    kind: "element",
    prefix,
    localName,
    namespace,
    attributes: Object.entries(attributes).flatMap(([key, value]) =>
      value === undefined ? [] : [builtAttribute(key, value)],
    ),
    declarations: NO_DECLARATIONS,
    scope: EMPTY_SCOPE,
    children: children.map((child) => (typeof child === "string" ? textNode(child) : child)),
    ...UNPLACED,
  };
}

/** A text node made by hand. */
export const textNode = (value: string): XmlText => ({ kind: "text", value, start: 0, end: 0 });

/** The parts of an element that `rebuild` can replace. */
export interface ElementChange {
  readonly attributes?: readonly XmlAttribute[];
  readonly children?: readonly XmlNode[];
  /** Prefix to namespace, written at this element. */
  readonly declarations?: ReadonlyMap<string, string>;
}

/** The element with other parts; a child that was parsed is still written as its source has it. */
export function rebuild(original: XmlElement, change: ElementChange): XmlElement {
  return {
    ...original,
    ...UNPLACED,
    attributes: change.attributes ?? original.attributes,
    children: change.children ?? original.children,
    declarations:
      change.declarations === undefined
        ? original.declarations
        : [...change.declarations].map(([prefix, uri]) => ({ prefix, uri, start: 0, end: 0 })),
  };
}

/** An attribute made by hand, in no namespace or in that of `xml:`. */
export function builtAttribute(name: string, value: string): XmlAttribute {
  const { prefix, localName } = splitName(name);
  if (prefix !== "" && prefix !== "xml") throw new Error(`attribute ${name} needs a namespace`);
  const namespace = prefix === "xml" ? XML_NAMESPACE : "";
  return { prefix, localName, namespace, value, start: 0, end: 0, valueStart: 0, valueEnd: 0 };
}

function splitName(name: string): { prefix: string; localName: string } {
  const colon = name.indexOf(":");
  const prefix = colon < 0 ? "" : name.slice(0, colon);
  const localName = name.slice(colon + 1);
  if (!isNcName(localName) || (colon >= 0 && !isNcName(prefix)) || name === "xmlns" || prefix === "xmlns") {
    throw new Error(`not an XML name: ${name}`);
  }
  return { prefix, localName };
}
