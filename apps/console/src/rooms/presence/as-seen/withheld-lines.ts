import {
  attributeOf,
  childElements,
  isBlank,
  parseXml,
  type XmlElement,
  type XmlNode,
} from "@porchlight/xml";

/** A piece of a line that the watcher is shown, or not. */
export interface LinePart {
  readonly text: string;
  readonly withheld: boolean;
}

/** A line of a document laid out for reading. */
export interface DocumentLine {
  readonly depth: number;
  readonly parts: readonly LinePart[];
}

/** A document with what is taken out of it. */
export interface MarkedDocument {
  readonly lines: readonly DocumentLine[];
  readonly elements: number;
  readonly withheldElements: number;
}

/**
 * Lays out a document one element a line and marks what is not in the other one: elements and attributes that `shown`
 * does not have. `shown` is a part of `full`, in its order (RFC 5025 section 4), or undefined where nothing is shown.
 * A text that is no XML is its own lines.
 */
export function markWithheld(full: string, shown: string | undefined): MarkedDocument {
  const document = parseXml(full);
  if (!document.ok) return asText(full, shown === undefined);
  const rest = shown === undefined ? undefined : parseXml(shown);
  const layout = new Layout();
  layout.element(document.value.root, rest?.ok ? rest.value.root : undefined, 0);
  return layout;
}

class Layout implements MarkedDocument {
  readonly lines: DocumentLine[] = [];
  elements = 0;
  withheldElements = 0;

  /** @param shown what is left of the element; undefined when nothing is. */
  element(element: XmlElement, shown: XmlElement | undefined, depth: number): void {
    this.elements += 1;
    if (shown === undefined) this.withheldElements += 1;
    const start = startTag(element, shown);
    const withheld = shown === undefined;
    const children = element.children.filter(isWorthALine);
    const [only] = children;
    if (only === undefined) {
      this.#line(depth, [...start, { text: endOf(element), withheld }]);
      return;
    }
    if (children.length === 1 && only.kind === "text") {
      this.#line(depth, [...start, { text: `${sourceOf(only, element)}${endOf(element)}`, withheld }]);
      return;
    }
    this.#line(depth, start);
    this.#children(element, shown, children, depth + 1);
    this.#line(depth, [{ text: endOf(element), withheld }]);
  }

  #children(
    element: XmlElement,
    shown: XmlElement | undefined,
    children: readonly XmlNode[],
    depth: number,
  ): void {
    const left = shown === undefined ? [] : childElements(shown);
    for (const child of children) {
      if (child.kind !== "element") {
        this.#line(depth, [{ text: sourceOf(child, element), withheld: shown === undefined }]);
        continue;
      }
      const [next] = left;
      const isShown = next !== undefined && isPartOf(next, child);
      if (isShown) left.shift();
      this.element(child, isShown ? next : undefined, depth);
    }
  }

  #line(depth: number, parts: readonly LinePart[]): void {
    this.lines.push({ depth, parts: joined(parts) });
  }
}

/** Whether an element is what rules left of another: the same one, with nothing in it that the other does not have. */
function isPartOf(part: XmlElement, whole: XmlElement): boolean {
  if (part.localName !== whole.localName || part.namespace !== whole.namespace) return false;
  if (!part.attributes.every((attribute) => hasAttribute(whole, attribute))) return false;
  if (wordsOf(part) !== wordsOf(whole)) return false;
  const left = childElements(part);
  for (const child of childElements(whole)) {
    const [next] = left;
    if (next === undefined) return true;
    if (isPartOf(next, child)) left.shift();
  }
  return left.length === 0;
}

const hasAttribute = (
  element: XmlElement,
  { namespace, localName, value }: XmlElement["attributes"][number],
): boolean =>
  namespace === ""
    ? attributeOf(element, localName) === value
    : element.attributes.some(
        (own) => own.namespace === namespace && own.localName === localName && own.value === value,
      );

/** The text directly in an element, without the white space that only lays it out. */
const wordsOf = ({ children }: XmlElement): string =>
  children
    .flatMap((child) => (child.kind === "text" && !isBlank(child.value) ? [child.value.trim()] : []))
    .join(" ");

function startTag(element: XmlElement, shown: XmlElement | undefined): LinePart[] {
  const { source, start, contentStart, contentEnd, end } = element;
  const withheld = shown === undefined;
  const isEmptyTag = contentStart === end && contentEnd === end;
  const close = isEmptyTag ? end - 2 : contentStart - 1;
  const parts: LinePart[] = [];
  let at = start;
  for (const attribute of element.attributes) {
    parts.push({ text: source.slice(at, attribute.start), withheld });
    const text = source.slice(attribute.start, attribute.end);
    parts.push({ text, withheld: withheld || !hasAttribute(shown, attribute) });
    at = attribute.end;
  }
  return [...parts, { text: `${source.slice(at, close).trimEnd()}${isEmptyTag ? "" : ">"}`, withheld }];
}

function endOf({ source, contentEnd, end, contentStart }: XmlElement): string {
  return contentStart === end && contentEnd === end ? "/>" : source.slice(contentEnd, end);
}

const sourceOf = ({ start, end }: XmlNode, { source }: XmlElement): string => source.slice(start, end).trim();

const isWorthALine = (node: XmlNode): boolean => node.kind !== "text" || !isBlank(node.value);

/** Neighbours of one kind are one part; a tag that was written over several lines is one line. */
function joined(parts: readonly LinePart[]): LinePart[] {
  const whole: LinePart[] = [];
  for (const { text, withheld } of parts) {
    const last = whole.at(-1);
    const flat = text.replace(/\s*\n\s*/g, " ");
    if (last?.withheld === withheld) whole[whole.length - 1] = { text: last.text + flat, withheld };
    else if (flat !== "") whole.push({ text: flat, withheld });
  }
  return whole;
}

const asText = (text: string, withheld: boolean): MarkedDocument => ({
  lines: text.split("\n").map((line) => ({ depth: 0, parts: [{ text: line, withheld }] })),
  elements: 0,
  withheldElements: 0,
});
