import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import {
  exactText,
  fillIn,
  PresenceMark,
  relativeText,
  remainingText,
  ThemeToggle,
  type UiWords,
  UiWordsProvider,
} from "../src/index";
import { uiDe } from "../src/words/de";
import { uiEn } from "../src/words/en";

/** Texts by the path to them: `time.ago`. */
const textsOf = (value: unknown, path = ""): readonly (readonly [string, string])[] =>
  typeof value === "string"
    ? [[path, value]]
    : Object.entries(value ?? {}).flatMap(([key, inner]) => textsOf(inner, `${path}.${key}`));

const placesOf = (text: string): readonly string[] => (text.match(/\{\w+\}/g) ?? []).sort();

/** Words that English and German share. */
const SAME = new Set([".live.live", ".presence.offline", ".time.ahead"]);

const Said = ({ words }: { readonly words: UiWords }) =>
  UiWordsProvider({
    words,
    children: [
      createElement(PresenceMark, { key: "mark", state: "busy", withWord: true }),
      createElement(ThemeToggle, { key: "theme", theme: "dark", onChange: () => undefined }),
    ],
  });

describe("the words of the components", () => {
  const english = new Map(textsOf(uiEn));

  test.each(textsOf(uiDe))("German has %s with the places of the English", (path, text) => {
    expect(placesOf(text)).toEqual(placesOf(english.get(path) ?? ""));
    expect(text === english.get(path)).toBe(SAME.has(path));
  });

  test("a place without a value stays as it is", () => {
    expect(fillIn("{a} of {b}", { a: "1" })).toBe("1 of {b}");
    expect(fillIn("{toString}", {})).toBe("{toString}");
  });

  const shown = (words: UiWords): string => renderToStaticMarkup(createElement(Said, { words }));

  test("two languages can be rendered beside each other", () => {
    expect(shown(uiDe)).toContain("Beschäftigt");
    expect(shown(uiDe)).toContain("Design: dunkel");
    expect(shown(uiEn)).toContain("Busy");
  });
});

describe("times in German", () => {
  test("spans", () => {
    expect(relativeText(0, 180_000, uiDe)).toBe("vor 3 Min.");
    expect(relativeText(7_200_000, 0, uiDe)).toBe("in 2 Std.");
    expect(relativeText(1000, 2000, uiDe)).toBe("gerade eben");
    expect(relativeText(0, 86_400_000_000, uiDe)).toBe("vor 1.000 Tg.");
    expect(remainingText(300_000_000, 0, uiDe)).toBe("3 Tg.");
  });

  test("dates are written the way of the locale", () => {
    const noon = Date.UTC(2027, 2, 4, 12);
    expect(exactText(noon, uiDe)).toMatch(/^0?4\.0?3\.2027/);
    expect(exactText(noon, uiEn)).toMatch(/^Mar 4, 2027/);
  });
});
