import type { PatchOperation } from "@porchlight/xml";

/** Partial presence documents (RFC 5262). */
export const PIDF_DIFF = "urn:ietf:params:xml:ns:pidf-diff";
export const PIDF_DIFF_TYPE = "application/pidf-diff+xml";

/** A partial presence document as it was received. */
export type PidfDiff =
  | {
      readonly kind: "full";
      readonly version: number | undefined;
      /** The whole state, as a presence document. */
      readonly presence: string;
    }
  | {
      readonly kind: "diff";
      readonly version: number | undefined;
      /** Of the presentity; undefined when it is not named. */
      readonly entity: string | undefined;
      readonly operations: readonly PatchOperation[];
    };

/** A partial presence document but for its version, which is another one for each subscription. */
export interface UnversionedDiff {
  readonly before: string;
  readonly after: string;
}

export const withVersion = ({ before, after }: UnversionedDiff, version: number): string =>
  before + version + after;
