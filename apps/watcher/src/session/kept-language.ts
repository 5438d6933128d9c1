const key = "porchlight:language";

/** The tag of the language chosen at an earlier visit; what anybody wrote there may be anything. */
export function keptLanguage(): string | undefined {
  try {
    return localStorage.getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
}

export function keepLanguage(tag: string): void {
  try {
    localStorage.setItem(key, tag);
  } catch {
    // Without storage the language lasts as long as the page.
  }
}
