import { uiDe } from "@porchlight/ui/words/de";
import { expect, test } from "vitest";
import german from "../../../words/de.json";
import { createSay } from "../../words/say";
import { fieldText, valueText } from "./field-words";

const sag = createSay(german, uiDe);

test.each([
  ["displayName", "Anzeigename"],
  ["until", "Bis"],
  ["constructor", "constructor"],
  ["pres-rules.allow", "pres-rules.allow"],
])("the field %s is called %s", (field, text) => {
  expect(fieldText(field, sag)).toBe(text);
});

test("a value is said the way of the reader where it is a time, or yes or no", () => {
  expect(valueText("2026-01-31T12:00:00.000Z", sag)).toMatch(/^31\.01\.2026, /);
  expect([valueText("true", sag), valueText("false", sag)]).toEqual(["ja", "nein"]);
  expect(valueText("2026-01-31T12 o'clock", sag)).toBe("2026-01-31T12 o'clock");
});
