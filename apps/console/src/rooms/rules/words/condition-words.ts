import type { Condition, IdentityMember, ManyMember } from "@porchlight/documents";
import { exactText, visibleText } from "@porchlight/ui";
import type { Say } from "~/words/say";

/** Whom and when a rule is for, in a few words. */
export function ruleWords(conditions: readonly Condition[], say: Say): string {
  return conditions.length === 0
    ? say("rules.everybodySmall")
    : conditions.map((condition) => conditionWords(condition, say)).join(", ");
}

function conditionWords(condition: Condition, say: Say): string {
  switch (condition.kind) {
    case "identity":
      return joined(
        condition.members.map((member) => memberWords(member, say)),
        say("rules.nobody"),
        say,
      );
    case "external-list":
      return condition.anchors.length === 0
        ? say("rules.nobody")
        : say("rules.inList", { list: joined(condition.anchors.map(listName), "", say) });
    case "other-identity":
      return say("rules.whomNoRuleNamesSmall");
    case "anonymous-request":
      return say("rules.anonymousRequestsSmall");
    case "sphere":
      return say("rules.whileIn", { spheres: joined(condition.tokens, say("rules.noSphere"), say) });
    case "validity":
      return joined(
        condition.periods.map(({ from, until }) =>
          say("rules.fromFromUntilUntil", {
            from: exactText(from, say.uiWords),
            until: exactText(until, say.uiWords),
          }),
        ),
        say("rules.atNoTime"),
        say,
      );
    case "unknown":
      return say("rules.localnameWhichIsNotKnown", { localName: condition.localName });
  }
}

function memberWords(member: IdentityMember, say: Say): string {
  switch (member.kind) {
    case "one":
      return member.id === "" ? say("rules.nobodyYet") : addressWords(member.id);
    case "many":
      return manyWords(member, say);
    case "unknown":
      return say("rules.localnameWhichIsNotKnown", { localName: member.localName });
  }
}

/** Without its scheme where it is a plain SIP address; whatever else is written is shown whole. */
const addressWords = (uri: string): string => visibleText(/^sips?:([^\s;?>]+)$/i.exec(uri)?.[1] ?? uri, 80);

function manyWords({ domain, exceptions }: ManyMember, say: Say): string {
  const all =
    domain === undefined
      ? say("rules.everybodyWithAnIdentitySmall")
      : say("rules.everybodyInDomainSmall", { domain: visibleText(domain, 80) });
  return exceptions.length === 0 ? all : say("rules.allBut", { all, count: exceptions.length });
}

const AT_MOST = 3;

function joined(words: readonly string[], none: string, say: Say): string {
  if (words.length === 0) return none;
  const more = words.length - AT_MOST;
  const shown = words.slice(0, AT_MOST).join(say("rules.or"));
  return more > 0 ? say("rules.orMore", { shown, more }) : shown;
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
