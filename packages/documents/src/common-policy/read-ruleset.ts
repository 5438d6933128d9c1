import { fail, ok, type Result, type Saying } from "@porchlight/kernel";
import {
  DEFAULT_LIMITS,
  isNamed,
  isNcName,
  parseXml,
  type XmlDocument,
  type XmlElement,
  type XmlLimits,
} from "@porchlight/xml";
import type { RulePart } from "./condition";
import { COMMON_POLICY } from "./namespaces";
import { readCondition } from "./read-condition";
import type { PolicyVocabulary, Rule } from "./rule";
import { say } from "./sayings";
import { SchemaFaults } from "./schema-faults";
import { requiredAttribute, tokenOf } from "./values";

/** Whoever stores a document has bounded it, by whatever limits held then. */
const STORED_LIMITS: XmlLimits = { ...DEFAULT_LIMITS, maxLength: 16_777_216, maxNodes: 1_000_000 };

/**
 * Reads a common-policy document against the schema of RFC 4745 section 13 and those of the permissions known to the
 * vocabulary. What no schema is known for is kept as an unknown part. The error is what is wrong.
 */
export function readRuleset<Action extends RulePart, Transformation extends RulePart>(
  source: string | XmlDocument,
  vocabulary: PolicyVocabulary<Action, Transformation>,
): Result<readonly Rule<Action, Transformation>[], Saying> {
  const parsed = typeof source === "string" ? parseXml(source, STORED_LIMITS) : ok(source);
  if (!parsed.ok) return fail(parsed.error.reason);
  const { root } = parsed.value;
  if (!isNamed(root, COMMON_POLICY, "ruleset")) return fail(say("no-ruleset"));
  const faults = new SchemaFaults();
  const rules = faults.childrenOf(root).map((child) => {
    if (!isNamed(child, COMMON_POLICY, "rule")) faults.misplaced(child, root);
    return readRule(child, vocabulary, faults);
  });
  if (new Set(rules.map(({ id }) => id)).size < rules.length) faults.note(say("two-rules-with-one-id"));
  return faults.first === undefined ? ok(rules) : fail(faults.first);
}

function readRule<Action extends RulePart, Transformation extends RulePart>(
  element: XmlElement,
  vocabulary: PolicyVocabulary<Action, Transformation>,
  faults: SchemaFaults,
): Rule<Action, Transformation> {
  const id = tokenOf(requiredAttribute(element, "id", faults));
  if (!isNcName(id)) faults.note(say("rule-id-no-name"));
  const [conditions, actions, transformations] = sectionsOf(element, faults);
  return {
    id,
    conditions: partsOf(conditions, faults).map((part) => readCondition(part, faults)),
    actions: permissionsOf(actions, faults).map((part) => vocabulary.readAction(part, faults)),
    transformations: permissionsOf(transformations, faults).map((part) =>
      vocabulary.readTransformation(part, faults),
    ),
    element,
  };
}

export const SECTIONS = ["conditions", "actions", "transformations"] as const;

/** Conditions, actions and transformations, each at most once and in this order. */
function sectionsOf(rule: XmlElement, faults: SchemaFaults): (XmlElement | undefined)[] {
  const sections: (XmlElement | undefined)[] = [undefined, undefined, undefined];
  let reached = -1;
  for (const child of faults.childrenOf(rule)) {
    const place = SECTIONS.findIndex((name) => isNamed(child, COMMON_POLICY, name));
    if (place <= reached) {
      faults.misplaced(child, rule);
      continue;
    }
    sections[place] = child;
    reached = place;
  }
  return sections;
}

/** Permissions are of other namespaces than common policy itself. */
function permissionsOf(section: XmlElement | undefined, faults: SchemaFaults): XmlElement[] {
  if (section === undefined) return [];
  const parts = faults.childrenOf(section);
  for (const part of parts) faults.foreign(part, section);
  return parts;
}

const partsOf = (section: XmlElement | undefined, faults: SchemaFaults): XmlElement[] =>
  section === undefined ? [] : faults.childrenOf(section);
