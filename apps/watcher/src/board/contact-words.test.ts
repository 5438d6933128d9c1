import { instant } from "@porchlight/kernel";
import { expect, test } from "vitest";
import type { ContactState } from "../presence/contact-state";
import { aroundWords, momentWords, stateWords } from "./contact-words";

const now = Date.UTC(2030, 0, 1, 12);
const shown = (mark: ContactState["mark"], activities: string[] = []): ContactState => ({
  mark,
  summary: { mark: "unknown", note: undefined, activities, since: instant(now - 5 * 60_000) },
  until: undefined,
  mood: [],
  place: [],
  doNotDisturb: false,
  silence: undefined,
  askedAgainAt: undefined,
  stale: false,
  asOf: now,
});

test("the words say what is known, and no more", () => {
  expect(stateWords(shown("available"))).toBe("Available");
  expect(stateWords(shown("busy", ["meeting"]))).toBe("In a meeting");
  expect(stateWords(shown("away", ["in-transit"]))).toBe("On the way");
  expect(stateWords(shown("busy", ["busy"]))).toBe("Busy");
  expect(stateWords(shown("available", ["working"]))).toBe("Available");
  expect(stateWords({ ...shown("unknown"), summary: undefined, silence: "not-allowed" })).toBe(
    "Does not share with you",
  );
  expect(stateWords({ ...shown("pending"), summary: undefined })).toBe("Waiting for approval");
});

test("PRS-063 who does not want to be reached at all is not merely busy", () => {
  expect(stateWords({ ...shown("busy", ["busy"]), doNotDisturb: true })).toBe("Do not disturb");
});

test("mood, place, and what somebody does who is available, are told beside", () => {
  const around = { mood: ["in_love"], place: ["public-transport", "the lab"] };
  expect(aroundWords({ ...shown("available", ["working"]), ...around })).toBe(
    "Working · In love · Public transport · The lab",
  );
  expect(aroundWords({ ...shown("busy", ["meeting"]), mood: ["happy"] })).toBe("Happy");
  expect(aroundWords(shown("unknown", ["working"]))).toBe("Working");
  expect(aroundWords(shown("available"))).toBe("");
});

test("a moment is told once: old news by their time, an end before a beginning", () => {
  expect(momentWords(shown("busy"), now)).toEqual({ at: now - 5 * 60_000, words: "5 min" });
  expect(momentWords({ ...shown("busy"), until: now + 1 }, now)?.at).toBe(now + 1);
  expect(momentWords({ ...shown("busy"), until: now + 1, stale: true }, now)?.at).toBe(now);
  expect(momentWords({ ...shown("unknown"), summary: undefined }, now)).toBeUndefined();
});
