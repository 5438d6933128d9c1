import type { Result, Saying } from "@porchlight/kernel";
import type { ElementChange } from "./operations/proposal";

/** Schemas of documents, named after their document type. */
export type SchemaName =
  | "pidf"
  | "common-policy"
  | "resource-lists"
  | "rls-services"
  | "xcap-caps"
  | "xcap-error"
  | "xcap-directory"
  | "user-profile"
  | "pres-content"
  | "presence-profile"
  | "watcherinfo";

export interface SchemaFault {
  readonly what: Saying;
  /** Counts from 1; 0 when unknown. */
  readonly line: number;
}

/** Names a schema declares in one namespace, global and local ones together. */
export interface DeclaredNames {
  readonly elements: ReadonlySet<string>;
  /** Attributes declared for other elements to carry (global ones). */
  readonly attributes: ReadonlySet<string>;
}

/** XML Schema validation. Only for texts our own parser accepted: there is no DTD in them. Synchronous, no I/O. */
export interface SchemaValidator {
  /** All of the text is validated. `change` tells how it came from one that was valid: that may spare reading it again. */
  validate(schema: SchemaName, text: string, change?: ElementChange): Result<void, SchemaFault>;
  /** Every namespace whose names are enforced, in code unit order: the `namespaces` of xcap-caps. */
  readonly namespaces: readonly string[];
  /** What is declared in a namespace; undefined when the namespace is not enforced. */
  declared(namespace: string): DeclaredNames | undefined;
}
