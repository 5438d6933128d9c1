import type { Saying } from "@porchlight/kernel";
import { declarationFault } from "./bindings";
import { isSpace, ncNameEnd, skipSpace } from "./chars";
import { type Cursor, exceed, refuse } from "./cursor";
import type { NamespaceDeclaration, XmlAttribute } from "./node";
import { attributeValue } from "./references";
import { say } from "./sayings";
import { NO_DECLARATIONS } from "./scope";

const NO_ATTRIBUTES: readonly XmlAttribute[] = [];
const COLON = 58;
const GREATER = 62;
const SLASH = 47;
const EQUALS = 61;
const LESS = 60;
const AMPERSAND = 38;

/** A start tag as written; namespaces are resolved when its declarations are known. */
export interface StartTag {
  readonly start: number;
  readonly prefix: string;
  readonly localName: string;
  readonly nameEnd: number;
  readonly attributes: readonly XmlAttribute[];
  readonly declarations: readonly NamespaceDeclaration[];
  readonly empty: boolean;
}

/** Reads `<name …>` or `<name …/>` at the cursor and stands behind it. */
export function readStartTag(cursor: Cursor): StartTag | undefined {
  const { text } = cursor;
  const start = cursor.at;
  const split = ncNameEnd(text, start + 1);
  const nameEnd = qualifiedNameEnd(cursor, start + 1, split);
  if (nameEnd < 0) return undefined;
  let attributes: XmlAttribute[] | undefined;
  let declarations: NamespaceDeclaration[] | undefined;
  let at = nameEnd;
  for (let count = 0; ; count += 1) {
    const spaced = isSpace(text.charCodeAt(at));
    if (spaced) at = skipSpace(text, at + 1);
    const code = text.charCodeAt(at);
    const empty = code === SLASH && text.charCodeAt(at + 1) === GREATER;
    if (code === GREATER || empty) {
      cursor.at = at + (empty ? 2 : 1);
      return {
        start,
        prefix: nameEnd === split ? "" : text.slice(start + 1, split),
        localName: text.slice(nameEnd === split ? start + 1 : split + 1, nameEnd),
        nameEnd,
        attributes: attributes ?? NO_ATTRIBUTES,
        declarations: declarations ?? NO_DECLARATIONS,
        empty,
      };
    }
    if (!spaced) return refused(cursor, say("no-space-between-attributes"), at);
    if (count === cursor.limits.maxAttributes) {
      exceed(cursor, say("too-many-attributes", { count: cursor.limits.maxAttributes }), at);
      return undefined;
    }
    const attribute = readAttribute(cursor, at);
    if (attribute === undefined) return undefined;
    at = attribute.end;
    if (attribute.prefix === "xmlns" || (attribute.prefix === "" && attribute.localName === "xmlns")) {
      const declaration = declarationOf(cursor, attribute);
      if (declaration === undefined) return undefined;
      if (declarations === undefined) declarations = [declaration];
      else declarations.push(declaration);
    } else if (attributes === undefined) attributes = [attribute];
    else attributes.push(attribute);
  }
}

/** End of `name` or `prefix:name`, whose first part ends at `split`; -1 after a refusal. */
function qualifiedNameEnd(cursor: Cursor, start: number, split: number): number {
  if (split > start) {
    if (cursor.text.charCodeAt(split) !== COLON) return split;
    const end = ncNameEnd(cursor.text, split + 1);
    if (end > split + 1) return end;
  }
  refuse(cursor, say("not-a-name"), start);
  return -1;
}

function readAttribute(cursor: Cursor, start: number): XmlAttribute | undefined {
  const { text } = cursor;
  const split = ncNameEnd(text, start);
  const nameEnd = qualifiedNameEnd(cursor, start, split);
  if (nameEnd < 0) return undefined;
  let at = skipSpace(text, nameEnd);
  if (text.charCodeAt(at) !== EQUALS) return refused(cursor, say("attribute-without-value"), at);
  at = skipSpace(text, at + 1);
  const quote = text.charCodeAt(at);
  if (quote !== 34 && quote !== 39) return refused(cursor, say("value-without-quotes"), at);
  const valueStart = at + 1;
  const value = readValue(cursor, valueStart, quote);
  if (value === undefined) return undefined;
  const qualified = nameEnd !== split;
  return {
    prefix: qualified ? text.slice(start, split) : "",
    localName: text.slice(qualified ? split + 1 : start, nameEnd),
    namespace: "",
    value,
    start,
    end: cursor.at + 1,
    valueStart,
    valueEnd: cursor.at,
  };
}

/** Reads up to the closing quote and leaves the cursor on it. */
function readValue(cursor: Cursor, start: number, quote: number): string | undefined {
  const { text } = cursor;
  let plain = true;
  for (let at = start; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === quote) {
      cursor.at = at;
      const raw = text.slice(start, at);
      return plain ? raw : attributeValue(cursor, raw, start);
    }
    if (code === LESS) return refused(cursor, say("less-than-in-value"), at);
    if (code === AMPERSAND || code < 32) plain = false;
  }
  return refused(cursor, say("value-without-end"), start);
}

function declarationOf(cursor: Cursor, attribute: XmlAttribute): NamespaceDeclaration | undefined {
  const prefix = attribute.prefix === "" ? "" : attribute.localName;
  const uri = attribute.value;
  const fault = declarationFault(prefix, uri);
  if (fault !== undefined) return refused(cursor, fault, attribute.start);
  return { prefix, uri, start: attribute.start, end: attribute.end };
}

function refused(cursor: Cursor, reason: Saying, offset: number): undefined {
  refuse(cursor, reason, offset);
  return undefined;
}
