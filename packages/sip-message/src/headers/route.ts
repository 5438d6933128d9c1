import { fail, ok, type Result } from "@porchlight/kernel";
import type { HeaderFields } from "../header-fields";
import { limits } from "../parse/limits";
import { parseSipUri, type SipUri } from "../uri/sip-uri";
import { type NameAddress, parseNameAddress } from "./name-address";

/** One Route, Record-Route, Path or Service-Route value (RFC 3261 sections 20.30 and 20.34). */
export interface RouteEntry {
  readonly address: NameAddress;
  readonly uri: SipUri;
  /** A loose router (RFC 3261 section 16.12): its URI has `lr`. */
  readonly isLoose: boolean;
  /** The value as received, to be written again unchanged. */
  readonly text: string;
}

export type RouteField = "route" | "record-route" | "path" | "service-route";

/** All values of the field in order. */
export function parseRoutes(headers: HeaderFields, field: RouteField): Result<readonly RouteEntry[], string> {
  const values = headers.values(field);
  if (values.length > limits.fieldsPerName) return fail(`too many ${field} values`);
  const entries: RouteEntry[] = [];
  for (const value of values) {
    const entry = parseRoute(value);
    if (!entry.ok) return fail(`${field}: ${entry.error}`);
    entries.push(entry.value);
  }
  return ok(entries);
}

/** One value. Its URI stands in angle brackets. */
export function parseRoute(text: string): Result<RouteEntry, string> {
  const address = parseNameAddress(text);
  if (!address.ok) return fail(address.error.text);
  if (!text.includes("<")) return fail("route without angle brackets");
  const uri = parseSipUri(address.value.uri);
  if (!uri.ok) return fail(uri.error.text);
  return ok({ address: address.value, uri: uri.value, isLoose: uri.value.params.has("lr"), text });
}
