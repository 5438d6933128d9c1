/** An expression of RFC 4661 section 5: an absolute location path with predicates, a subset of XPath 1.0. */
export interface FilterPath {
  readonly steps: readonly FilterStep[];
  /** The attribute of the last element that is meant; undefined when it is the element. */
  readonly attribute: FilterName | undefined;
}

export interface FilterStep {
  /** `/` or `//`; `//` in front of an attribute means those of the element itself too. */
  readonly axis: "child" | "descendant" | "descendant-or-self";
  /** Undefined for `*`. */
  readonly name: FilterName | undefined;
  readonly predicates: readonly FilterPredicate[];
}

/** Without a prefix a name is in no namespace (XPath 1.0 section 2.3). */
export interface FilterName {
  readonly namespace: string;
  readonly localName: string;
}

/** Comparisons joined by `or`, each of them some joined by `and`. */
export type FilterPredicate = readonly (readonly FilterComparison[])[];

export interface FilterComparison {
  readonly operand: FilterOperand;
  readonly operator: "=" | "<" | ">";
  readonly value: string;
}

/** What is compared, seen from the element that the predicate is for. */
export interface FilterOperand {
  readonly start: "self" | "parent";
  readonly steps: readonly FilterStep[];
  readonly attribute: FilterName | undefined;
}
