import { isBlank, type XmlElement } from "@porchlight/xml";

/** Notes what breaks the schema while a document is read; the first thing is told. */
export class SchemaFaults {
  #first: string | undefined;

  get first(): string | undefined {
    return this.#first;
  }

  note(reason: string): void {
    this.#first ??= reason;
  }

  /** The child elements of an element that holds nothing else. */
  childrenOf(element: XmlElement): XmlElement[] {
    const children: XmlElement[] = [];
    for (const child of element.children) {
      if (child.kind === "element") children.push(child);
      else if (child.kind === "text" && !isBlank(child.value)) {
        this.note(`text directly in <${element.localName}>`);
      }
    }
    return children;
  }

  /** An element that has to be empty. */
  empty(element: XmlElement): void {
    if (this.childrenOf(element).length > 0) this.note(`<${element.localName}> is not empty`);
  }

  /** A child that a wildcard takes: of any namespace but those given and none. */
  foreign(child: XmlElement, parent: XmlElement): void {
    if (child.namespace === "" || child.namespace === parent.namespace) this.misplaced(child, parent);
  }

  misplaced(child: XmlElement, parent: XmlElement): void {
    this.note(`<${child.localName}> does not belong in <${parent.localName}>`);
  }
}
