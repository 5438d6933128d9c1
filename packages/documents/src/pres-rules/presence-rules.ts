import type { Result, Saying } from "@porchlight/kernel";
import type { NamespaceBindings, XmlDocument } from "@porchlight/xml";
import { readRuleset } from "../common-policy/read-ruleset";
import type { PolicyVocabulary } from "../common-policy/rule";
import { writeRule, writeRuleset } from "../common-policy/write-rule";
import { buildPresenceAction, buildPresenceTransformation } from "./build-permission";
import type { PresenceAction, PresenceRule, PresenceTransformation } from "./presence-rule";
import { readPresenceAction, readPresenceTransformation } from "./read-permission";

const PRESENCE: PolicyVocabulary<PresenceAction, PresenceTransformation> = {
  readAction: readPresenceAction,
  readTransformation: readPresenceTransformation,
  buildAction: buildPresenceAction,
  buildTransformation: buildPresenceTransformation,
};

/**
 * Reads a presence rules document; both AUIDs have one grammar. What is not known is kept as an unknown part.
 * The error is one sentence on what breaks the schema.
 */
export const readPresenceRules = (source: string | XmlDocument): Result<readonly PresenceRule[], Saying> =>
  readRuleset(source, PRESENCE);

/**
 * One rule as a fragment for an XCAP PUT, or for a place where `inScope` holds; parts of it that were read stand as they
 * did.
 */
export const writePresenceRule = (rule: PresenceRule, inScope?: NamespaceBindings): string =>
  writeRule(rule, PRESENCE, inScope);

/** A document of these rules. */
export const writePresenceRules = (rules: readonly PresenceRule[]): string => writeRuleset(rules, PRESENCE);
