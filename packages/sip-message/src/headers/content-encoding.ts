import type { HeaderFields } from "../header-fields";

/** Codings applied to the body in order, lower case, `identity` left out (RFC 3261 section 20.12). */
export function contentEncodings(headers: HeaderFields): string[] {
  if (!headers.has("content-encoding")) return [];
  return headers
    .values("content-encoding")
    .map((coding) => coding.toLowerCase())
    .filter((coding) => coding !== "identity");
}
