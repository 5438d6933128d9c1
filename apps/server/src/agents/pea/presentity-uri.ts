import { parseAor } from "@porchlight/accounts";
import { fail, type Result } from "@porchlight/kernel";

/**
 * The address of record that a URI of a presentity names: `sip:`, `sips:` and `pres:` (RFC 3856 section 5), or none. The
 * error is a reason in words.
 */
export function presentityOf(uri: string): Result<string, string> {
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(uri)?.[1]?.toLowerCase();
  if (scheme === "tel") return fail("is a number that no presentity here has");
  const address = parseAor(uri.replace(/^(?:pres|sips?):/i, ""));
  return address.ok ? { ok: true, value: address.value.aor } : fail(address.error.text);
}
