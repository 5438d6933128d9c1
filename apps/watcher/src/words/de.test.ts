import type { SeenBy } from "@porchlight/presence-client";
import { describe, expect, test } from "vitest";
import { en } from "./en";
import { enLate } from "./en-late";
import { words as de } from "./translations/de";

/** What the page says, by the path to it: texts, and functions that make them. */
const leavesOf = (value: unknown, path = ""): readonly (readonly [string, unknown])[] =>
  typeof value === "object" && value !== null
    ? Object.entries(value).flatMap(([key, inner]) => leavesOf(inner, `${path}.${key}`.replace(/^\./, "")))
    : [[path, value]];

const english = new Map(leavesOf({ ...en, ...enLate }));
const german = new Map(leavesOf(de));
const both = [...english].flatMap(([path, text]) => {
  const other = german.get(path);
  return path.startsWith("ui.") || path.startsWith("activities.") ? [] : [[path, text, other] as const];
});

/** Words that are the same in both. */
const same = new Set([
  "productName",
  "board.sortByStatus",
  "board.sortByName",
  "editContact.name",
  "you.name",
  "visibility.about",
]);

const marks = ["⟦first⟧", "⟦second⟧", "⟦third⟧"] as const;
const marked = (text: unknown): unknown => (typeof text === "function" ? text(...marks) : text);
const placesOf = (text: unknown): readonly string[] =>
  marks.filter((mark) => typeof text === "string" && text.includes(mark));

describe("German", () => {
  test("is not English, but for words that are the same", () => {
    const equal = both.filter(([, text, other]) => {
      const said = marked(text);
      return typeof said === "string" && said === marked(other);
    });
    expect(new Set(equal.map(([path]) => path))).toEqual(same);
  });

  test("says all that it is given", () => {
    const differing = both.filter(([, text, other]) => {
      const [places, placesToo] = [placesOf(marked(text)), placesOf(marked(other))];
      return typeof text !== typeof other || places.join() !== placesToo.join();
    });
    expect(differing.map(([path]) => path)).toEqual([]);
  });

  test.each([
    [en.signInProblem, de.signInProblem, { kind: "refused", statusCode: 403 }, "403"],
    [enLate.book.failure, de.book.failure, { kind: "disallowed", phrase: "no room" }, "no room"],
    [enLate.chat.delivery, de.chat.delivery, { kind: "failed", statusCode: 500 }, "500"],
    [
      enLate.plan.failure,
      de.plan.failure,
      { kind: "conflict", report: { kind: "constraint-failure", phrase: "too late" } },
      "too late",
    ],
  ] as const)("what is told with a failure is told", (one, other, failure, place) => {
    const say = (words: unknown): unknown => typeof words === "function" && words(failure);
    expect(say(one)).toContain(place);
    expect(say(other)).toContain(place);
    expect(say(one)).not.toBe(say(other));
  });

  test.each([
    [1, "1 Person wartet auf Ihre Entscheidung."],
    [1200, "1.200 Personen warten auf Ihre Entscheidung."],
  ])("numbers agree: %i", (count, text) => {
    expect(de.whoSees.waitingFor(count)).toBe(text);
  });
});

test.each([
  ["Bob", "Ändern, was Bob sehen kann", "Was für Bob zu sehen ist"],
  [
    "Alle bei office.test",
    "Ändern, was alle bei office.test sehen können",
    "Was für alle bei office.test zu sehen ist",
  ],
  ["Alleman", "Ändern, was Alleman sehen kann", "Was für Alleman zu sehen ist"],
])("a sentence about %s", (name, change, choose) => {
  expect([de.visibility.changeFor(name), de.visibility.chooseOne(name)]).toEqual([change, choose]);
});

describe("sentences about rules in German", () => {
  const { rules } = de;
  test.each([
    ["allow", { kind: "everything", parts: "" }, "sieht alles", "sehen alles"],
    [
      "allow",
      { kind: "availability", parts: "" },
      "sieht, ob Sie verfügbar sind",
      "sehen, ob Sie verfügbar sind",
    ],
    ["allow", { kind: "parts", parts: "Ihr Bild" }, "sieht Ihr Bild", "sehen Ihr Bild"],
    [
      "confirm",
      { kind: "nothing", parts: "" },
      "braucht erst Ihre Zustimmung",
      "brauchen erst Ihre Zustimmung",
    ],
    ["block", { kind: "nothing", parts: "" }, "ist blockiert", "sind blockiert"],
    [
      undefined,
      { kind: "parts", parts: "Ihr Bild" },
      "sieht außerdem Ihr Bild, sofern zugelassen",
      "sehen außerdem Ihr Bild, sofern zugelassen",
    ],
    [
      undefined,
      { kind: "availability", parts: "" },
      "sieht außerdem, ob Sie verfügbar sind, sofern zugelassen",
      "sehen außerdem, ob Sie verfügbar sind, sofern zugelassen",
    ],
  ] as const)("%s", (handling, shown, one, many) => {
    expect(rules.predicate(handling, false, shown)).toBe(one);
    expect(rules.predicate(handling, true, shown)).toBe(many);
  });

  test("those who are meant", () => {
    expect(rules.enumerated(["Bob", "Carol"], 0)).toBe("Bob und Carol");
    expect(rules.enumerated(["Bob", "Carol"], 1000)).toBe("Bob, Carol und 1.000 weitere");
    expect(rules.inside(rules.colleagues("office.test"))).toBe("alle bei office.test");
    expect(rules.inside("Alleman")).toBe("Alleman");
  });
});

describe("why somebody sees what it sees, in German", () => {
  const seen = (part: Partial<SeenBy>): SeenBy => ({
    presentity: "sip:alice@office.test",
    watcher: "sip:bob@office.test",
    sentence: "sip:bob@office.test may watch sip:alice@office.test.",
    handling: "allow",
    basis: "rules",
    decidedBy: ["a"],
    rules: [],
    grants: [],
    full: "",
    shown: undefined,
    presence: undefined,
    ...part,
  });

  test.each<[Partial<SeenBy>, string]>([
    [{}, "Bob darf Sie sehen, weil Ihre Regel „a“ es so sagt."],
    [{ decidedBy: ["a", "b"] }, "Bob darf Sie sehen, weil Ihre Regeln „a“ und „b“ es so sagen."],
    [{ handling: "block", decidedBy: [] }, "Bob darf Sie nicht sehen, weil keine Ihrer Regeln zutrifft."],
    [
      { handling: "confirm", basis: "default" },
      "Bob wartet auf Ihre Entscheidung, weil Sie keine Regeln haben und der Server es dann so vorsieht.",
    ],
    [{ basis: "own-access" }, "Bob sind Sie selbst, und Sie sehen von sich immer alles."],
  ])("%j", (part, sentence) => {
    expect(de.visibility.why(seen(part), "Bob")).toBe(sentence);
  });
});
