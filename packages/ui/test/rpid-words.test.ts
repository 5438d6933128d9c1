import { describe, expect, test } from "vitest";
import { RPID_VOCABULARY } from "../src/words/rpid";
import { rpidDe } from "../src/words/rpid-de";
import { rpidEn } from "../src/words/rpid-en";

test("English says a word as people do, or as it is on the wire", () => {
  expect([rpidEn.activities.meeting, rpidEn.activities["on-the-phone"], rpidEn.moods.in_awe]).toEqual([
    "In a meeting",
    "On the phone",
    "In awe",
  ]);
});

describe.each(Object.entries(RPID_VOCABULARY))("%s", (part, words) => {
  test.each([rpidEn, rpidDe])("all have a word", (said) => {
    const branch = new Map(Object.entries(said)).get(part);
    expect(branch).toEqual(Object.fromEntries(words.map((word) => [word, expect.stringMatching(/./)])));
  });
});
