import { expect, test } from "vitest";
import { eitherOf } from "./joined";
import { saidIn, saidOfWords, sayer, textOfWords } from "./saying";

const say = sayer({
  "is-empty": "is empty",
  "is-longer": "is longer than {count} characters",
  "is-refused": "{address} {reason}",
});

test("a saying has its code, what is in its places, and its English", () => {
  expect(say("is-empty")).toEqual({ code: "is-empty", places: {}, text: "is empty" });
  expect(say("is-longer", { count: 64 }).text).toBe("is longer than 64 characters");
});

test("a phrase in a place keeps its code; the English goes", () => {
  const refused = say("is-refused", { address: "sip:{reason}", reason: say("is-longer", { count: 64 }) });
  expect(refused.text).toBe("sip:{reason} is longer than 64 characters");
  expect(saidIn(refused)).toEqual({
    code: "is-refused",
    places: { address: "sip:{reason}", reason: { code: "is-longer", places: { count: 64 } } },
  });
});

test("words of somebody else are themselves, and stand in for nothing", () => {
  expect([textOfWords("so long"), saidOfWords("so long")]).toEqual(["so long", null]);
  expect([textOfWords(say("is-empty")), saidOfWords(say("is-empty"))]).toEqual([
    "is empty",
    { code: "is-empty", places: {} },
  ]);
});

test("what there are several of is joined, two at a time", () => {
  expect([[], ["a"]].map(eitherOf)).toEqual(["", "a"]);
  expect(eitherOf(["a", "b", say("is-empty")])).toMatchObject({ code: "either", text: "a or b or is empty" });
});
