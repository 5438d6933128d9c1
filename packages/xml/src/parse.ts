import { fail, ok, type Result } from "@porchlight/kernel";
import { Bindings } from "./bindings";
import { isBlank, skipSpace } from "./chars";
import { type Cursor, countNode, exceed, refuse } from "./cursor";
import { decodeText } from "./decode";
import type { XmlError } from "./error";
import { DEFAULT_LIMITS, type XmlLimits } from "./limits";
import { readComment, readPi } from "./markup";
import type { XmlComment, XmlDocument, XmlElement, XmlPi, XmlText } from "./node";
import { type OpenElement, openElement } from "./open-element";
import { normaliseLineEnds, textValue } from "./references";
import { say } from "./sayings";
import { EMPTY_SCOPE } from "./scope";
import { readStartTag, type StartTag } from "./start-tag";
import { readXmlDeclaration } from "./xml-declaration";

const LESS = 60;
const SLASH = 47;
const BANG = 33;
const QUESTION = 63;

/**
 * Reads an XML 1.0 document with namespaces. There is no DTD: a document type declaration is refused, and with it
 * every entity but the five predefined ones. Takes time linear in the length of the input and never throws.
 */
export function parseXml(
  input: string | Uint8Array,
  limits: XmlLimits = DEFAULT_LIMITS,
): Result<XmlDocument, XmlError> {
  const text = decodeText(input, limits);
  if (!text.ok) return text;
  const parser = new Parser({ text: text.value, limits, at: 0, nodes: 0, failure: undefined });
  return parser.run();
}

interface Frame {
  readonly element: OpenElement;
  /** The name as written, which the end tag must repeat. */
  readonly name: string;
  readonly hidden: readonly (string | undefined)[];
}

const NOTHING_HIDDEN: readonly (string | undefined)[] = [];

class Parser {
  readonly #cursor: Cursor;
  readonly #bindings = new Bindings();
  readonly #frames: Frame[] = [];
  readonly #outside: (XmlElement | XmlComment | XmlPi)[] = [];
  #top: OpenElement | undefined;
  #root: XmlElement | undefined;

  constructor(cursor: Cursor) {
    this.#cursor = cursor;
  }

  run(): Result<XmlDocument, XmlError> {
    const cursor = this.#cursor;
    let going = readXmlDeclaration(cursor);
    while (going && cursor.at < cursor.text.length) going = this.#next();
    if (going && this.#top !== undefined) {
      refuse(cursor, say("element-not-closed", { name: this.#top.localName }), cursor.at);
    }
    if (cursor.failure === undefined && this.#root === undefined)
      refuse(cursor, say("no-element"), cursor.at);
    if (cursor.failure !== undefined) return fail(cursor.failure);
    return ok({ source: cursor.text, root: this.#root as XmlElement, children: this.#outside });
  }

  #next(): boolean {
    const { text, at } = this.#cursor;
    if (text.charCodeAt(at) !== LESS) return this.#text();
    switch (text.charCodeAt(at + 1)) {
      case SLASH:
        return this.#endTag();
      case BANG:
        return this.#declaration();
      case QUESTION:
        return this.#append(readPi(this.#cursor));
      default:
        return this.#startTag();
    }
  }

  #declaration(): boolean {
    const { text, at } = this.#cursor;
    if (text.startsWith("<!--", at)) return this.#append(readComment(this.#cursor));
    if (text.startsWith("<![CDATA[", at)) return this.#cdata();
    return refuse(this.#cursor, say("document-type-declaration"), at);
  }

  #append(node: XmlComment | XmlPi | undefined): boolean {
    if (node === undefined) return false;
    if (this.#top === undefined) this.#outside.push(node);
    else this.#top.children.push(node);
    return true;
  }

  #text(): boolean {
    const cursor = this.#cursor;
    const start = cursor.at;
    const less = cursor.text.indexOf("<", start);
    const end = less < 0 ? cursor.text.length : less;
    const raw = cursor.text.slice(start, end);
    cursor.at = end;
    if (this.#top === undefined) return isBlank(raw) || refuse(cursor, say("text-outside-root"), start);
    if (raw.includes("]]>")) return refuse(cursor, say("cdata-end-in-text"), start);
    const value = raw.includes("&") ? textValue(cursor, raw, start) : normaliseLineEnds(raw);
    return value !== undefined && this.#characters(this.#top, value, start, end);
  }

  #cdata(): boolean {
    const cursor = this.#cursor;
    const start = cursor.at;
    if (this.#top === undefined) return refuse(cursor, say("text-outside-root"), start);
    const close = cursor.text.indexOf("]]>", start + 9);
    if (close < 0) return refuse(cursor, say("cdata-without-end"), start);
    cursor.at = close + 3;
    const value = normaliseLineEnds(cursor.text.slice(start + 9, close));
    return this.#characters(this.#top, value, start, cursor.at);
  }

  #characters(parent: OpenElement, value: string, start: number, end: number): boolean {
    const siblings = parent.children;
    const last = siblings[siblings.length - 1];
    const joined = last?.kind === "text";
    if (!joined && !countNode(this.#cursor, start)) return false;
    const node: XmlText = joined
      ? { kind: "text", value: last.value + value, start: last.start, end }
      : { kind: "text", value, start, end };
    if (joined) siblings[siblings.length - 1] = node;
    else siblings.push(node);
    return true;
  }

  #startTag(): boolean {
    const cursor = this.#cursor;
    const start = cursor.at;
    if (this.#top === undefined && this.#root !== undefined) {
      return refuse(cursor, say("second-root"), start);
    }
    if (this.#frames.length === cursor.limits.maxDepth) {
      return exceed(cursor, say("too-deep", { count: cursor.limits.maxDepth }), start);
    }
    if (!countNode(cursor, start)) return false;
    const tag = readStartTag(cursor);
    return tag !== undefined && this.#open(tag);
  }

  #open(tag: StartTag): boolean {
    const declares = tag.declarations.length > 0;
    const hidden = declares ? this.#bindings.enter(tag.declarations) : NOTHING_HIDDEN;
    const parent = this.#top;
    const element = openElement(this.#cursor, tag, this.#bindings, parent?.scope ?? EMPTY_SCOPE);
    if (element === undefined) return false;
    if (parent !== undefined) parent.children.push(element);
    else {
      this.#root = element;
      this.#outside.push(element);
    }
    if (tag.empty) {
      if (declares) this.#bindings.leave(tag.declarations, hidden);
      return true;
    }
    this.#frames.push({ element, name: this.#cursor.text.slice(tag.start + 1, tag.nameEnd), hidden });
    this.#top = element;
    return true;
  }

  #endTag(): boolean {
    const cursor = this.#cursor;
    const start = cursor.at;
    const frame = this.#frames.pop();
    if (frame === undefined || !cursor.text.startsWith(frame.name, start + 2)) {
      return refuse(cursor, say("end-tag-alone"), start);
    }
    const close = skipSpace(cursor.text, start + 2 + frame.name.length);
    if (cursor.text[close] !== ">") return refuse(cursor, say("end-tag-alone"), start);
    cursor.at = close + 1;
    frame.element.contentEnd = start;
    frame.element.end = cursor.at;
    const { declarations } = frame.element;
    if (declarations.length > 0) this.#bindings.leave(declarations, frame.hidden);
    this.#top = this.#frames[this.#frames.length - 1]?.element;
    return true;
  }
}
