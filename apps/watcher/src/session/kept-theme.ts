import { applyTheme, isTheme, type Theme } from "@porchlight/ui";

const key = "porchlight:theme";

/** The theme chosen at an earlier visit, put on the page at once. */
export function restoreTheme(): Theme {
  const kept = keptTheme();
  applyTheme(kept);
  return kept;
}

export function keepTheme(theme: Theme): void {
  try {
    localStorage.setItem(key, theme);
  } catch {
    // Without storage the theme lasts as long as the page.
  }
}

function keptTheme(): Theme {
  try {
    const kept = localStorage.getItem(key);
    return isTheme(kept) ? kept : "system";
  } catch {
    return "system";
  }
}
