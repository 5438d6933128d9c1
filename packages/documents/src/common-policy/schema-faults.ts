import type { Saying } from "@porchlight/kernel";
import { isBlank, type XmlElement } from "@porchlight/xml";
import { say } from "./sayings";

/** Notes what breaks the schema while a document is read; the first thing is told. */
export class SchemaFaults {
  #first: Saying | undefined;

  get first(): Saying | undefined {
    return this.#first;
  }

  note(reason: Saying): void {
    this.#first ??= reason;
  }

  /** The child elements of an element that holds nothing else. */
  childrenOf(element: XmlElement): XmlElement[] {
    const children: XmlElement[] = [];
    for (const child of element.children) {
      if (child.kind === "element") children.push(child);
      else if (child.kind === "text" && !isBlank(child.value)) {
        this.note(say("text-directly-in", { element: element.localName }));
      }
    }
    return children;
  }

  /** An element that has to be empty. */
  empty(element: XmlElement): void {
    if (this.childrenOf(element).length > 0)
      this.note(say("element-not-empty", { element: element.localName }));
  }

  /** A child that a wildcard takes: of any namespace but those given and none. */
  foreign(child: XmlElement, parent: XmlElement): void {
    if (child.namespace === "" || child.namespace === parent.namespace) this.misplaced(child, parent);
  }

  misplaced(child: XmlElement, parent: XmlElement): void {
    this.note(say("element-misplaced", { element: child.localName, parent: parent.localName }));
  }
}
