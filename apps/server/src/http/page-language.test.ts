import { expect, test } from "vitest";
import { pageLanguage } from "./page-language";

test.each([
  ["de-AT,de;q=0.9,en;q=0.8", "de"],
  ["en-GB,en;q=0.9,de;q=0.8", "en"],
  ["fr, DE;q=0.5", "de"],
  ["dede, x-de", "en"],
  ["", "en"],
  [undefined, "en"],
])("a browser that accepts %s reads %s", (accepted, language) => {
  expect(pageLanguage(accepted)).toBe(language);
});
