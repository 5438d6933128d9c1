import {
  bindingsOf,
  builtAttribute,
  element,
  outerScope,
  rebuild,
  serializeElement,
  textNode,
  type XmlAttribute,
  type XmlElement,
  type XmlNode,
} from "@porchlight/xml";
import { PIDF, USUAL_PREFIXES } from "../namespaces";

interface Part {
  readonly element: XmlElement;
}

/** What a presence document is written from; a `PresenceDocument` is one. */
export interface PresenceParts {
  readonly entity: string;
  /** Attributes of the root besides `entity`. */
  readonly attributes?: readonly XmlAttribute[];
  readonly tuples: readonly Part[];
  readonly persons: readonly Part[];
  readonly devices: readonly Part[];
  readonly notes: readonly Part[];
  readonly extensions: readonly XmlElement[];
}

export const XML_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>';

/**
 * The document with its parts in the order of RFC 3863 and RFC 4479. Parsed elements are written as their source has them;
 * their prefixes are declared at the root where they agree, and at the element where one prefix has two meanings.
 */
export function writePresence(parts: PresenceParts): string {
  const elements = [
    ...parts.tuples.map(elementOf),
    ...parts.notes.map(elementOf),
    ...parts.persons.map(elementOf),
    ...parts.devices.map(elementOf),
    ...parts.extensions,
  ];
  const children: XmlNode[] = elements.flatMap((child) => [LINE_END, child]);
  const root = rebuild(element("presence", PIDF), {
    declarations: rootBindings(elements),
    attributes: [builtAttribute("entity", parts.entity), ...(parts.attributes ?? [])],
    children: children.length === 0 ? children : [...children, LINE_END],
  });
  return `${XML_DECLARATION}\n${serializeElement(root)}\n`;
}

/** A name with the usual prefix of its namespace. */
export function usualName(namespace: string, localName: string): string {
  const prefix = USUAL_PREFIXES.get(namespace) ?? "";
  return prefix === "" ? localName : `${prefix}:${localName}`;
}

const LINE_END = textNode("\n");

const elementOf = (part: Part): XmlElement => part.element;

/** PIDF as default namespace, and every other binding the parts came with; the first to use a prefix has it. */
function rootBindings(elements: readonly XmlElement[]): Map<string, string> {
  const bindings = new Map([["", PIDF]]);
  const seen = new Set<object>();
  for (const each of elements) collect(each, bindings, seen);
  return bindings;
}

function collect(node: XmlNode, bindings: Map<string, string>, seen: Set<object>): void {
  if (node.kind !== "element") return;
  if (node.source === "") {
    bind(bindings, node.prefix, node.namespace);
    for (const child of node.children) collect(child, bindings, seen);
    return;
  }
  const scope = outerScope(node);
  if (seen.has(scope)) return;
  seen.add(scope);
  for (const [prefix, uri] of bindingsOf(scope)) bind(bindings, prefix, uri);
}

function bind(bindings: Map<string, string>, prefix: string, namespace: string): void {
  if (prefix !== "" && prefix !== "xml" && !bindings.has(prefix)) bindings.set(prefix, namespace);
}
