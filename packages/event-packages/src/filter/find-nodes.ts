import type {
  FilterComparison,
  FilterName,
  FilterOperand,
  FilterPath,
  FilterPredicate,
  FilterStep,
} from "@porchlight/documents";
import { attributeOf, childElements, isNamed, textOf, type XmlElement } from "@porchlight/xml";
import type { ElementTree } from "./element-tree";

/** The elements an expression names, or those that have the attribute it names. */
export function findElements(tree: ElementTree, { steps, attribute }: FilterPath): ReadonlySet<XmlElement> {
  const [first, ...rest] = steps;
  if (first === undefined) return new Set();
  const start = first.axis === "child" ? [tree.root] : [tree.root, ...descendants(tree.root)];
  const found = walk(tree, new Set(start.filter((each) => passes(tree, each, first))), rest);
  return attribute === undefined ? found : keep(found, (each) => valueAt(each, attribute) !== undefined);
}

/** What a trigger or a comparison looks at: the value of an attribute, or the text of an element. */
export const valueAt = (element: XmlElement, attribute: FilterName | undefined): string | undefined =>
  attribute === undefined
    ? textOf(element).trim()
    : attributeOf(element, attribute.localName, attribute.namespace);

function walk(
  tree: ElementTree,
  start: ReadonlySet<XmlElement>,
  steps: readonly FilterStep[],
): ReadonlySet<XmlElement> {
  let reached = start;
  for (const step of steps) {
    const next = new Set<XmlElement>();
    for (const element of reached) {
      const candidates = reachedFrom(element, step.axis);
      if (!tree.spend(candidates.length)) return new Set();
      for (const each of candidates) if (passes(tree, each, step)) next.add(each);
    }
    reached = next;
  }
  return reached;
}

function reachedFrom(element: XmlElement, axis: FilterStep["axis"]): readonly XmlElement[] {
  if (axis === "child") return childElements(element);
  return axis === "descendant" ? descendants(element) : [element, ...descendants(element)];
}

const passes = (tree: ElementTree, element: XmlElement, { name, predicates }: FilterStep): boolean =>
  (name === undefined || isNamed(element, name.namespace, name.localName)) &&
  predicates.every((each) => holds(tree, element, each));

const holds = (tree: ElementTree, element: XmlElement, predicate: FilterPredicate): boolean =>
  predicate.some((all) => all.every((each) => isTrue(tree, element, each)));

function isTrue(
  tree: ElementTree,
  element: XmlElement,
  { operand, operator, value }: FilterComparison,
): boolean {
  for (const found of operandElements(tree, element, operand)) {
    const actual = valueAt(found, operand.attribute);
    if (actual !== undefined && compares(actual, operator, value)) return true;
  }
  return false;
}

function operandElements(
  tree: ElementTree,
  element: XmlElement,
  { start, steps }: FilterOperand,
): ReadonlySet<XmlElement> {
  const from = start === "self" ? element : tree.parentOf(element);
  return from === undefined ? new Set() : walk(tree, new Set([from]), steps);
}

function compares(actual: string, operator: FilterComparison["operator"], value: string): boolean {
  if (operator === "=") return actual === value;
  return operator === "<" ? Number(actual) < Number(value) : Number(actual) > Number(value);
}

function descendants(element: XmlElement): XmlElement[] {
  const found: XmlElement[] = [];
  const visit = (parent: XmlElement): void => {
    for (const child of childElements(parent)) {
      found.push(child);
      visit(child);
    }
  };
  visit(element);
  return found;
}

const keep = (elements: ReadonlySet<XmlElement>, test: (element: XmlElement) => boolean) =>
  new Set([...elements].filter(test));
