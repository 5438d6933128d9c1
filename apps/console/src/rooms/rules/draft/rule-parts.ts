import type {
  AttributePermission,
  ComponentMember,
  Condition,
  IdentityMember,
  Period,
  PresenceRule,
  PresenceTransformation,
  ProvideComponents,
  SubHandling,
  UserInputLevel,
} from "@porchlight/documents";
import { instant } from "@porchlight/kernel";
import { isNcName } from "@porchlight/xml";
import type { Say } from "~/words/say";

/** Changes of one rule. A part that changes is a new one without `element`; all others stay the same. */

export const withPart = <Part>(parts: readonly Part[], old: Part, by: Part): readonly Part[] =>
  parts.map((part) => (part === old ? by : part));

export const withoutPart = <Part>(parts: readonly Part[], old: Part): readonly Part[] =>
  parts.filter((part) => part !== old);

/** The same by place, for parts that may be equal. */
export const withAt = <Part>(parts: readonly Part[], place: number, by: Part): readonly Part[] =>
  parts.map((part, index) => (index === place ? by : part));

export const withoutAt = <Part>(parts: readonly Part[], place: number): readonly Part[] =>
  parts.filter((_, index) => index !== place);

export const handlingOf = ({ actions }: PresenceRule): SubHandling | undefined => {
  for (const action of actions) if (action.kind === "sub-handling") return action.handling;
  return undefined;
};

/** Another decision. Only a rule that allows, or that decides nothing, says what is shown (OMA PRS-XDM). */
export function withHandling(rule: PresenceRule, handling: SubHandling | undefined): PresenceRule {
  const decision = handling === undefined ? [] : [{ kind: "sub-handling", handling } as const];
  const unknown = rule.actions.filter(({ kind }) => kind === "unknown");
  const first = rule.actions.findIndex(({ kind }) => kind === "sub-handling");
  const before = first < 0 ? 0 : rule.actions.slice(0, first).filter(({ kind }) => kind === "unknown").length;
  const actions = [...unknown.slice(0, before), ...decision, ...unknown.slice(before)];
  const shows = handling === undefined || handling === "allow";
  return { ...rule, actions, transformations: shows ? rule.transformations : [] };
}

type Kind = PresenceTransformation["kind"];
type OfKind<Wanted extends Kind> = Extract<PresenceTransformation, { kind: Wanted }>;

export const shownOfKind = <Wanted extends Kind>(
  { transformations }: PresenceRule,
  kind: Wanted,
): readonly OfKind<Wanted>[] => transformations.filter((part): part is OfKind<Wanted> => part.kind === kind);

/** The rule with one part in place of those that a test finds; without one they are taken out. */
function withShown(
  rule: PresenceRule,
  isMeant: (part: PresenceTransformation) => boolean,
  by: PresenceTransformation | undefined,
): PresenceRule {
  const place = rule.transformations.findIndex(isMeant);
  const others = rule.transformations.filter((part) => !isMeant(part));
  if (by === undefined) return { ...rule, transformations: others };
  const at =
    place < 0 ? others.length : rule.transformations.slice(0, place).filter((part) => !isMeant(part)).length;
  return { ...rule, transformations: [...others.slice(0, at), by, ...others.slice(at)] };
}

export type ComponentKind = ProvideComponents["kind"];
export type Members = ProvideComponents["members"];

export const membersOf = (rule: PresenceRule, kind: ComponentKind): Members | undefined =>
  shownOfKind(rule, kind)[0]?.members;

export const withMembers = (
  rule: PresenceRule,
  kind: ComponentKind,
  members: Members | undefined,
): PresenceRule => withShown(rule, (part) => part.kind === kind, members && { kind, members });

export const newMember = (kind: ComponentMember["kind"]): ComponentMember => ({ kind, value: "" });

export const showsAttribute = (rule: PresenceRule, name: AttributePermission): boolean =>
  shownOfKind(rule, "provide-attribute").some((part) => part.name === name && part.granted);

/** Not granted is the same as not said. */
export const withAttribute = (
  rule: PresenceRule,
  name: AttributePermission,
  granted: boolean,
): PresenceRule =>
  withShown(
    rule,
    (part) => part.kind === "provide-attribute" && part.name === name,
    granted ? { kind: "provide-attribute", name, granted } : undefined,
  );

export const withAllAttributes = (rule: PresenceRule, all: boolean): PresenceRule =>
  withShown(
    rule,
    ({ kind }) => kind === "provide-all-attributes",
    all ? { kind: "provide-all-attributes" } : undefined,
  );

export const withUserInput = (rule: PresenceRule, level: UserInputLevel): PresenceRule =>
  withShown(
    rule,
    ({ kind }) => kind === "provide-user-input",
    level === "false" ? undefined : { kind: "provide-user-input", level },
  );

export const withGeopriv = (rule: PresenceRule, level: "false" | "full"): PresenceRule =>
  withShown(
    rule,
    ({ kind }) => kind === "provide-geopriv",
    level === "false" ? undefined : { kind: "provide-geopriv", level },
  );

export function withEverything(rule: PresenceRule): PresenceRule {
  const components = (["provide-services", "provide-persons", "provide-devices"] as const).reduce(
    (changed, kind) => (membersOf(changed, kind) === "all" ? changed : withMembers(changed, kind, "all")),
    rule,
  );
  return withAllAttributes(components, true);
}

/** Takes out all that is known; what is not stays. */
export const withNothing = (rule: PresenceRule): PresenceRule => ({
  ...rule,
  transformations: rule.transformations.filter(({ kind }) => kind === "unknown"),
});

/** A new rule, which asks about nobody yet. */
export function newRule(rules: readonly PresenceRule[]): PresenceRule {
  const taken = new Set(rules.map(({ id }) => id));
  let number = rules.length + 1;
  while (taken.has(`rule${number}`)) number += 1;
  return {
    id: `rule${number}`,
    conditions: [{ kind: "identity", members: [NOBODY] }],
    actions: [{ kind: "sub-handling", handling: "confirm" }],
    transformations: [],
  };
}

/** What is wrong with a new name of a rule. */
export function idFault(
  id: string,
  rule: PresenceRule,
  rules: readonly PresenceRule[],
  say: Say,
): string | undefined {
  if (!isNcName(id)) return say("rules.aNameBeginsWithALetter");
  return rules.some((other) => other !== rule && other.id === id)
    ? say("rules.anotherRuleHasThisName")
    : undefined;
}

/** Conditions that can be added. */
export const CONDITION_KINDS = [
  "identity",
  "external-list",
  "other-identity",
  "anonymous-request",
  "sphere",
  "validity",
] as const satisfies readonly Condition["kind"][];

export const NOBODY: IdentityMember = { kind: "one", id: "" };

const DAY_MS = 86_400_000;

/** From this minute for a day. */
export function newPeriod(now: number): Period {
  const from = now - (now % 60_000);
  return { from: instant(from), until: instant(from + DAY_MS) };
}

/** A condition to begin with. It can be written as it is. */
export function newCondition(kind: (typeof CONDITION_KINDS)[number], now: number): Condition {
  switch (kind) {
    case "identity":
      return { kind, members: [NOBODY] };
    case "external-list":
      return { kind, anchors: [] };
    case "other-identity":
    case "anonymous-request":
      return { kind };
    case "sphere":
      return { kind, tokens: ["work"] };
    case "validity":
      return { kind, periods: [newPeriod(now)] };
  }
}
