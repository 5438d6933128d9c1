import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, type Page } from "@playwright/test";
import type Axe from "axe-core";
import { readTree } from "./accessibility-tree";
import { treeFaults } from "./tree-rules";

declare global {
  interface Window {
    axe?: typeof Axe;
  }
}

const axe = readFileSync(fileURLToPath(import.meta.resolve("axe-core/axe.min.js")), "utf8");

/** Axe finds nothing that breaks WCAG 2.2 AA, and a screen reader has nothing to stumble over. */
export async function expectAccessible(page: Page): Promise<void> {
  // It is brought once into a document, however often that is looked at.
  if (!(await page.evaluate(() => window.axe !== undefined))) await page.evaluate(axe);
  expect(await page.evaluate(violations)).toEqual([]);
  expect(treeFaults(await readTree(page))).toEqual([]);
}

/** Runs in the page. */
async function violations(): Promise<readonly string[]> {
  const results = await window.axe?.run({
    resultTypes: ["violations"],
    runOnly: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] },
  });
  if (results === undefined) return ["axe was not asked"];
  return results.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`);
}

/** Nothing on the page is wider than the window, nor than the part of it that scrolls by itself. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const overflow = await page.evaluate(() =>
    [document.documentElement, ...document.querySelectorAll("main")].map(
      ({ scrollWidth, clientWidth }) => scrollWidth - clientWidth,
    ),
  );
  expect(Math.max(...overflow)).toBeLessThanOrEqual(0);
}
