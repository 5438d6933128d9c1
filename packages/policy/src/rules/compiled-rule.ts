import type { Period } from "@porchlight/documents";

/** A condition in the form it is evaluated in. */
export type CompiledCondition =
  | CompiledIdentity
  | { readonly kind: "anonymous-request" }
  | { readonly kind: "unknown"; readonly name: string }
  | { readonly kind: "sphere"; readonly tokens: ReadonlySet<string> }
  /** Apart from each other and ascending. */
  | { readonly kind: "validity"; readonly periods: readonly Period[] }
  | { readonly kind: "external-list"; readonly anchors: readonly string[] }
  | { readonly kind: "other-identity" };

export interface CompiledIdentity {
  readonly kind: "identity";
  /** Keys of the `one` members. */
  readonly ones: ReadonlySet<string>;
  readonly many: readonly CompiledMany[];
}

export interface CompiledMany {
  readonly reach: Reach;
  /** It has no child that is not known. With one it matches nobody, as what the child takes away must not be given. */
  readonly isUnderstood: boolean;
  readonly exceptKeys: ReadonlySet<string>;
  readonly exceptDomains: ReadonlySet<string>;
}

export type Reach =
  | { readonly kind: "everybody" }
  | { readonly kind: "domain"; readonly domain: string }
  /** The domain is none. */
  | { readonly kind: "nobody" };

export interface CompiledRule<Grant> {
  readonly id: string;
  /** Those that cost least and never change come first. */
  readonly conditions: readonly CompiledCondition[];
  readonly grant: Grant;
}

/** Whom the identity and list conditions of a document name, whatever else their rules ask for. */
export interface Named {
  readonly everybody: boolean;
  readonly keys: ReadonlySet<string>;
  readonly domains: ReadonlySet<string>;
  readonly anchors: readonly string[];
}

/** One document. */
export interface RuleBook<Grant> {
  readonly rules: readonly CompiledRule<Grant>[];
  /** Rules for single entities and whole domains, by each of their keys and domains. They match nobody else. */
  readonly byKey: ReadonlyMap<string, readonly CompiledRule<Grant>[]>;
  readonly byDomain: ReadonlyMap<string, readonly CompiledRule<Grant>[]>;
  readonly others: readonly CompiledRule<Grant>[];
  readonly named: Named;
}
