import { expect, test } from "vitest";
import { fitPreset } from "./fit-preset";

test.each([
  ["available", "working", "available"],
  ["available", "meal", "away"],
  ["available", "presentation", "busy"],
  ["away", "meeting", "meeting"],
  ["away", "on-the-phone", "busy"],
  ["do-not-disturb", "meal", "do-not-disturb"],
  ["invisible", "meal", "invisible"],
  ["busy", "knitting", "busy"],
] as const)("%s and %s: %s", (preset, activity, fitting) => {
  expect(fitPreset(preset, activity)).toBe(fitting);
});
