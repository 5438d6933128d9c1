import { uiDe } from "@porchlight/ui/words/de";
import { rpidDe } from "@porchlight/ui/words/rpid-de";
import { rpidEn } from "@porchlight/ui/words/rpid-en";
import { expect, test } from "vitest";
import german from "../../words/de.json";
import english from "../../words/en.json";
import { chooseLanguage, nameOfLanguage } from "./language";
import { createSay } from "./say";
import { spokenWords } from "./spoken-words";

/** As somebody begins it. */
const french = {
  parts: {
    users: "Utilisateurs",
    countUsers: { one: "{count} utilisateur", other: "{count} utilisateurs" },
  },
  ui: { close: "Fermer" },
  rpid: { activities: { meeting: "En réunion" } },
};

test("a language that one file begins can be chosen, and says in English what it does not say yet", () => {
  const { language, locale } = chooseLanguage(["de", "en", "fr"], undefined, "fr-CA,en;q=0.5");
  expect([language, locale, nameOfLanguage(language)]).toEqual(["fr", "fr-CA", "français"]);
  const { ui, words } = spokenWords(language, french);
  const say = createSay(words, { ...ui, locale });
  expect([say("parts.users"), say("parts.watchers")]).toEqual(["Utilisateurs", english.parts.watchers]);
  expect([0, 1, 1_000_000].map((count) => say("parts.countUsers", { count }))).toEqual([
    "0 utilisateur",
    "1 utilisateur",
    "1\u00a0000\u00a0000 utilisateurs",
  ]);
  expect([ui.close, ui.copy]).toEqual(["Fermer", "Copy"]);
  expect(words.rpid).toEqual({
    ...rpidEn,
    activities: { ...rpidEn.activities, meeting: "En réunion" },
  });
});

test("German has its words for the components in one place with the watcher", () => {
  const { ui, words } = spokenWords("de", german);
  expect([ui, words.rpid, words.users]).toEqual([uiDe, rpidDe, german.users]);
});

test("a file that is none says everything in English", () => {
  for (const file of [undefined, null, [], "x", { users: 1 }])
    expect(spokenWords("fr", file).words.users).toEqual(english.users);
});
