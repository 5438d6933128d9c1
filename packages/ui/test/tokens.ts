/// <reference types="node" />
import { readFileSync } from "node:fs";

export type ThemeName = "light" | "dark";

/** The colours of `theme.css` in one theme, by token. */
export function tokensOf(theme: ThemeName): ReadonlyMap<string, string> {
  const css = readFileSync(new URL("../src/theme.css", import.meta.url), "utf8");
  const found = css.matchAll(/--([a-z-]+): light-dark\((#[0-9a-f]+), (#[0-9a-f]+)\)/g);
  return new Map(
    [...found].map(([, name, light, dark]) => [name ?? "", (theme === "light" ? light : dark) ?? ""]),
  );
}

const channel = (hex: string, at: number): number => {
  const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
};

const luminance = (hex: string): number =>
  0.2126 * channel(hex, 1) + 0.7152 * channel(hex, 3) + 0.0722 * channel(hex, 5);

/** WCAG 2.2 contrast ratio of two opaque colours. */
export function contrast(one: string, other: string): number {
  const [high, low] = [luminance(one), luminance(other)].sort((left, right) => right - left);
  return ((high ?? 0) + 0.05) / ((low ?? 0) + 0.05);
}
