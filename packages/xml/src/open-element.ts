import type { Bindings } from "./bindings";
import { type Cursor, refuse } from "./cursor";
import type { NamespaceDeclaration, NamespaceScope, XmlAttribute, XmlElement, XmlNode } from "./node";
import { say } from "./sayings";
import type { StartTag } from "./start-tag";

/** An element whose end tag has not come yet. */
export type OpenElement = { -readonly [Key in keyof XmlElement]: XmlElement[Key] } & { children: XmlNode[] };

/** From this many attributes on, a set finds a duplicate faster than a comparison of all pairs. */
const MANY = 8;

/** Resolves the names of a start tag whose declarations are already entered; undefined after a refusal. */
export function openElement(
  cursor: Cursor,
  tag: StartTag,
  bindings: Bindings,
  outer: NamespaceScope,
): OpenElement | undefined {
  const namespace = bindings.get(tag.prefix);
  if (namespace === undefined) return undeclared(cursor, tag.prefix, tag.start);
  if (tag.declarations.length > 1 && !distinctPrefixes(cursor, tag.declarations)) return undefined;
  const attributes = resolveAttributes(cursor, tag.attributes, bindings);
  if (attributes === undefined) return undefined;
  return {
    kind: "element",
    prefix: tag.prefix,
    localName: tag.localName,
    namespace,
    attributes,
    declarations: tag.declarations,
    scope: tag.declarations.length === 0 ? outer : { parent: outer, declarations: tag.declarations },
    children: [],
    source: cursor.text,
    start: tag.start,
    end: cursor.at,
    contentStart: cursor.at,
    contentEnd: cursor.at,
  };
}

function resolveAttributes(
  cursor: Cursor,
  attributes: readonly XmlAttribute[],
  bindings: Bindings,
): readonly XmlAttribute[] | undefined {
  if (attributes.length === 0) return attributes;
  const resolved: XmlAttribute[] = [];
  for (const attribute of attributes) {
    if (attribute.prefix === "") {
      resolved.push(attribute);
      continue;
    }
    const namespace = bindings.get(attribute.prefix);
    if (namespace === undefined) return undeclared(cursor, attribute.prefix, attribute.start);
    resolved.push({ ...attribute, namespace });
  }
  return resolved.length === 1 || distinctNames(cursor, resolved) ? resolved : undefined;
}

/** No two attributes with one expanded name (Namespaces in XML section 6.3). */
function distinctNames(cursor: Cursor, attributes: readonly XmlAttribute[]): boolean {
  if (attributes.length > MANY) return distinctKeys(cursor, attributes, attributeKey);
  for (let index = 1; index < attributes.length; index += 1) {
    const attribute = attributes[index] as XmlAttribute;
    for (let earlier = 0; earlier < index; earlier += 1) {
      const other = attributes[earlier] as XmlAttribute;
      if (other.localName === attribute.localName && other.namespace === attribute.namespace) {
        return refuse(cursor, say("attribute-twice"), attribute.start);
      }
    }
  }
  return true;
}

const attributeKey = ({ namespace, localName }: XmlAttribute): string => `${localName} ${namespace}`;

const distinctPrefixes = (cursor: Cursor, declarations: readonly NamespaceDeclaration[]): boolean =>
  distinctKeys(cursor, declarations, ({ prefix }) => prefix);

function distinctKeys<Item extends { readonly start: number }>(
  cursor: Cursor,
  items: readonly Item[],
  key: (item: Item) => string,
): boolean {
  const seen = new Set<string>();
  for (const item of items) {
    if (seen.size === seen.add(key(item)).size) return refuse(cursor, say("attribute-twice"), item.start);
  }
  return true;
}

function undeclared(cursor: Cursor, prefix: string, offset: number): undefined {
  refuse(cursor, say("prefix-not-declared", { prefix }), offset);
  return undefined;
}
