import {
  attributeOf,
  childElements,
  childOf,
  element,
  type NamespaceBindings,
  serializeElement,
  type XmlElement,
} from "@porchlight/xml";
import { buildCondition } from "./build-condition";
import type { Condition, RulePart } from "./condition";
import { COMMON_POLICY } from "./namespaces";
import { SECTIONS } from "./read-ruleset";
import type { PolicyVocabulary, Rule } from "./rule";

/**
 * The `rule` element as a fragment that stands anywhere: every prefix it uses is declared in it, but for those `inScope`
 * where it goes. Parts that were read are written as their document has them, and so is a section in which nothing changed.
 */
export function writeRule<Action extends RulePart, Transformation extends RulePart>(
  rule: Rule<Action, Transformation>,
  vocabulary: PolicyVocabulary<Action, Transformation>,
  inScope: NamespaceBindings = new Map(),
): string {
  return serializeElement(ruleElement(rule, vocabulary), { inScope });
}

/** A whole document of rules, one to a line. */
export function writeRuleset<Action extends RulePart, Transformation extends RulePart>(
  rules: readonly Rule<Action, Transformation>[],
  vocabulary: PolicyVocabulary<Action, Transformation>,
): string {
  const inScope = new Map([["cr", COMMON_POLICY]]);
  const lines = rules.map((rule) => `${serializeElement(ruleElement(rule, vocabulary), { inScope })}\n`);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<cr:ruleset xmlns:cr="${COMMON_POLICY}">\n${lines.join("")}</cr:ruleset>\n`;
}

function ruleElement<Action extends RulePart, Transformation extends RulePart>(
  rule: Rule<Action, Transformation>,
  vocabulary: PolicyVocabulary<Action, Transformation>,
): XmlElement {
  const [conditions, actions, transformations] = SECTIONS.map((name) => sectionOf(rule.element, name));
  const sections = [
    section("conditions", conditions, rule.conditions, (part: Condition) => buildCondition(part)),
    section("actions", actions, rule.actions, (part) => vocabulary.buildAction(part)),
    section("transformations", transformations, rule.transformations, (part) =>
      vocabulary.buildTransformation(part),
    ),
  ];
  if (isUnchanged(rule, sections)) return rule.element;
  const children = sections.filter((each) => each !== undefined);
  return element("cr:rule", COMMON_POLICY, { id: rule.id }, children);
}

function isUnchanged<Action extends RulePart, Transformation extends RulePart>(
  rule: Rule<Action, Transformation>,
  sections: readonly (XmlElement | undefined)[],
): rule is Rule<Action, Transformation> & { readonly element: XmlElement } {
  return (
    rule.element !== undefined &&
    attributeOf(rule.element, "id") === rule.id &&
    SECTIONS.every((name, index) => sectionOf(rule.element, name) === sections[index])
  );
}

const sectionOf = (rule: XmlElement | undefined, name: string): XmlElement | undefined =>
  rule === undefined ? undefined : childOf(rule, COMMON_POLICY, name);

/** One section of a rule; nothing where there is nothing to say. */
function section<Part extends RulePart>(
  name: string,
  original: XmlElement | undefined,
  parts: readonly Part[],
  build: (part: Part) => XmlElement,
): XmlElement | undefined {
  if (original !== undefined) {
    const children = childElements(original);
    const isSame =
      children.length === parts.length && parts.every((part, index) => part.element === children[index]);
    if (isSame) return original;
  }
  if (parts.length === 0) return undefined;
  const children = parts.map((part) => part.element ?? build(part));
  return element(`cr:${name}`, COMMON_POLICY, {}, children);
}
