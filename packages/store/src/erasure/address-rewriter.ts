import type { Erasure } from "../ports/erasures";

/** User and domain of an address of record. */
const bare = (aor: string): string => aor.slice(aor.indexOf(":") + 1);

/** Ways in which an address stands in what is kept: as it is, and escaped in a URI. */
export const writtenForms = (aor: string): readonly string[] => {
  const address = bare(aor);
  return [...new Set([address, address.replace("@", "%40"), encodeURIComponent(address)])];
};

/** What may stand before an address: the beginning, an escaped delimiter, or what is no part of a longer user. */
const before = "(?<=^|%(?:3[Aa]|2[Ff]|3[Cc]|22)|[^\\w.!~*$+%-])";
const behind = "(?![\\w-]|\\.\\w)";

/**
 * Puts the pseudonym in the place of an address wherever that stands for itself, whatever its scheme is: not where it is the
 * end or the beginning of a longer one.
 */
export function addressRewriter({
  aor,
  pseudonym,
}: Pick<Erasure, "aor" | "pseudonym">): (text: string) => string {
  const found = new RegExp(`${before}(?:${writtenForms(aor).map(escaped).join("|")})${behind}`, "g");
  const plain = bare(pseudonym);
  return (text) => text.replace(found, (form) => (form.includes("@") ? plain : plain.replace("@", "%40")));
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
