import { ACTIVITIES, MOODS, PLACE_TYPES } from "@porchlight/documents";
import { afterEach, describe, expect, test } from "vitest";
import { clock } from "../format/time";
import { activityWords, moodWords, placeWords } from "./activity-words";
import { chooseLanguage, languages, localeOf, translationOf } from "./languages";
import { lateWords } from "./late-words";
import { speech, ui, words } from "./words";

afterEach(() => speech.speak("en", []));

describe("the choice of a language", () => {
  test.each([
    ["nothing is wanted", undefined, [], "en"],
    ["the reader wants one there is", undefined, ["de"], "de"],
    ["of a region", undefined, ["de-AT", "en"], "de"],
    ["in whatever letters", undefined, ["DE-at"], "de"],
    ["the first of several there is", undefined, ["fr-FR", "de", "en"], "de"],
    ["English is wanted first", undefined, ["en-GB", "de"], "en"],
    ["none of them is there", undefined, ["fr", "nl"], "en"],
    ["it begins like one there is", undefined, ["den"], "en"],
    ["it was chosen", "en", ["de"], "en"],
    ["the other was chosen", "de", ["en"], "de"],
    ["what was kept is no language", "constructor", ["de"], "de"],
    ["what was kept is gone", "fr", ["de"], "de"],
  ])("%s", (_case, chosen, wanted, language) => {
    expect(chooseLanguage(chosen, wanted)).toBe(language);
  });

  test("times are written the way of the region, where the reader tells one", () => {
    expect(localeOf("de", ["en", "de-AT", "de"])).toBe("de-AT");
    expect(localeOf("en", ["de"])).toBe("en");
  });
});

describe("speaking", () => {
  test("everything is said in the new language, and back", async () => {
    let told = 0;
    const stop = speech.onChange(() => {
      told += 1;
    });
    expect(await speech.speak("de", ["de-CH"])).toBe(true);
    expect([speech.language, words.signOut, lateWords.card.edit, ui.close, ui.locale]).toEqual([
      "de",
      "Abmelden",
      "Bearbeiten",
      "Schließen",
      "de-CH",
    ]);
    await speech.speak("en", ["en-GB"]);
    expect([words.signOut, lateWords.card.edit, ui.close, ui.locale]).toEqual([
      "Sign out",
      "Edit",
      "Close",
      "en-GB",
    ]);
    expect(told).toBe(2);
    stop();
  });

  test("the last choice counts, whichever words come first", async () => {
    const [german, english] = [speech.speak("de", []), speech.speak("en", [])];
    await Promise.all([german, english]);
    expect(words.signOut).toBe("Sign out");
  });

  test("times are said in it", async () => {
    const [now, noon] = [new Date(2027, 2, 4, 15, 0).getTime(), new Date(2027, 2, 2, 12, 0).getTime()];
    await speech.speak("de", ["de-DE"]);
    expect(clock(noon, now)).toMatch(/^Di\b.*12:00$/);
    await speech.speak("en", ["en-GB"]);
    expect(clock(noon, now)).toMatch(/^Tue\b.*12:00$/);
  });
});

describe("words from the wire", () => {
  test("that English says as they are", () => {
    expect([activityWords("on-the-phone"), moodWords("in_awe"), placeWords("bus-station")]).toEqual([
      "On the phone",
      "In awe",
      "Bus station",
    ]);
  });

  test("what somebody typed stays as it is in every language", async () => {
    await speech.speak("de", []);
    expect([activityWords("at the beach"), moodWords("so-so!"), placeWords("Attic")]).toEqual([
      "At the beach",
      "So-so!",
      "Attic",
    ]);
  });

  test.each(["constructor", "__proto__", "toString"])("%s is only a word", (word) => {
    expect([activityWords(word), moodWords(word), placeWords(word)].map((said) => typeof said)).toEqual([
      "string",
      "string",
      "string",
    ]);
  });

  test.each(languages.filter((language) => language !== "en"))("all have a word in %s", async (language) => {
    const translation = await translationOf(language);
    expect(translation).toMatchObject({
      activities: Object.fromEntries(ACTIVITIES.map((word) => [word, expect.stringMatching(/./)])),
      moods: Object.fromEntries(MOODS.map((word) => [word, expect.stringMatching(/./)])),
      places: Object.fromEntries(PLACE_TYPES.map((word) => [word, expect.stringMatching(/./)])),
    });
  });
});
