import type { Instant } from "@porchlight/kernel";
import type { XmlElement } from "@porchlight/xml";

/**
 * A part of a rule. One that was read has its `element` and is written as it stands there, so that nothing in it is
 * lost; a part without one is written anew. To change a part, put a new one without `element` in its place.
 */
export interface RulePart {
  readonly element?: XmlElement;
}

/** What has to hold for a rule to apply (RFC 4745 section 7; OMA XSD xdm_commonPolicy). All of a rule's are ANDed. */
export type Condition =
  | IdentityCondition
  | SphereCondition
  | ValidityCondition
  | ExternalListCondition
  | OtherIdentityCondition
  | AnonymousRequestCondition
  | UnknownPart;

/** Holds when any member does (section 7.1). */
export interface IdentityCondition extends RulePart {
  readonly kind: "identity";
  readonly members: readonly IdentityMember[];
}

export type IdentityMember = OneMember | ManyMember | UnknownPart;

/** Exactly one entity (section 7.1.2). */
export interface OneMember extends RulePart {
  readonly kind: "one";
  /** URI of the watcher, as written. */
  readonly id: string;
}

/** Everybody, or everybody in a domain, but for the exceptions (section 7.1.3). */
export interface ManyMember extends RulePart {
  readonly kind: "many";
  readonly domain?: string;
  readonly exceptions: readonly (ExceptMember | UnknownPart)[];
}

export interface ExceptMember extends RulePart {
  readonly kind: "except";
  readonly id?: string;
  readonly domain?: string;
}

/** Holds while the presentity's sphere is one of the tokens, case-insensitively (section 7.3). */
export interface SphereCondition extends RulePart {
  readonly kind: "sphere";
  readonly tokens: readonly string[];
}

/** Holds within any of the periods (section 7.4). */
export interface ValidityCondition extends RulePart {
  readonly kind: "validity";
  readonly periods: readonly Period[];
}

/** From `from` until just before `until`. */
export interface Period {
  readonly from: Instant;
  readonly until: Instant;
}

/** Holds when the watcher is in any of the lists. */
export interface ExternalListCondition extends RulePart {
  readonly kind: "external-list";
  /** URIs of lists: an XCAP root, a document, `/~~/` and a node selector. */
  readonly anchors: readonly string[];
}

/** Holds when no rule names the watcher. */
export interface OtherIdentityCondition extends RulePart {
  readonly kind: "other-identity";
}

export interface AnonymousRequestCondition extends RulePart {
  readonly kind: "anonymous-request";
}

/** An element of a namespace or name that is not known: false as a condition, nothing as a permission. */
export interface UnknownPart extends RulePart {
  readonly kind: "unknown";
  readonly namespace: string;
  readonly localName: string;
  readonly element: XmlElement;
}

export const unknownPart = (element: XmlElement): UnknownPart => ({
  kind: "unknown",
  namespace: element.namespace,
  localName: element.localName,
  element,
});
