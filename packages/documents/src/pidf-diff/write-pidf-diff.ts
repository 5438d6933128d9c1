import {
  attributeOf,
  escapeAttribute,
  type NamespaceBindings,
  type PatchOperation,
  writePatchOperation,
  type XmlDocument,
  type XmlElement,
} from "@porchlight/xml";
import { PIDF } from "../namespaces";
import { XML_DECLARATION } from "../presence/write-presence";
import { PIDF_DIFF, type UnversionedDiff } from "./pidf-diff";

/** A presence document as `pidf-full`: what stands in it is copied as it is. */
export function writePidfFull({ root }: XmlDocument): UnversionedDiff {
  const bindings = new Map(root.declarations.map(({ prefix, uri }) => [prefix, uri] as const));
  const prefix = freePrefix([bindings]);
  const content = root.source.slice(root.contentStart, root.contentEnd);
  const own = attributesBut("entity", root);
  return {
    before: `${start(prefix, "pidf-full", bindings, entityOf(root))} version="`,
    after: `"${own}>${content}</${prefix}:pidf-full>`,
  };
}

/** The changes of a presence document as `pidf-diff`. */
export function writePidfDiff(entity: string, operations: readonly PatchOperation[]): UnversionedDiff {
  const prefix = freePrefix(operations.map(({ namespaces }) => namespaces));
  const declared = new Map([["", PIDF]]);
  const inScope = new Map([...declared, [prefix, PIDF_DIFF] as const]);
  const content = operations.map((operation) => writePatchOperation(operation, { prefix, inScope }));
  return {
    before: `${start(prefix, "pidf-diff", declared, entity)} version="`,
    after: `">${content.join("")}</${prefix}:pidf-diff>`,
  };
}

/** The attributes of an element, but for one without a prefix, as they are written in a start tag. */
export const attributesBut = (left: string, { attributes }: XmlElement): string =>
  attributes
    .map((attribute) => [attribute.prefix === "" ? "" : `${attribute.prefix}:`, attribute] as const)
    .filter(([prefix, { localName }]) => prefix !== "" || localName !== left)
    .map(([prefix, { localName, value }]) => ` ${prefix}${localName}="${escapeAttribute(value)}"`)
    .join("");

const entityOf = (root: XmlElement): string => attributeOf(root, "entity") ?? "";

const start = (prefix: string, name: string, bindings: NamespaceBindings, entity: string): string =>
  `${XML_DECLARATION}\n<${prefix}:${name}${declarations(bindings)} xmlns:${prefix}="${PIDF_DIFF}" entity="${escapeAttribute(entity)}"`;

const declarations = (bindings: NamespaceBindings): string =>
  [...bindings]
    .map(([prefix, uri]) => ` xmlns${prefix === "" ? "" : `:${prefix}`}="${escapeAttribute(uri)}"`)
    .join("");

function freePrefix(used: readonly NamespaceBindings[]): string {
  let prefix = "p";
  for (let count = 1; used.some((each) => each.has(prefix)); count += 1) prefix = `p${count}`;
  return prefix;
}
