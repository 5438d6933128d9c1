/** The name of an element or attribute, its prefix already resolved in the diff document. */
export interface ExpandedName {
  readonly namespace: string;
  readonly localName: string;
}

/** What stands in brackets behind a step, in the order written. */
export type Predicate =
  | { readonly kind: "position"; readonly position: number }
  | { readonly kind: "attribute"; readonly name: ExpandedName; readonly value: string }
  | { readonly kind: "child"; readonly name: ExpandedName; readonly value: string }
  | { readonly kind: "self"; readonly value: string };

/** A step to child elements; without a name it is `*`. */
export interface ElementStep {
  readonly name: ExpandedName | undefined;
  readonly predicates: readonly Predicate[];
}

/** A last step that does not end at an element. */
export type Leaf =
  | { readonly kind: "text" | "comment"; readonly position: number | undefined }
  | { readonly kind: "pi"; readonly target: string | undefined; readonly position: number | undefined }
  | { readonly kind: "attribute"; readonly name: ExpandedName }
  | { readonly kind: "namespace"; readonly prefix: string };

/** The subset of XPath 1.0 in the schema of RFC 5261 section 8. Starts at the document, or at the element with the ID. */
export interface Selector {
  readonly id: string | undefined;
  readonly steps: readonly ElementStep[];
  readonly leaf: Leaf | undefined;
}
