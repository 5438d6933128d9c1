/** What has to hold of the document for a request to be carried out (RFC 4825 §7.11). */
export type Condition =
  /** It is at this version. */
  | { readonly etag: string }
  /** It is there, in whatever version, or it is not. */
  | { readonly exists: boolean };

export function conditionFields(condition: Condition | undefined): Readonly<Record<string, string>> {
  if (condition === undefined) return {};
  if ("etag" in condition) return { "If-Match": quotedTag(condition.etag) };
  return condition.exists ? { "If-Match": "*" } : { "If-None-Match": "*" };
}

/** For a GET of what is newer than that version. */
export const newerThan = (etag: string): Readonly<Record<string, string>> => ({
  "If-None-Match": quotedTag(etag),
});

/**
 * The text of an ETag field between its quotes; undefined when it is none. A proxy that compresses makes the tag a weak
 * one; the server knows it by its text.
 */
export function entityTag(field: string | undefined): string | undefined {
  return /^\s*(?:W\/)?"([\x21\x23-\x7e\x80-\uffff]*)"\s*$/.exec(field?.slice(0, longestTag) ?? "")?.[1];
}

const longestTag = 1000;
const quotedTag = (etag: string): string => `"${etag}"`;
