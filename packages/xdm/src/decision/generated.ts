import type { ApplicationUsage } from "../application-usage";
import type { DocumentKey } from "../document-key";
import { octetsOf } from "../operations/body-text";
import type { StoredDocument } from "../stored-document";
import type { XcapContext } from "../xcap-context";

/** A document the server makes itself, as if it were stored; undefined where the usage makes none of this name. */
export function generatedDocument(
  usage: ApplicationUsage,
  key: DocumentKey,
  context: XcapContext,
): StoredDocument | undefined {
  const text = usage.generate?.(key, context);
  if (text === undefined) return undefined;
  return {
    key,
    text,
    // A digest of the text is a strong tag: equal for equal texts only, and the same after a restart.
    etag: context.hasher.hex("SHA-256", text).slice(0, 32),
    version: 1,
    modifiedAt: context.now,
    author: "",
    client: "",
    octets: octetsOf(text),
  };
}
