import type { Rule, RulePart, UnknownPart } from "../common-policy";

/** OMA XSD prs_pubRules. */
export const PUB_RULES = "urn:oma:xml:prs:pub-rules";

/** A rule on who may publish what for a presentity (OMA PRS 2.0). */
export type PublicationRule = Rule<PublicationAction, PublicationTransformation>;

export type PublicationAction = PublicationHandling | UnknownPart;

/** `pub-handling` is about publications, `perm-handling` about the permanent state. */
export interface PublicationHandling extends RulePart {
  readonly kind: "pub-handling" | "perm-handling";
  readonly handling: "block" | "allow";
}

/** The permissions that are true or false. */
export const PUBLICATION_PERMISSIONS = [
  "allow-services",
  "allow-devices",
  "allow-persons",
  "allow-activities",
  "allow-class",
  "allow-mood",
  "allow-place-type",
  "allow-status-icon",
  "allow-time-offset",
  "allow-note",
  "allow-willingness",
  "allow-network-availability",
  "allow-session-participation",
  "allow-registration-state",
  "allow-barring-state",
  "allow-geopriv",
] as const;

export type PublicationPermission = (typeof PUBLICATION_PERMISSIONS)[number];

export type PublicationTransformation =
  | AllowContent
  | AllowUnknownAttribute
  | AllowAllAttributes
  | UnknownPart;

export interface AllowContent extends RulePart {
  readonly kind: "allow";
  readonly name: PublicationPermission;
  readonly granted: boolean;
}

export interface AllowUnknownAttribute extends RulePart {
  readonly kind: "allow-unknown-attribute";
  readonly name: string;
  readonly namespace: string;
  readonly granted: boolean;
}

export interface AllowAllAttributes extends RulePart {
  readonly kind: "allow-all-attributes";
}
