import { describe, expect, test } from "vitest";
import { contrast, type ThemeName, tokensOf } from "./tokens";

const BACKGROUNDS = ["canvas", "surface", "surface-raised"];
const TEXTS = ["text", "text-muted", "danger", "ok", "warn"];
const MARKS = ["accent", "line-strong"];

const pairs = (fronts: readonly string[]) =>
  fronts.flatMap((front) => BACKGROUNDS.map((back) => [front, back] as const));

describe.each<ThemeName>(["light", "dark"])("the %s theme", (theme) => {
  const tokens = tokensOf(theme);
  const colour = (token: string): string => tokens.get(token) ?? `no token ${token}`;

  test("has every token of the look", () => {
    const names = [
      "canvas",
      "surface",
      "surface-raised",
      "line",
      "text",
      "text-muted",
      "accent",
      "accent-ink",
    ];
    expect([...tokens.keys()]).toEqual(expect.arrayContaining([...names, "danger", "ok", "warn"]));
  });

  test.each(pairs(TEXTS))("text in %s on %s has a contrast of at least 4.5:1", (front, back) => {
    expect(contrast(colour(front), colour(back))).toBeGreaterThanOrEqual(4.5);
  });

  test.each(pairs(MARKS))("a mark in %s on %s has a contrast of at least 3:1", (front, back) => {
    expect(contrast(colour(front), colour(back))).toBeGreaterThanOrEqual(3);
  });

  test("the ink of a primary button has a contrast of at least 4.5:1", () => {
    expect(contrast(colour("accent-ink"), colour("accent-fill"))).toBeGreaterThanOrEqual(4.5);
  });
});
