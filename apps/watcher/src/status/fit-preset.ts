import { activityMark } from "@porchlight/documents";
import type { Preset } from "./my-choice";

/** The preset that says the same as an activity, so that the user sees of it what others see. */
export function fitPreset(preset: Preset, activity: string): Preset {
  const mark = activityMark(activity);
  if (preset === "invisible" || preset === "do-not-disturb" || mark === undefined) return preset;
  if (activity === "meeting") return "meeting";
  return mark === "away" ? "away" : "busy";
}
