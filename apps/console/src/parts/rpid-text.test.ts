import { uiDe } from "@porchlight/ui/words/de";
import { rpidDe } from "@porchlight/ui/words/rpid-de";
import { expect, test } from "vitest";
import german from "../../words/de.json";
import { createSay } from "../words/say";
import { rpidText, rpidTexts } from "./rpid-text";

const sag = createSay({ ...german, rpid: rpidDe }, uiDe);

test("a word of RPID is said in the language of the page", () => {
  expect(rpidText("activities", "meeting", sag)).toBe("In Besprechung");
  expect(rpidText("places", "bus-station", sag)).toBe("Busbahnhof");
});

test.each(["gardening", "constructor", "", "a.b", "{x}"])(
  "%j is no word of RPID, and stays as it is",
  (word) => {
    expect(rpidText("activities", word, sag)).toBe(word);
  },
);

test("an element says its words", () => {
  const activities =
    '<rpid:activities from="2026-01-05T09:00:00Z"><rpid:note>long</rpid:note><rpid:meeting/><x:golf/></rpid:activities>';
  expect(rpidTexts("rpid:activities", activities, sag)).toEqual(["In Besprechung"]);
  expect(
    rpidTexts("rpid:place-is", "<rpid:place-is><rpid:audio><rpid:noisy/></rpid:audio></rpid:place-is>", sag),
  ).toEqual(["Laut"]);
  expect(rpidTexts("constructor", "<meeting/>", sag)).toEqual([]);
});
