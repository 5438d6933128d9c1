import { isBlank } from "../../chars";
import type { XmlElement } from "../../node";
import type { PatchOperation } from "../patch-operation";
import type { Pair } from "./align";
import { diffItem } from "./diff-element";
import type { DiffScope } from "./diff-scope";
import { likenessLevels } from "./likeness";
import type { OperationParts, OperationTarget } from "./operation-builder";
import { pairAroundRoot, pairItems } from "./pair-items";
import type { Path } from "./path";
import { SiblingCounter } from "./sibling-counter";
import { EMPTY_SLOT, type Item, type Slot, type Slots } from "./slots";

/** The operations that make one list of children the other. `parent` is the path of the element they are in. */
export function diffChildren(scope: DiffScope, parent: Path, before: Slots, after: Slots): PatchOperation[] {
  return new ChildrenDiff(scope, parent, before, after).run();
}

/**
 * Walks over both lists at once. Between two paired items stands a gap: old items that go, new items that come, and texts.
 * Texts never meet a text on the way but where white space is meant to melt, so that places counted here are those the
 * patch finds.
 */
class ChildrenDiff {
  readonly #scope: DiffScope;
  readonly #parent: Path;
  readonly #before: Slots;
  readonly #after: Slots;
  readonly #counter: SiblingCounter;
  readonly #operations: PatchOperation[] = [];
  /** The item before the cursor. */
  #left: Item | undefined;
  /** The item behind the gap. */
  #right: Item | undefined;
  /** The text at the cursor. */
  #text: Slot = EMPTY_SLOT;

  constructor(scope: DiffScope, parent: Path, before: Slots, after: Slots) {
    this.#scope = scope;
    this.#parent = parent;
    this.#before = before;
    this.#after = after;
    this.#counter = new SiblingCounter(before.items, before.texts.filter(isThere).length);
  }

  run(): PatchOperation[] {
    const { items: old } = this.#before;
    const { items: fresh } = this.#after;
    let [oldAt, newAt] = [0, 0];
    for (const [oldPair, newPair] of [...this.#pairs(), [old.length, fresh.length] as const]) {
      this.#right = old[oldPair];
      this.#gap([oldAt, oldPair], [newAt, newPair]);
      const item = old[oldPair];
      const replacement = fresh[newPair];
      if (item !== undefined && replacement !== undefined) this.#change(item, replacement);
      [oldAt, newAt] = [oldPair + 1, newPair + 1];
    }
    return this.#operations;
  }

  #pairs(): Pair[] {
    const levels = likenessLevels(this.#scope.before.source, this.#scope.after.source);
    const pairUp = this.#parent === undefined ? pairAroundRoot : pairItems;
    return pairUp(this.#before.items, this.#after.items, levels);
  }

  #change(item: Item, replacement: Item): void {
    const target = this.#counter.target(this.#parent, item, 1);
    for (const operation of diffItem(this.#scope, target, item, replacement))
      this.#operations.push(operation);
    this.#counter.pass(item, replacement);
    this.#left = replacement;
  }

  #gap([oldFrom, oldTo]: Span, [newFrom, newTo]: Span): void {
    const going = this.#before.items.slice(oldFrom, oldTo);
    const coming = this.#after.items.slice(newFrom, newTo);
    const texts = this.#after.texts.slice(newFrom, newTo + 1);
    const first = texts[0] ?? EMPTY_SLOT;
    const last = texts[texts.length - 1] ?? EMPTY_SLOT;
    this.#text = this.#before.texts[oldFrom] ?? EMPTY_SLOT;
    going.forEach((item, index) => {
      const wanted = index === going.length - 1 ? [first.value, last.value] : [];
      this.#remove(item, this.#before.texts[oldFrom + index + 1] ?? EMPTY_SLOT, wanted);
    });
    if (coming.length === 0) this.#setText(first);
    else this.#insert(coming, texts, first, last);
    this.#counter.passTexts(texts.filter(isThere).length);
  }

  /** Removes the item between the text at the cursor and `next`, with white space if that gives a wanted text. */
  #remove(item: Item, next: Slot, wanted: readonly string[]): void {
    const here = this.#text;
    const outcomes: [string | undefined, Slot][] = [[undefined, joined(here, next)]];
    if (isSpace(next)) outcomes.unshift(["after", here]);
    if (isSpace(here)) outcomes.push(["before", next]);
    if (isSpace(here) && isSpace(next)) outcomes.push(["both", EMPTY_SLOT]);
    const fit = wanted.flatMap((value) => outcomes.filter(([, text]) => text.value === value));
    const [ws, text] = (fit[0] ?? outcomes[0]) as [string | undefined, Slot];
    const parts: OperationParts = { directive: "remove", ...(ws === undefined ? {} : { ws }) };
    this.#emit(parts, this.#counter.target(this.#parent, item, 1));
    this.#counter.drop(item);
    this.#counter.changeTexts(count(text) - count(here) - count(next));
    this.#text = text;
  }

  #insert(items: readonly Item[], texts: readonly Slot[], first: Slot, last: Slot): void {
    const beforeRight = (): void => this.#add(items, texts.slice(1), true);
    const afterLeft = (): void => this.#add(items, texts.slice(0, -1), false);
    if (this.#text.value === first.value) beforeRight();
    else if (this.#text.value === last.value) afterLeft();
    else if (this.#text.value === "") this.#add(items, texts, false);
    else if (first.value !== "") {
      this.#setText(first);
      beforeRight();
    } else {
      this.#setText(last);
      afterLeft();
    }
  }

  /** Adds items and texts in their order, beside the next or beside the last item. */
  #add(items: readonly Item[], texts: readonly Slot[], nextToRight: boolean): void {
    const [lead, ...rest] = texts.length > items.length || !nextToRight ? texts : [undefined, ...texts];
    const written = [lead?.raw ?? ""];
    items.forEach((item, index) => {
      written.push(this.#scope.after.source.slice(item.start, item.end), rest[index]?.raw ?? "");
    });
    const carried = items.filter((item): item is XmlElement => item.kind === "element");
    this.#place(written.join(""), nextToRight, carried);
    for (const item of items) this.#counter.insert(item);
    this.#counter.changeTexts(texts.filter(isThere).length);
    this.#left = items[items.length - 1];
  }

  #setText(wanted: Slot): void {
    const here = this.#text;
    if (here.value === wanted.value) return;
    if (here.value === "") this.#place(wanted.raw, false, []);
    else {
      const target = { path: this.#parent, leaf: this.#counter.nextText() };
      const replaced: OperationParts = { directive: "replace", content: wanted.raw };
      this.#emit(wanted.value === "" ? { directive: "remove" } : replaced, target);
    }
    this.#counter.changeTexts(count(wanted) - count(here));
    this.#text = wanted;
  }

  /** One `add` at the cursor: right before the next item, or right after the last one. */
  #place(content: string, nextToRight: boolean, carried: readonly XmlElement[]): void {
    const [left, right] = [this.#left, this.#right];
    const inside = { path: this.#parent, carried };
    if (right !== undefined && (nextToRight || this.#parent === undefined)) {
      const target = this.#counter.target(this.#parent, right, 1);
      this.#emit({ directive: "add", pos: "before", content }, { ...target, carried });
    } else if (left !== undefined && (!nextToRight || this.#parent === undefined)) {
      const target = this.#counter.target(this.#parent, left, 0);
      this.#emit({ directive: "add", pos: "after", content }, { ...target, carried });
    } else if (nextToRight) this.#emit({ directive: "add", content }, inside);
    else this.#emit({ directive: "add", pos: "prepend", content }, inside);
  }

  #emit(parts: OperationParts, target: OperationTarget): void {
    this.#operations.push(this.#scope.builder.build(parts, target));
  }
}

type Span = readonly [from: number, to: number];

const isThere = ({ value }: Slot): boolean => value !== "";

const count = (text: Slot): number => (isThere(text) ? 1 : 0);

const isSpace = (text: Slot): boolean => isThere(text) && isBlank(text.value);

const joined = (a: Slot, b: Slot): Slot => ({ value: a.value + b.value, raw: a.raw + b.raw });
