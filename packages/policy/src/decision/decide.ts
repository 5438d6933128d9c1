import type { SubHandling } from "@porchlight/documents";
import { visibleIdentities } from "../identity/watcher";
import { combinePermissions } from "../permissions/combine-permissions";
import { EVERYTHING, NOTHING } from "../permissions/permissions";
import { inquire } from "../rules/inquire";
import { INDEPENDENT } from "../rules/inquiry";
import { matchingRules, type RuleWitness } from "../rules/matching-rules";
import { fullestHandling, type PresenceGrant, type Ruleset } from "../rules/ruleset";
import type { Decision, DefaultHandling, PolicyQuestion } from "./decision";

/** Decides by the reference algorithm: own access, override, default, else all matching rules together. */
export const decide = (question: PolicyQuestion): Decision => judge(question);

/** The same with a witness of every rule; there is no other evaluator. */
export function judge(question: PolicyQuestion, witness?: RuleWitness<PresenceGrant>): Decision {
  const { rules } = question;
  if (isOwnAccess(question)) return simple("own-access", "allow");
  if (isRefused(question)) return simple("override", "block");
  switch (rules.kind) {
    case "none":
      return bounded(question, simple("default", defaultHandling(question)));
    case "unreadable":
      return simple("unreadable-rules", "block");
    case "rules":
      return bounded(question, byRules(question, rules.rulesets, witness));
  }
}

/** A presentity may always watch itself; by what it proved, not by what it shows. */
const isOwnAccess = ({ presentity, watcher }: PolicyQuestion): boolean =>
  watcher.identities.some(({ key }) => key === presentity.key);

/** The operator refuses everybody, or whoever shows no identity. */
export const isRefused = ({ settings, watcher }: PolicyQuestion): boolean =>
  settings.override === "block" ||
  (settings.anonymousAllowed === false && visibleIdentities(watcher, settings.anonymousMode).length === 0);

const simple = (basis: Decision["basis"], handling: SubHandling): Decision => {
  const { anchors, sphere, nextEdgeAt } = INDEPENDENT;
  const permissions = handling === "allow" ? EVERYTHING : NOTHING;
  return { handling, permissions, basis, anchors, sphere, nextEdgeAt };
};

const defaultHandling = (question: PolicyQuestion): SubHandling =>
  question.settings.defaultHandling[defaultScope(question)];

/** For whom a default is meant: an anonymous request shows no domain. */
export function defaultScope({ presentity, watcher, settings }: PolicyQuestion): keyof DefaultHandling {
  const { domain } = presentity;
  const isOwn = visibleIdentities(watcher, settings.anonymousMode).some(
    (identity) => identity.domain === domain,
  );
  return isOwn && domain !== undefined ? "ownDomain" : "others";
}

function byRules(
  question: PolicyQuestion,
  rulesets: readonly Ruleset[],
  witness: RuleWitness<PresenceGrant> | undefined,
): Decision {
  const { anonymousMode } = question.settings;
  const inquiry = inquire({ ...question, anonymousMode }, rulesets);
  const grants = matchingRules(rulesets, inquiry, witness).map(({ grant }) => grant);
  return {
    handling: fullestHandling(grants.map(({ handling }) => handling)) ?? "block",
    permissions: combinePermissions(grants.map(({ permissions }) => permissions)),
    basis: "rules",
    ...inquiry.dependence,
  };
}

/** What holds whatever the rules say: nobody unknown can be asked about, and the operator may hide a presentity. */
function bounded({ watcher, settings }: PolicyQuestion, decision: Decision): Decision {
  if (decision.handling === "confirm" && watcher.identities.length === 0) {
    return { ...decision, handling: "block" };
  }
  if (decision.handling === "allow" && settings.override === "hide") {
    return { ...decision, handling: "polite-block", basis: "override" };
  }
  return decision;
}
