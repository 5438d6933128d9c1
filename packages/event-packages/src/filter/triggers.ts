import type { FilterTrigger, TriggerCondition } from "@porchlight/documents";
import { canonicalKey, childElements, type XmlElement } from "@porchlight/xml";
import type { ElementTree } from "./element-tree";
import { findElements, valueAt } from "./find-nodes";

/** Whether a change is one that a subscriber waits for: all conditions of one of the triggers hold (RFC 4661 section 3.6). */
export const fires = (triggers: readonly FilterTrigger[], before: ElementTree, after: ElementTree): boolean =>
  triggers.some((trigger) => trigger.every((condition) => holds(condition, before, after)));

function holds(condition: TriggerCondition, before: ElementTree, after: ElementTree): boolean {
  switch (condition.kind) {
    case "changed":
      return hasChanged(condition, before, after);
    case "added":
      return hasMore(condition, before, after);
    case "removed":
      return hasMore(condition, after, before);
  }
}

type Changed = Extract<TriggerCondition, { kind: "changed" }>;

function hasChanged({ path, from, to, by }: Changed, before: ElementTree, after: ElementTree): boolean {
  const known = elementsByKey(before);
  for (const element of findElements(after, path)) {
    const earlier = known.get(after.keyOf(element));
    if (earlier === undefined) continue;
    const [was, is] = [comparable(earlier, path), comparable(element, path)];
    if (was === undefined || is === undefined || was === is) continue;
    const isFar = by === undefined || Math.abs(Number(is) - Number(was)) >= by;
    if ((from === undefined || was === from) && (to === undefined || is === to) && isFar) return true;
  }
  return false;
}

/** The value of what has no elements inside; of anything else all of it. */
function comparable(element: XmlElement, { attribute }: Changed["path"]): string | undefined {
  return attribute === undefined && childElements(element).length > 0
    ? canonicalKey(element)
    : valueAt(element, attribute);
}

/** Whether one document has an occurrence that the other one does not have. */
function hasMore({ path }: TriggerCondition, less: ElementTree, more: ElementTree): boolean {
  const known = new Set([...findElements(less, path)].map((element) => less.keyOf(element)));
  for (const element of findElements(more, path)) if (!known.has(more.keyOf(element))) return true;
  return false;
}

function elementsByKey(tree: ElementTree): ReadonlyMap<string, XmlElement> {
  const byKey = new Map<string, XmlElement>();
  const visit = (element: XmlElement): void => {
    byKey.set(tree.keyOf(element), element);
    for (const child of childElements(element)) visit(child);
  };
  visit(tree.root);
  return byKey;
}
