import {
  type PublicationRule,
  type PublicationTransformation,
  readPublicationRules,
} from "@porchlight/documents";
import { fail, ok, type Result } from "@porchlight/kernel";
import type { XmlDocument } from "@porchlight/xml";
import { combinePermissions } from "../permissions/combine-permissions";
import type { Permissions } from "../permissions/permissions";
import type { RuleBook } from "../rules/compiled-rule";
import { ruleBook } from "../rules/rule-book";
import type { RulesetFault } from "../rules/ruleset";
import { allowed } from "./allowed-content";

/** What a publication rule gives when it matches. */
export interface PublicationGrant {
  readonly mayPublish: boolean;
  readonly mayWritePermanentState: boolean;
  readonly content: Permissions;
}

/** A publication rules document in the form it is evaluated in. Immutable. */
export type PublicationRuleset = RuleBook<PublicationGrant>;

/** Reads a publication rules document. */
export function compilePublicationRules(
  source: string | XmlDocument,
): Result<PublicationRuleset, RulesetFault> {
  const read = readPublicationRules(source);
  return read.ok ? ok(ruleBook(read.value, grantOf)) : fail({ reason: read.error });
}

const grantOf = ({ actions, transformations }: PublicationRule): PublicationGrant => ({
  mayPublish: actions.some((action) => action.kind === "pub-handling" && action.handling === "allow"),
  mayWritePermanentState: actions.some(
    (action) => action.kind === "perm-handling" && action.handling === "allow",
  ),
  content: contentOf(transformations),
});

const contentOf = (transformations: readonly PublicationTransformation[]): Permissions =>
  combinePermissions(transformations.map(allowed));
