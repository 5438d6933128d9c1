import {
  attributeOf,
  type XmlAttribute,
  type XmlDocument,
  type XmlElement,
  type XmlNode,
} from "@porchlight/xml";
import type { ElementStep, ExpandedName, NodeSelector } from "./node-selector";

/** What a node selector finds (RFC 4825 section 6.3). */
export type Selection =
  | { readonly kind: "element"; readonly element: XmlElement }
  | { readonly kind: "attribute"; readonly element: XmlElement; readonly attribute: XmlAttribute }
  | { readonly kind: "namespaces"; readonly element: XmlElement }
  /** No such node; `several` when a step left more than one element, which makes the selector invalid. */
  | {
      readonly kind: "none";
      readonly several: boolean;
      /** How many steps found their element. */
      readonly matched: number;
      /** The element the last of them found; undefined when the first step found none. */
      readonly context: XmlElement | undefined;
    };

/** Applies a node selector to a document, step by step from the document root. */
export function selectNode(document: XmlDocument, { steps, terminal }: NodeSelector): Selection {
  let candidates: readonly XmlNode[] = document.children;
  let context: XmlElement | undefined;
  let matched = 0;
  for (const step of steps) {
    const found = stepMatches(candidates, step);
    const [element] = found;
    if (element === undefined || found.length > 1) {
      return { kind: "none", several: found.length > 1, matched, context };
    }
    context = element;
    candidates = element.children;
    matched += 1;
  }
  const element = context as XmlElement;
  if (terminal === undefined) return { kind: "element", element };
  if (terminal.kind === "namespaces") return { kind: "namespaces", element };
  const attribute = attributeNamed(element, terminal.name);
  if (attribute !== undefined) return { kind: "attribute", element, attribute };
  return { kind: "none", several: false, matched, context };
}

/** The children a step leaves: name first, then the predicates as written. Never more than two are returned. */
export function stepMatches(children: readonly XmlNode[], step: ElementStep): XmlElement[] {
  const found: XmlElement[] = [];
  let position = 0;
  for (const child of children) {
    if (child.kind !== "element" || !isSelected(child, step.name)) continue;
    position += 1;
    if (step.position !== undefined && position !== step.position) continue;
    if (step.attribute === undefined || hasValue(child, step)) found.push(child);
    if (found.length > 1 || position === step.position) break;
  }
  return found;
}

/** Whether a name test takes an element; undefined is the wildcard. */
export const isSelected = (element: XmlElement, name: ExpandedName | undefined): boolean =>
  name === undefined || (element.localName === name.localName && element.namespace === name.namespace);

/** The attribute of an expanded name; a namespace declaration is no attribute. */
export function attributeNamed(element: XmlElement, name: ExpandedName): XmlAttribute | undefined {
  return element.attributes.find(
    ({ localName, namespace }) => localName === name.localName && namespace === name.namespace,
  );
}

function hasValue(element: XmlElement, { attribute }: ElementStep): boolean {
  if (attribute === undefined) return true;
  const { localName, namespace } = attribute.name;
  return attributeOf(element, localName, namespace) === attribute.value;
}
