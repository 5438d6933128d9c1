import type { Path, PathStep } from "./path";
import type { Item } from "./slots";

const ALL_ELEMENTS = "*";
const TEXT = "text()";

/**
 * The siblings as they are while a diff walks over them: new before the cursor, old behind it. Gives the steps by which a
 * selector finds the node that was passed last, or the one that comes next.
 */
export class SiblingCounter {
  readonly #total = new Map<string, number>();
  readonly #passed = new Map<string, number>();

  constructor(items: readonly Item[], texts: number) {
    for (const item of items) this.#count(this.#total, item, 1);
    this.#total.set(TEXT, texts);
  }

  /** The cursor goes over an item, which `replacement` has become. */
  pass(item: Item, replacement: Item): void {
    this.#count(this.#total, item, -1);
    this.insert(replacement);
  }

  /** An item comes before the cursor. */
  insert(item: Item): void {
    this.#count(this.#total, item, 1);
    this.#count(this.#passed, item, 1);
  }

  /** The item behind the cursor goes. */
  drop(item: Item): void {
    this.#count(this.#total, item, -1);
  }

  passTexts(count: number): void {
    this.#add(this.#passed, TEXT, count);
  }

  changeTexts(change: number): void {
    this.#add(this.#total, TEXT, change);
  }

  /** The step to the next text. */
  nextText(): string {
    return this.#total.get(TEXT) === 1 ? TEXT : `${TEXT}[${(this.#passed.get(TEXT) ?? 0) + 1}]`;
  }

  /** Path and leaf of the next item (`ahead` 1) or of the one passed last (`ahead` 0). */
  target(parent: Path, item: Item, ahead: 0 | 1): { readonly path: Path; readonly leaf?: string } {
    if (item.kind === "element") {
      if (parent === undefined) return { path: [] };
      return { path: [...parent, this.step(item, ahead)] };
    }
    const key = keyOf(item);
    const place = this.#place(key, ahead);
    return { path: parent, leaf: place === 0 ? key : `${key}[${place}]` };
  }

  step(element: Extract<Item, { kind: "element" }>, ahead: 0 | 1): PathStep {
    return {
      element,
      place: this.#place(keyOf(element), ahead),
      placeOfAll: this.#place(ALL_ELEMENTS, ahead),
    };
  }

  #place(key: string, ahead: 0 | 1): number {
    return this.#total.get(key) === 1 ? 0 : (this.#passed.get(key) ?? 0) + ahead;
  }

  #count(counts: Map<string, number>, item: Item, change: number): void {
    this.#add(counts, keyOf(item), change);
    if (item.kind === "element") this.#add(counts, ALL_ELEMENTS, change);
  }

  #add(counts: Map<string, number>, key: string, change: number): void {
    counts.set(key, (counts.get(key) ?? 0) + change);
  }
}

function keyOf(item: Item): string {
  switch (item.kind) {
    case "element":
      return `{${item.namespace}}${item.localName}`;
    case "comment":
      return "comment()";
    case "pi":
      return `processing-instruction('${item.target}')`;
  }
}
