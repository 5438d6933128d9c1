import { expect, test } from "vitest";
import { type Begun, completed } from "../src/words/completed";

const english = {
  save: "Save",
  count: { one: "1 user", other: "{count} users" },
  until: (time: string) => `until ${time}`,
  board: { title: "Board", empty: "Nobody" },
};

const french: Begun<typeof english> = {
  save: "Enregistrer",
  until: (time) => `jusqu'à ${time}`,
  board: { title: "Tableau" },
};

test("what a language does not say is said in English", () => {
  const words = completed(english, french);
  expect(words).toMatchObject({ save: "Enregistrer", board: { title: "Tableau", empty: "Nobody" } });
  expect(words.until("midi")).toBe("jusqu'à midi");
  expect(completed(english, undefined)).toEqual(english);
});

test("a language has its own forms to count by", () => {
  const count = { one: "1 użytkownik", few: "{count} użytkowników", many: "…", other: "{count} użytkownika" };
  expect(completed(english, { count }).count).toEqual(count);
});

test("what is of another shape, or begins like every object, is not taken", () => {
  const odd: unknown = JSON.parse('{"save": {"a": "b"}, "count": "x", "board": null, "until": "noon"}');
  expect(completed(english, odd)).toEqual(english);
  expect(completed({ toString: "To text" }, {})).toEqual({ toString: "To text" });
});
