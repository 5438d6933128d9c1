import type { Saying } from "@porchlight/kernel";

/** One value that is not unique. */
export interface ExistingField {
  /** Node selector from the root element, percent-encoded, with `?xmlns(…)` when it uses prefixes. */
  readonly field: string;
  /** Values that were free when the answer was made. */
  readonly alternatives: readonly string[];
}

/** Conditions that carry nothing but a phrase. */
export type PlainConflict =
  | "not-well-formed"
  | "not-xml-frag"
  | "not-xml-att-value"
  | "not-utf-8"
  | "schema-validation-error"
  | "cannot-insert"
  | "cannot-delete"
  | "constraint-failure";

/** Why a request gets 409 (RFC 4825 section 11). */
export type XcapConflict =
  | { readonly kind: PlainConflict; readonly phrase?: Saying }
  /** `ancestor`: absolute URI of the closest ancestor that exists. */
  | { readonly kind: "no-parent"; readonly ancestor?: string; readonly phrase?: Saying }
  | {
      readonly kind: "uniqueness-failure";
      readonly exists: readonly [ExistingField, ...ExistingField[]];
      readonly phrase?: Saying;
    }
  /** OMA `local-constraint-failure` inside `extension` (XDM-034). */
  | {
      readonly kind: "local-constraint-failure";
      readonly phrase: Saying;
      readonly alternatives: readonly { readonly field: string; readonly value: string }[];
    };
