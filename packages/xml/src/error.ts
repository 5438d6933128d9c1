import type { Saying } from "@porchlight/kernel";
/**
 * Why a text is not taken as XML. `offset` points into the decoded text (UTF-16 code units).
 * - `not-utf-8`: the octets are not UTF-8, or the XML declaration names another encoding;
 * - `not-well-formed`: not XML 1.0 with namespaces, or it has a document type declaration, which is never read;
 * - `too-large`: one of the limits is passed.
 */
export interface XmlError {
  readonly kind: "not-utf-8" | "not-well-formed" | "too-large";
  readonly reason: Saying;
  readonly offset: number;
}
