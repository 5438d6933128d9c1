import type { Instant, Result } from "@porchlight/kernel";
import type { Identity } from "../identity/identity";
import type { AnonymousMode, Watcher } from "../identity/watcher";
import { combinePermissions } from "../permissions/combine-permissions";
import { EVERYTHING, NOTHING, type Permissions } from "../permissions/permissions";
import { inquire } from "../rules/inquire";
import { type Dependence, INDEPENDENT, type ListLookup } from "../rules/inquiry";
import { matchingRules } from "../rules/matching-rules";
import type { RulesetFault } from "../rules/ruleset";
import type { PublicationRuleset } from "./publication-ruleset";

/** What is asked: who may publish what for a presentity, now. */
export interface PublicationQuestion {
  readonly presentity: Identity;
  readonly publisher: Watcher;
  /** The operator has set the publisher up to speak for presentities. */
  readonly isProvisionedAgent: boolean;
  /** Undefined when there is no document. */
  readonly rules: Result<PublicationRuleset, RulesetFault> | undefined;
  readonly now: Instant;
  readonly sphere: string | undefined;
  readonly lists: ListLookup;
  readonly anonymousMode: AnonymousMode;
}

export interface PublicationDecision extends Dependence {
  readonly mayPublish: boolean;
  readonly mayWritePermanentState: boolean;
  /** What of a publication is taken; see `stripPublication`. */
  readonly content: Permissions;
  readonly basis: "own-access" | "agent" | "rules" | "default" | "unreadable-rules";
}

/** The presentity and provisioned agents may publish everything; others what all matching rules together allow. */
export function decidePublication(question: PublicationQuestion): PublicationDecision {
  const { presentity, publisher, rules } = question;
  if (publisher.identities.some(({ key }) => key === presentity.key)) return simple("own-access", true);
  if (question.isProvisionedAgent) return simple("agent", true);
  if (rules === undefined) return simple("default", false);
  return rules.ok ? byRules(question, rules.value) : simple("unreadable-rules", false);
}

const simple = (basis: PublicationDecision["basis"], may: boolean): PublicationDecision => ({
  mayPublish: may,
  mayWritePermanentState: may,
  content: may ? EVERYTHING : NOTHING,
  basis,
  ...INDEPENDENT,
});

function byRules(question: PublicationQuestion, ruleset: PublicationRuleset): PublicationDecision {
  const inquiry = inquire({ ...question, watcher: question.publisher }, [ruleset]);
  const grants = matchingRules([ruleset], inquiry).map(({ grant }) => grant);
  return {
    mayPublish: grants.some(({ mayPublish }) => mayPublish),
    mayWritePermanentState: grants.some(({ mayWritePermanentState }) => mayWritePermanentState),
    content: combinePermissions(grants.map(({ content }) => content)),
    basis: "rules",
    ...inquiry.dependence,
  };
}
