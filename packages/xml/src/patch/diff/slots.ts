import type { XmlElement, XmlNode, XmlText } from "../../node";

/** A child that is no text. */
export type Item = Exclude<XmlNode, XmlText>;

/** The characters between two children; the value decides whether two are the same, `raw` is how they are written. */
export interface Slot {
  readonly value: string;
  readonly raw: string;
}

/** Children as a text, a node, a text, a node, ..., a text: `texts` has one more than `items`, and most may be empty. */
export interface Slots {
  readonly items: readonly Item[];
  readonly texts: readonly Slot[];
}

export const EMPTY_SLOT: Slot = { value: "", raw: "" };

export function slotsOf(element: XmlElement): Slots {
  const items: Item[] = [];
  const texts: Slot[] = [];
  let text = EMPTY_SLOT;
  for (const child of element.children) {
    if (child.kind === "text")
      text = { value: child.value, raw: element.source.slice(child.start, child.end) };
    else {
      texts.push(text);
      items.push(child);
      text = EMPTY_SLOT;
    }
  }
  texts.push(text);
  return { items, texts };
}

/** Nodes beside the root element have no text between them. */
export const bareSlots = (items: readonly Item[]): Slots => ({
  items,
  texts: Array.from({ length: items.length + 1 }, () => EMPTY_SLOT),
});
