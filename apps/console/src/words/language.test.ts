import { describe, expect, test } from "vitest";
import { chooseLanguage, nameOfLanguage } from "./language";

const languages = ["de", "en"];

describe("the language of a page", () => {
  test.each([
    ["de-DE,de;q=0.9,en;q=0.8", "de", "de-DE"],
    ["en-GB", "en", "en-GB"],
    ["fr,de-AT;q=0.5,en;q=0.4", "de", "de-AT"],
    ["de;q=0.1, EN-us;q=0.7", "en", "en-US"],
    ["de;q=0, fr", "en", "en"],
    ["", "en", "en"],
    ["*", "en", "en"],
    ["not a tag!;q=x,,;;=,de", "de", "de"],
    [`${"x-y,".repeat(100_000)}de`, "en", "en"],
  ])("that asks with %.40j is %s, written as in %s", (accepted, language, locale) => {
    expect(chooseLanguage(languages, undefined, accepted)).toEqual({ language, locale });
  });

  test("is the one that was chosen, with the region that the browser names for it", () => {
    expect(chooseLanguage(languages, "en", "de-DE,en-IE;q=0.1")).toEqual({ language: "en", locale: "en-IE" });
    expect(chooseLanguage(languages, "en", "de-DE")).toEqual({ language: "en", locale: "en" });
  });

  test("is no other than there are, whatever the cookie says", () => {
    expect(chooseLanguage(languages, "../../etc/passwd", "de")).toEqual({ language: "de", locale: "de" });
    expect(chooseLanguage(languages, undefined, null)).toEqual({ language: "en", locale: "en" });
  });

  test("calls itself by its own name", () => {
    expect(languages.map(nameOfLanguage)).toEqual(["Deutsch", "English"]);
  });
});
