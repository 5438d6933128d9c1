import type { Theme } from "@porchlight/ui";

/** Kept in a cookie, so that the first paint of the next visit has it already. */
export const THEME_COOKIE = "porchlight_theme";

const A_YEAR_SECONDS = 365 * 24 * 3600;

export function keepTheme(theme: Theme): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser
  document.cookie = `${THEME_COOKIE}=${theme}; path=/console; max-age=${A_YEAR_SECONDS}; samesite=lax`;
}
