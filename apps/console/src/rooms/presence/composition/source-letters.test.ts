import { expect, test } from "vitest";
import { sourceLetters } from "./source-letters";

const source = (id: string) =>
  ({ id, kind: "server", publisher: null, entityTag: null, modifiedAt: null }) as const;

test("sources have letters in their order, and a number once the letters are used up", () => {
  const sources = Array.from({ length: 28 }, (_, index) => source(`s${index}`));
  const letters = sourceLetters(sources);
  expect([letters.get("s0"), letters.get("s25"), letters.get("s26"), letters.get("s27")]).toEqual([
    "A",
    "Z",
    "A2",
    "B2",
  ]);
});
