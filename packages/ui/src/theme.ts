/** `system` follows the machine. */
export type Theme = "system" | "dark" | "light";

export const themes: readonly Theme[] = ["system", "dark", "light"];

export const isTheme = (value: unknown): value is Theme => themes.some((theme) => theme === value);

/** Applies a theme to the page at once. */
export function applyTheme(theme: Theme, root: HTMLElement = document.documentElement): void {
  if (theme === "system") root.removeAttribute("data-theme");
  else root.setAttribute("data-theme", theme);
}
