import { uiDe } from "@porchlight/ui/words/de";
import { expect, test } from "vitest";
import german from "../../words/de.json";
import { createSay } from "../words/say";
import { actorText } from "./actor-text";

const sag = createSay(german, uiDe);

test.each([
  ["cli", "Kommandozeile"],
  ["system", "Server"],
  ["token:robot", "Token robot"],
  ["setup-link:a1", "Einrichtungslink a1"],
  ["erased", "erased"],
  ["Olga", "Olga"],
])("%s is %s", (name, text) => {
  expect(actorText(name, sag)).toBe(text);
});
