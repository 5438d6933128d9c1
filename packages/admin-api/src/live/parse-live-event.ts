import type { LiveEvent } from "./live-event";
import { liveTopics } from "./live-topic";

/** One `data` of the stream; undefined when it is not an event of this version. */
export function parseLiveEvent(data: string): LiveEvent | undefined {
  try {
    const value: unknown = JSON.parse(data);
    return isLiveEvent(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isLiveEvent(value: unknown): value is LiveEvent {
  if (typeof value !== "object" || value === null || !("topic" in value)) return false;
  if (value.topic === "overview") {
    return "counts" in value && typeof value.counts === "object" && value.counts !== null;
  }
  return liveTopics.some((topic) => topic === value.topic) && namesChanges(value);
}

const namesChanges = (value: object): boolean =>
  "ids" in value &&
  Array.isArray(value.ids) &&
  value.ids.every((id) => typeof id === "string") &&
  "more" in value &&
  typeof value.more === "boolean";
