import type { XmlDocument, XmlElement, XmlNode } from "../node";

/** Character data. A CDATA section without characters leaves one with an empty value, which no selector sees. */
export interface LiveText {
  readonly kind: "text";
  readonly value: string;
  readonly raw: string;
}

export interface LiveComment {
  readonly kind: "comment";
  readonly raw: string;
}

export interface LivePi {
  readonly kind: "pi";
  readonly target: string;
  readonly raw: string;
}

/** What stands outside the root element and is no node: the XML declaration and white space. */
export interface LiveSpace {
  readonly kind: "space";
  readonly raw: string;
}

export type LiveNode = LiveElement | LiveText | LiveComment | LivePi | LiveSpace;

/** What has children: an element, or the document itself. */
export type LiveParent = LiveElement | LiveDocument;

/** The document under patching: only what an operation touches is unfolded, the rest stays the source text it is. */
export class LiveDocument {
  readonly kind = "document";
  readonly children: LiveNode[] = [];

  constructor({ source, children }: XmlDocument) {
    let at = 0;
    for (const node of children) {
      if (node.start > at) this.children.push({ kind: "space", raw: source.slice(at, node.start) });
      this.children.push(liveNode(node, source, this));
      at = node.end;
    }
    if (at < source.length) this.children.push({ kind: "space", raw: source.slice(at) });
  }

  get root(): LiveElement {
    for (const node of this.children) if (node.kind === "element") return node;
    throw new Error("a document without an element");
  }

  write(): string {
    return this.children.map(writeLive).join("");
  }
}

export class LiveElement {
  readonly kind = "element";
  readonly parent: LiveParent;
  /** The start tag as it is now: name, attributes, declarations and scope. Its children may be older than the live ones. */
  #head: XmlElement;
  /** The start tag up to, and without, `>` or `/>`. */
  #tag: string;
  readonly #endTag: string;
  readonly #origin: XmlElement;
  #children: LiveNode[] | undefined;
  #touched = false;
  #refilled = false;

  constructor(origin: XmlElement, parent: LiveParent) {
    const { source, start, end, contentStart, contentEnd } = origin;
    const empty = contentStart === end;
    this.parent = parent;
    this.#origin = origin;
    this.#head = origin;
    this.#tag = source.slice(start, empty ? end - 2 : contentStart - 1);
    this.#endTag = source.slice(contentEnd, end);
  }

  get head(): XmlElement {
    return this.#head;
  }

  /** The start tag's text without `>` or `/>`; spans of `head` count from `head.start`. */
  get tag(): string {
    return this.#tag;
  }

  /** The children to change; unfolded on first use. */
  get children(): LiveNode[] {
    this.#children ??= this.#origin.children.map((node) => liveNode(node, this.#origin.source, this));
    return this.#children;
  }

  /** The children to look at, without unfolding them. */
  get view(): readonly (LiveNode | XmlNode)[] {
    return this.#children ?? this.#origin.children;
  }

  /** Takes another start tag; `head` is `tag` as parsed in the scope around the element. */
  retag(tag: string, head: XmlElement): void {
    this.#tag = tag;
    this.#head = head;
    this.touch();
  }

  /** To be called when a child came, went or was changed. */
  refilled(): void {
    this.#refilled = true;
    this.touch();
  }

  touch(): void {
    if (this.#touched) return;
    this.#touched = true;
    if (this.parent.kind === "element") this.parent.touch();
  }

  write(): string {
    const { source, start, end, contentStart, contentEnd } = this.#origin;
    if (!this.#touched) return source.slice(start, end);
    const content = this.#children?.map(writeLive).join("") ?? source.slice(contentStart, contentEnd);
    const wasEmpty = contentStart === end;
    if (content === "" && (wasEmpty || this.#refilled)) return `${this.#tag}/>`;
    if (wasEmpty) return `${this.#tag.trimEnd()}>${content}</${qualifiedName(this.#head)}>`;
    return `${this.#tag}>${content}${this.#endTag}`;
  }
}

export const liveNode = (node: XmlNode, source: string, parent: LiveParent): LiveNode => {
  if (node.kind === "element") return new LiveElement(node, parent);
  return liveLeaf(node, source.slice(node.start, node.end));
};

export const qualifiedName = ({ prefix, localName }: { prefix: string; localName: string }): string =>
  prefix === "" ? localName : `${prefix}:${localName}`;

function liveLeaf(node: Exclude<XmlNode, XmlElement>, raw: string): LiveText | LiveComment | LivePi {
  switch (node.kind) {
    case "text":
      return { kind: "text", value: node.value, raw };
    case "comment":
      return { kind: "comment", raw };
    case "pi":
      return { kind: "pi", target: node.target, raw };
  }
}

const writeLive = (node: LiveNode): string => (node.kind === "element" ? node.write() : node.raw);
