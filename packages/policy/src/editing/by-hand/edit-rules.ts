import {
  buildCondition,
  buildPresenceTransformation,
  COMMON_POLICY,
  PRES_RULES,
  type PresenceRule,
  type SubHandling,
} from "@porchlight/documents";
import {
  appendChild,
  childElements,
  childOf,
  element,
  escapeAttribute,
  insertAfter,
  insertBefore,
  replaceAttributeValue,
  replaceElement,
  type XmlDocument,
  type XmlElement,
} from "@porchlight/xml";
import { intoSection, ruleAtEnd, type Section, textInside } from "../text/rule-text";
import { removal, type Splice, spaceBefore, spliced, spliceOf } from "../text/splices";
import { align, type ChildChange } from "./align";

/**
 * The text of a document in which one of its rules, as `readPresenceRules` gave it, has become another. Parts that are
 * still the same stand as they did, and so does everything between parts.
 */
export function withRuleChanged({ source }: XmlDocument, before: PresenceRule, after: PresenceRule): string {
  const { element } = before;
  if (element === undefined) throw new Error("the rule is of no document");
  return spliced(source, [
    ...idSplices(element, before.id, after.id),
    ...sectionSplices(
      element,
      "conditions",
      before.conditions.map(conditionElement),
      after.conditions.map(conditionElement),
    ),
    ...sectionSplices(
      element,
      "actions",
      before.actions.map(actionElement),
      after.actions.map(actionElement),
    ),
    ...sectionSplices(
      element,
      "transformations",
      before.transformations.map(shownElement),
      after.transformations.map(shownElement),
    ),
  ]);
}

/** The text of a document with one more rule, behind all others. */
export const withRuleAdded = ({ source, root }: XmlDocument, rule: PresenceRule): string =>
  spliced(source, [ruleAtEnd(root, childElements(root).at(-1), rule)]);

/** The text of a document without one of its rules. */
export function withRuleRemoved({ source }: XmlDocument, { element }: PresenceRule): string {
  return element === undefined ? source : spliced(source, [removal(element)]);
}

const conditionElement = (part: PresenceRule["conditions"][number]): XmlElement =>
  part.element ?? buildCondition(part);
const actionElement = (part: PresenceRule["actions"][number]): XmlElement =>
  part.kind === "unknown" ? part.element : (part.element ?? handlingElement(part.handling));
const handlingElement = (handling: SubHandling): XmlElement =>
  element("pr:sub-handling", PRES_RULES, {}, [handling]);
const shownElement = (part: PresenceRule["transformations"][number]): XmlElement =>
  part.element ?? buildPresenceTransformation(part);

function idSplices(rule: XmlElement, before: string, after: string): Splice[] {
  const id = rule.attributes.find(({ namespace, localName }) => namespace === "" && localName === "id");
  if (before === after || id === undefined) return [];
  return [spliceOf(replaceAttributeValue(rule, id, `"${escapeAttribute(after)}"`), rule.source)];
}

function sectionSplices(
  rule: XmlElement,
  name: Section,
  before: readonly XmlElement[],
  after: readonly XmlElement[],
): Splice[] {
  const section = childOf(rule, COMMON_POLICY, name);
  if (section === undefined) return after.length === 0 ? [] : [intoSection(rule, name, after)];
  const changes = align(before, after);
  if (changes !== undefined) return changes.flatMap((change) => childSplices(section, change, before[0]));
  return [...before.map(removal), intoSection(rule, name, after)];
}

function childSplices(section: XmlElement, change: ChildChange, first: XmlElement | undefined): Splice[] {
  switch (change.kind) {
    case "remove":
      return [removal(change.old)];
    case "replace":
      return [spliceOf(replaceElement(change.old, textInside(section, change.by)), section.source)];
    case "insert":
      return [insertion(section, change, first)];
  }
}

/** Set off as its neighbour is. */
function insertion(
  section: XmlElement,
  { behind, child }: Extract<ChildChange, { kind: "insert" }>,
  first: XmlElement | undefined,
): Splice {
  const { source } = section;
  const text = textInside(section, child);
  if (behind !== undefined)
    return spliceOf(insertAfter(behind, spaceBefore(source, behind.start) + text), source);
  if (first !== undefined)
    return spliceOf(insertBefore(first, text + spaceBefore(source, first.start)), source);
  return spliceOf(appendChild(section, text), source);
}
