import { displayNameSchema, passwordSchema } from "@porchlight/admin-api";
import { readValue } from "@porchlight/provisioning";
import { uiDe } from "@porchlight/ui/words/de";
import { expect, test } from "vitest";
import german from "../../words/de.json";
import { createSay } from "../words/say";
import { say } from "../words/testing/english";
import { reasonText } from "./reason-text";

const sag = createSay(german, uiDe);

const reasonOf = (schema: typeof displayNameSchema | typeof passwordSchema, value: string): string =>
  schema.safeParse(value).error?.issues[0]?.message ?? "";

test.each([
  [reasonOf(passwordSchema, ""), "ist leer"],
  [reasonOf(displayNameSchema, "a".repeat(600)), "ist länger als 200 Zeichen"],
  [reasonOf(passwordSchema, "short"), "ist kürzer als 8 Zeichen"],
  [reasonOf(passwordSchema, " a password "), "beginnt oder endet mit einem Leerzeichen"],
  ["sip:erin@office.test is taken", "sip:erin@office.test ist vergeben"],
  ["has no user part", "hat keinen Benutzerteil"],
])("%s: %s, and in English as the server said it", (reason, words) => {
  expect(reasonText(reason, sag)).toBe(words);
  expect(reasonText(reason, say)).toBe(reason);
});

test("PRV-003 the range of a value is told in the language of the page", () => {
  const read = readValue("outboundFlows", "9");
  expect(read.ok ? "" : reasonText(read.error.reason, sag)).toMatch(/^muss eine ganze Zahl von 1 bis 2/);
});

test("what the page does not know is told as the server said it", () => {
  expect(reasonText("is longer than its shadow", sag)).toBe("is longer than its shadow");
});
