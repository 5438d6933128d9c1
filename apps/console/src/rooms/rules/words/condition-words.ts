import type { Condition, IdentityMember, ManyMember } from "@porchlight/documents";
import { exactText, visibleText } from "@porchlight/ui";

export const CONDITION_NAMES: Readonly<Record<Condition["kind"], string>> = {
  identity: "These watchers",
  "external-list": "Watchers in a list",
  "other-identity": "Whom no rule names",
  "anonymous-request": "Anonymous requests",
  sphere: "While in a sphere",
  validity: "In a time",
  unknown: "Not known here",
};

/** Whom and when a rule is for, in a few words. */
export function ruleWords(conditions: readonly Condition[]): string {
  return conditions.length === 0 ? "everybody" : conditions.map(conditionWords).join(", ");
}

function conditionWords(condition: Condition): string {
  switch (condition.kind) {
    case "identity":
      return joined(condition.members.map(memberWords), "nobody");
    case "external-list":
      return condition.anchors.length === 0 ? "nobody" : `in ${joined(condition.anchors.map(listName), "")}`;
    case "other-identity":
      return "whom no rule names";
    case "anonymous-request":
      return "anonymous requests";
    case "sphere":
      return `while in ${joined(condition.tokens, "no sphere")}`;
    case "validity":
      return joined(
        condition.periods.map(({ from, until }) => `from ${exactText(from)} until ${exactText(until)}`),
        "at no time",
      );
    case "unknown":
      return `${condition.localName}, which is not known`;
  }
}

function memberWords(member: IdentityMember): string {
  switch (member.kind) {
    case "one":
      return member.id === "" ? "nobody yet" : addressWords(member.id);
    case "many":
      return manyWords(member);
    case "unknown":
      return `${member.localName}, which is not known`;
  }
}

/** Without its scheme where it is a plain SIP address; whatever else is written is shown whole. */
const addressWords = (uri: string): string => visibleText(/^sips?:([^\s;?>]+)$/i.exec(uri)?.[1] ?? uri, 80);

function manyWords({ domain, exceptions }: ManyMember): string {
  const all = domain === undefined ? "everybody with an identity" : `everybody in ${visibleText(domain, 80)}`;
  return exceptions.length === 0 ? all : `${all} but ${exceptions.length}`;
}

const AT_MOST = 3;

function joined(words: readonly string[], none: string): string {
  if (words.length === 0) return none;
  const more = words.length - AT_MOST;
  const shown = words.slice(0, AT_MOST).join(" or ");
  return more > 0 ? `${shown} or ${more} more` : shown;
}

/** Name of the list that an anchor leads to, or the anchor itself. */
export function listName(anchor: string): string {
  const [, name] = /@name=(?:%22|")(.+?)(?:%22|")/i.exec(anchor) ?? [];
  try {
    return visibleText(name === undefined ? anchor : decodeURIComponent(name), 80);
  } catch {
    return visibleText(anchor, 80);
  }
}
