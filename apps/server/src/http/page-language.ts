/** Languages of the pages that the server itself makes. */
export type PageLanguage = "en" | "de";

/** The first of ours that a browser names (RFC 9110 section 12.5.4); it names what it likes best first. */
export const pageLanguage = (acceptLanguage: string | undefined): PageLanguage =>
  /(?:^|,)\s*(de|en)\b/i.exec(acceptLanguage ?? "")?.[1]?.toLowerCase() === "de" ? "de" : "en";
