import { COMMON_POLICY, type PresenceRule, writePresenceRule } from "@porchlight/documents";
import {
  appendChild,
  bindingsOf,
  childOf,
  element,
  insertAfter,
  insertBefore,
  outerScope,
  serializeElement,
  type XmlElement,
} from "@porchlight/xml";
import { type Splice, spaceBefore, spliceOf } from "./splices";

/** An element as it has to be written inside `parent` to mean the same. */
export const textInside = (parent: XmlElement, child: XmlElement): string =>
  serializeElement(child, { inScope: bindingsOf(parent.scope) });

/** An element of common policy, with the prefix that its neighbour has. */
export const commonElement = (
  { prefix }: XmlElement,
  localName: string,
  attributes: Readonly<Record<string, string | undefined>> = {},
  children: readonly (XmlElement | string)[] = [],
): XmlElement =>
  element(prefix === "" ? localName : `${prefix}:${localName}`, COMMON_POLICY, attributes, children);

/** An element as it has to be written beside `sibling` to mean the same. */
export const textBeside = (sibling: XmlElement, element: XmlElement): string =>
  serializeElement(element, { inScope: bindingsOf(outerScope(sibling)) });

/** One more rule behind another one, set off as that is. */
export function ruleBehind(sibling: XmlElement, rule: PresenceRule): Splice {
  const { source, start } = sibling;
  const text = spaceBefore(source, start) + writePresenceRule(rule, bindingsOf(outerScope(sibling)));
  return spliceOf(insertAfter(sibling, text), source);
}

/** A rule as the last of a document. */
export function ruleAtEnd(root: XmlElement, last: XmlElement | undefined, rule: PresenceRule): Splice {
  if (last !== undefined) return ruleBehind(last, rule);
  return spliceOf(appendChild(root, writePresenceRule(rule, bindingsOf(root.scope))), root.source);
}

const SECTIONS = ["conditions", "actions", "transformations"] as const;
export type Section = (typeof SECTIONS)[number];

/** Puts elements into a section of a rule, behind those that it has. */
export function intoSection(rule: XmlElement, name: Section, children: readonly XmlElement[]): Splice {
  const section = childOf(rule, COMMON_POLICY, name);
  if (section !== undefined) {
    const text = children.map((child) => textInside(section, child)).join("");
    return spliceOf(appendChild(section, text), rule.source);
  }
  return newSection(rule, name, textInside(rule, commonElement(rule, name, {}, children)));
}

/** Conditions come first, transformations last (RFC 4745 section 13). */
function newSection(rule: XmlElement, name: Section, text: string): Splice {
  const place = SECTIONS.indexOf(name);
  const [before, after] = [SECTIONS.slice(0, place).reverse(), SECTIONS.slice(place + 1)].map((names) =>
    names.map((each) => childOf(rule, COMMON_POLICY, each)).find((section) => section !== undefined),
  );
  const { source } = rule;
  if (before !== undefined) return spliceOf(insertAfter(before, text), source);
  if (after !== undefined) return spliceOf(insertBefore(after, text), source);
  return spliceOf(appendChild(rule, text), source);
}
