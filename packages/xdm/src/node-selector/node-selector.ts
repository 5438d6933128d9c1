/** A name with its prefix replaced by the namespace; the empty namespace is none. */
export interface ExpandedName {
  readonly namespace: string;
  readonly localName: string;
}

/** One step of an element selector (RFC 4825 section 6.3): by name or wildcard, position, attribute, or both in this order. */
export interface ElementStep {
  /** Undefined for the wildcard. */
  readonly name: ExpandedName | undefined;
  /** Counts from 1. */
  readonly position: number | undefined;
  readonly attribute: AttributeTest | undefined;
  /** The step as it was decoded. */
  readonly text: string;
}

export interface AttributeTest {
  readonly name: ExpandedName;
  /** References replaced. */
  readonly value: string;
}

/** What is selected of the element the steps lead to. */
export type TerminalSelector =
  | {
      readonly kind: "attribute";
      readonly name: ExpandedName;
      readonly prefix: string;
      readonly text: string;
    }
  | { readonly kind: "namespaces" };

/** A node selector with its prefixes expanded. */
export interface NodeSelector {
  readonly steps: readonly [ElementStep, ...ElementStep[]];
  /** Undefined when the element itself is selected. */
  readonly terminal: TerminalSelector | undefined;
  /** Prefixes of the query; the empty prefix is not among them. */
  readonly bindings: ReadonlyMap<string, string>;
}

/**
 * - `malformed`: encoding, empty step or query that cannot be read, or a prefix the query does not declare: 400;
 * - `extension`: a step in a form that is not known: 404 (RFC 4825 section 8).
 */
export type SelectorFault = "malformed" | "extension";
