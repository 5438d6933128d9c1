import { expect, test } from "vitest";
import { activityWords, moodWords } from "./activity-words";
import { en } from "./en";
import { enLate } from "./en-late";
import { lateWords } from "./late-words";
import type { BegunTranslation } from "./translation";
import { speech, ui, words } from "./words";

/** As somebody begins it in a file of `translations`. */
const french: BegunTranslation = {
  signOut: "Se déconnecter",
  board: { title: "Contacts", available: (there, all) => `${there} sur ${all} disponibles` },
  card: { edit: "Modifier" },
  activities: { meeting: "En réunion" },
  moods: { happy: "Content" },
  ui: { close: "Fermer" },
};

test("a language that is begun says in English what it does not say yet", async () => {
  expect(await speech.speak("fr", ["fr-CA"], async () => french)).toBe(true);
  expect([words.signOut, words.signIn.submit]).toEqual(["Se déconnecter", en.signIn.submit]);
  expect([words.board.available(1, 2), words.board.find]).toEqual(["1 sur 2 disponibles", en.board.find]);
  expect([lateWords.card.edit, lateWords.you.name]).toEqual(["Modifier", enLate.you.name]);
  expect([ui.close, ui.copy, ui.locale]).toEqual(["Fermer", "Copy", "fr"]);
  expect([activityWords("meeting"), activityWords("lunch")]).toEqual(["En réunion", "At lunch"]);
  expect([moodWords("happy"), moodWords("in_awe")]).toEqual(["Content", "In awe"]);
  await speech.speak("en", []);
});
