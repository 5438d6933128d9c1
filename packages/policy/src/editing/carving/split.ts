import {
  buildCondition,
  type Condition,
  type IdentityMember,
  type PresenceRule,
} from "@porchlight/documents";
import type { XmlElement } from "@porchlight/xml";
import type { OpenRules } from "../open-rules";
import { exceptionOf, type Subject } from "../subject";
import type { RuleIds } from "../text/rule-ids";
import { intoSection, ruleBehind } from "../text/rule-text";
import type { Splice } from "../text/splices";

export interface Split {
  readonly splices: readonly Splice[];
  /** Lists whose members keep what the rule gave, so that a watcher has to leave them. */
  readonly anchors: readonly string[];
}

/**
 * Takes the subject out of a rule that says nothing about who asks. What it gives to others is said in rules that together
 * match everybody else and name nobody whom no rule named: other-identity keeps its meaning.
 */
export function split(
  rule: PresenceRule,
  element: XmlElement,
  { open, subject, ids }: { readonly open: OpenRules; readonly subject: Subject; readonly ids: RuleIds },
): Split {
  const [own, ...others] = isNamingFree(open) ? amongAll(subject) : amongNamed(open, subject);
  const copies = others.map(({ suffix, condition }) => ({
    ...rule,
    id: ids.fresh(`${rule.id}_${suffix}`),
    conditions: [...rule.conditions, condition],
  }));
  const narrowed =
    own === undefined ? [] : [intoSection(element, "conditions", [buildCondition(own.condition)])];
  return {
    splices: [...narrowed, ...copies.map((copy) => ruleBehind(element, copy))],
    anchors: others.flatMap(({ condition }) => (condition.kind === "external-list" ? condition.anchors : [])),
  };
}

interface Part {
  readonly suffix: string;
  readonly condition: Condition;
}

const ANONYMOUS: Part = { suffix: "anonymous", condition: { kind: "anonymous-request" } };

/** Whether it makes no difference that a rule names everybody. */
function isNamingFree(open: OpenRules): boolean {
  const everybodyIsNamed = open.named.some(
    ({ everybody, anchors }) => everybody || anchors.some((anchor) => open.lookup(anchor).isCutShort),
  );
  const asksForOthers = open.rules.some(({ compiled }) =>
    compiled.conditions.some(({ kind }) => kind === "other-identity"),
  );
  return everybodyIsNamed || !asksForOthers;
}

const amongAll = (subject: Subject): readonly Part[] => [
  {
    suffix: "known",
    condition: { kind: "identity", members: [{ kind: "many", exceptions: [exceptionOf(subject)] }] },
  },
  ANONYMOUS,
];

function amongNamed(open: OpenRules, subject: Subject): readonly Part[] {
  const members = namedMembers(open, subject);
  const anchors = [...new Set(open.named.flatMap((named) => named.anchors))];
  return [
    { suffix: "others", condition: { kind: "other-identity" } },
    ...(members.length === 0 ? [] : [{ suffix: "named", condition: { kind: "identity", members } } as const]),
    ...(anchors.length === 0
      ? []
      : [{ suffix: "listed", condition: { kind: "external-list", anchors } } as const]),
    ANONYMOUS,
  ];
}

/** Everybody else whom a rule names, one by one and by domain. */
function namedMembers(open: OpenRules, subject: Subject): IdentityMember[] {
  const keys = new Set(open.named.flatMap((named) => [...named.keys]));
  const domains = new Set(open.named.flatMap((named) => [...named.domains]));
  if (subject.kind === "watcher") keys.delete(subject.identity.key);
  else domains.delete(subject.domain);
  return [
    ...[...keys].map((id) => ({ kind: "one", id }) as const),
    ...[...domains].map(
      (domain) => ({ kind: "many", domain, exceptions: exceptionsIn(domain, subject) }) as const,
    ),
  ];
}

const exceptionsIn = (domain: string, subject: Subject) =>
  subject.kind === "watcher" && subject.identity.domain === domain ? [exceptionOf(subject)] : [];
