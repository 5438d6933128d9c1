import { attributeOf, childElements, type XmlElement } from "@porchlight/xml";

/** Elements looked at for all expressions of one document; an expression that needs more selects nothing. */
const EFFORT = 200_000;

/** A document to look for nodes in: who is whose parent, and what each element is known by from one state to the next. */
export class ElementTree {
  readonly root: XmlElement;
  readonly #parents = new Map<XmlElement, XmlElement>();
  #effort = EFFORT;

  constructor(root: XmlElement) {
    this.root = root;
    this.#note(root);
  }

  parentOf(element: XmlElement): XmlElement | undefined {
    return this.#parents.get(element);
  }

  /** False when looking has taken too long. */
  spend(elements: number): boolean {
    this.#effort -= elements;
    return this.#effort >= 0;
  }

  /** The same for the same occurrence in another state: names from the root on, each with its id or its place among equals. */
  keyOf(element: XmlElement): string {
    const parent = this.#parents.get(element);
    const own = `${element.namespace} ${element.localName}`;
    if (parent === undefined) return own;
    return `${this.keyOf(parent)}/${own}${distinction(parent, element)}`;
  }

  #note(element: XmlElement): void {
    for (const child of childElements(element)) {
      this.#parents.set(child, element);
      this.#note(child);
    }
  }
}

function distinction(parent: XmlElement, element: XmlElement): string {
  const id = attributeOf(element, "id");
  if (id !== undefined) return `#${id}`;
  const equals = childElements(parent).filter(
    ({ localName, namespace }) => localName === element.localName && namespace === element.namespace,
  );
  return `[${equals.indexOf(element)}]`;
}
