/** Entity-tags of a condition without quotes; `*` for any. Undefined for a field that names none (RFC 9110 section 8.8.3). */
export type TagCondition = "*" | readonly { readonly tag: string; readonly isWeak: boolean }[];

const ENTITY_TAG = /\s*(W\/)?"([\x21\x23-\x7e\x80-\xff]*)"\s*(?:,|$)/y;

export function parseTagCondition(field: string): TagCondition | undefined {
  if (field.trim() === "*") return "*";
  const tags: { tag: string; isWeak: boolean }[] = [];
  ENTITY_TAG.lastIndex = 0;
  for (let at = 0; at < field.length; at = ENTITY_TAG.lastIndex) {
    const [, weak, tag] = ENTITY_TAG.exec(field) ?? [];
    if (tag === undefined) return undefined;
    tags.push({ tag, isWeak: weak !== undefined });
  }
  return tags.length === 0 ? undefined : tags;
}

/** Strong comparison, for If-Match and If-Range. */
export const matchesStrongly = (condition: TagCondition, etag: string | undefined): boolean =>
  etag !== undefined && (condition === "*" || condition.some(({ tag, isWeak }) => !isWeak && tag === etag));

/** Weak comparison, for If-None-Match. */
export const matchesWeakly = (condition: TagCondition, etag: string | undefined): boolean =>
  etag !== undefined && (condition === "*" || condition.some(({ tag }) => tag === etag));
