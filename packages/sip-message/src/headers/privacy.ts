import type { HeaderFields } from "../header-fields";
import { trimmed } from "../text/characters";

/** Privacy values in lower case: `id`, `none`, `critical` and others (RFC 3323 section 4.2, RFC 3325 section 9.3). */
export function privacyValues(headers: HeaderFields): ReadonlySet<string> {
  const values = new Set<string>();
  if (!headers.has("privacy")) return values;
  for (const row of headers.raw("privacy")) {
    // The grammar separates by semicolons; a comma is tolerated.
    for (const piece of row.split(/[;,]/)) {
      const value = trimmed(piece, 0, piece.length).toLowerCase();
      if (value !== "") values.add(value);
    }
  }
  return values;
}
