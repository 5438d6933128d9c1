import { accountKinds, roles, terminationReasons, transports } from "@porchlight/admin-api";
import { uiDe } from "@porchlight/ui/words/de";
import { uiEn } from "@porchlight/ui/words/en";
import { expect, test } from "vitest";
import german from "../../../words/de.json";
import english from "../../../words/en.json";
import { createSay } from "../../words/say";
import { serviceWordsOf } from "../users/service-words";
import { fieldText, valueText, worded } from "./field-words";

const say = createSay(english, uiEn);
const sag = createSay(german, uiDe);

test.each([
  ["displayName", "Anzeigename"],
  ["until", "Bis"],
  ["scope.requestsPerMinute", "Anfragen je Minute"],
  ["constructor", "constructor"],
  ["pres-rules.allow", "pres-rules.allow"],
])("the field %s is called %s", (field, text) => {
  expect(fieldText(field, sag)).toBe(text);
});

test.each([
  ["ban.set", "until", "2026-01-31T12:00:00.000Z", /^31\.01\.2026, /],
  ["ban.set", "until", null, /^auf Weiteres$/],
  ["calendar.put", "showsTitles", true, /^ja$/],
  ["quota.set", "units", 12_345, /^12\.345$/],
  ["connection.disconnect", "remotePort", 38_096, /^38096$/],
  ["user.update", "services", ["publish", "call"], /^Veröffentlichen, Anrufe$/],
  ["user.update", "kind", "resource", /^Ressource$/],
  ["agent-token.create", "scope.reach.kind", "domains", /^ganze Domains$/],
  ["peer.test", "closedFor", "not-listed", /^steht nicht in den Einstellungen$/],
  ["calendar.put", "feedHost", null, /^keine Angabe$/],
])("in an entry of %s, %s %j is said the way of the reader", (action, field, value, text) => {
  expect(valueText(action, field, value, sag)).toMatch(text);
});

test.each([
  ["user.update", "displayName", "true"],
  ["user.update", "displayName", "2026-01-31T12:00:00.000Z"],
  ["user.update", "displayName", "person"],
  ["ban.set", "reason", "rejected"],
  ["ban.set", "until", "2026-01-31T12 o'clock"],
])("in an entry of %s, %s is free text: %s stays as it was written", (action, field, text) => {
  expect(valueText(action, field, text, sag)).toBe(text);
});

test.each([
  ["user.create", "kind", accountKinds],
  ["user.create", "services", serviceWordsOf(say).map(({ service }) => service)],
  ["operator.create", "role", roles],
  ["token.create", "role", roles],
  ["subscription.terminate", "reason", terminationReasons],
  ["connection.disconnect", "transport", transports],
])("in an entry of %s, every %s has a word", (action, field, values) => {
  const [what] = action.split(".");
  expect(values.filter((value) => !say.has(`audit.values.${what}.${field}.${value}`))).toEqual([]);
});

test("a reason of the server's is said in the language of the page, and not twice", () => {
  const said = { code: "sip-length-missing", places: {} };
  expect(worded({ outcome: "failed", reason: "missing Content-Length", said }, sag)).toEqual({
    outcome: "failed",
    reason: "Content-Length fehlt",
  });
  expect(worded({ reason: "Not Found", said: null }, sag)).toEqual({ reason: "Not Found" });
  expect(worded({ reason: "spam" }, sag)).toEqual({ reason: "spam" });
  expect(worded(null, sag)).toBeNull();
});
