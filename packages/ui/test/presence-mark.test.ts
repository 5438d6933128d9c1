import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { PresenceMark, type PresenceMarkProps, presenceStates, UiWordsProvider } from "../src/index";
import { uiEn } from "../src/words/en";

const markupOf = (props: PresenceMarkProps): string =>
  renderToStaticMarkup(UiWordsProvider({ words: uiEn, children: createElement(PresenceMark, props) }));

const shapeOf = (markup: string): string => /<svg[^>]*>(.*)<\/svg>/.exec(markup)?.[1] ?? "";

describe("PresenceMark", () => {
  test.each(presenceStates)("%s has its word as the name of the picture", (state) => {
    const markup = markupOf({ state });
    expect(markup).toContain('role="img"');
    expect(markup).toContain(`aria-label="${uiEn.presence[state]}"`);
  });

  test.each(presenceStates)("%s shows its word beside the mark when asked", (state) => {
    const markup = markupOf({ state, withWord: true });
    expect(markup).toContain(`</svg>${uiEn.presence[state]}</span>`);
    expect(markup).not.toContain("role=");
  });

  test("every state has a shape of its own, so that colour alone never tells", () => {
    const shapes = presenceStates.map((state) => shapeOf(markupOf({ state })));
    expect(shapes.every((shape) => shape !== "")).toBe(true);
    expect(new Set(shapes).size).toBe(presenceStates.length);
  });

  test("words differ from state to state", () => {
    expect(new Set(Object.values(uiEn.presence)).size).toBe(presenceStates.length);
  });
});
