import type { Rule, RulePart, UnknownPart } from "../common-policy";
import type { SubHandling } from "./sub-handling";

/** A rule on who sees what of a presentity (RFC 5025; OMA XSD prs_presRules). */
export type PresenceRule = Rule<PresenceAction, PresenceTransformation>;

export type PresenceAction = SubHandlingAction | UnknownPart;

export interface SubHandlingAction extends RulePart {
  readonly kind: "sub-handling";
  readonly handling: SubHandling;
}

export type PresenceTransformation =
  | ProvideComponents
  | ProvideAttribute
  | ProvideUserInput
  | ProvideGeopriv
  | ProvideUnknownAttribute
  | ProvideAllAttributes
  | UnknownPart;

/** Which components are shown (RFC 5025 section 3.3.1). */
export interface ProvideComponents extends RulePart {
  readonly kind: "provide-services" | "provide-devices" | "provide-persons";
  readonly members: "all" | readonly (ComponentMember | UnknownPart)[];
}

/** A way to say which component: its kind and the value looked for. */
export interface ComponentMember extends RulePart {
  readonly kind: MemberKind;
  readonly value: string;
}

export type MemberKind =
  | "service-uri"
  | "service-uri-scheme"
  | "service-id"
  | "deviceID"
  | "occurrence-id"
  | "class";

/** The permissions that are true or false (RFC 5025 section 3.3.2). */
export const PRESENCE_ATTRIBUTES = [
  "provide-activities",
  "provide-class",
  "provide-deviceID",
  "provide-mood",
  "provide-place-is",
  "provide-place-type",
  "provide-privacy",
  "provide-relationship",
  "provide-sphere",
  "provide-status-icon",
  "provide-time-offset",
  "provide-note",
] as const;

/** Those of OMA XSD prs_presRules. */
export const OMA_PRESENCE_ATTRIBUTES = [
  "provide-willingness",
  "provide-network-availability",
  "provide-session-participation",
  "provide-registration-state",
  "provide-barring-state",
] as const;

export type AttributePermission =
  | (typeof PRESENCE_ATTRIBUTES)[number]
  | (typeof OMA_PRESENCE_ATTRIBUTES)[number];

export interface ProvideAttribute extends RulePart {
  readonly kind: "provide-attribute";
  readonly name: AttributePermission;
  readonly granted: boolean;
}

/** How much of `user-input`, the least first (RFC 5025 section 3.3.2.12). */
export const USER_INPUT_LEVELS = ["false", "bare", "thresholds", "full"] as const;

export type UserInputLevel = (typeof USER_INPUT_LEVELS)[number];

export interface ProvideUserInput extends RulePart {
  readonly kind: "provide-user-input";
  readonly level: UserInputLevel;
}

export interface ProvideGeopriv extends RulePart {
  readonly kind: "provide-geopriv";
  readonly level: "false" | "full";
}

/** An attribute that no permission of its own is known for (RFC 5025 section 3.3.2.14). */
export interface ProvideUnknownAttribute extends RulePart {
  readonly kind: "provide-unknown-attribute";
  /** Without prefix. */
  readonly name: string;
  readonly namespace: string;
  readonly granted: boolean;
}

export interface ProvideAllAttributes extends RulePart {
  readonly kind: "provide-all-attributes";
}
