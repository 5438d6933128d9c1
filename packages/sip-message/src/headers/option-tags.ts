import type { HeaderFields } from "../header-fields";

/** Header fields that list option tags (RFC 3261 section 19.2). */
export type OptionTagField = "supported" | "require" | "proxy-require" | "unsupported";

/** The tags as written, each once. */
export function optionTags(headers: HeaderFields, field: OptionTagField): string[] {
  const values = headers.values(field);
  return values.length < 2 ? values : [...new Set(values)];
}

/** Tags are tokens and compare without case. */
export function hasOptionTag(headers: HeaderFields, field: OptionTagField, tag: string): boolean {
  return headers.values(field).some((each) => each.toLowerCase() === tag);
}

/** Tags the field asks for that are not among those understood (lower case): what a 420 lists in Unsupported. */
export function unknownOptionTags(
  headers: HeaderFields,
  field: "require" | "proxy-require",
  understood: ReadonlySet<string>,
): string[] {
  if (!headers.has(field)) return [];
  return optionTags(headers, field).filter((tag) => !understood.has(tag.toLowerCase()));
}

export const printOptionTags = (tags: Iterable<string>): string => [...tags].join(", ");
