import type { LiveEvent, Presentity } from "@porchlight/admin-api";
import type { Touch } from "../../api/query-client";
import type { Window } from "../../parts/list/use-windows";

/**
 * What an event means to a window of the board in the order of addresses: what happens to those whose place is in it is told
 * at once. Who comes or goes elsewhere moves its rows at most.
 */
export function touchesBoard(
  event: LiveEvent,
  window: Window<Presentity> | undefined,
  offset: number,
): Touch {
  if (event.topic !== "presentities") return false;
  if (event.more || window === undefined || window.items.length === 0) return true;
  const has = placesOf(window, offset);
  return event.ids.some(has) ? true : "later";
}

/** Whose place is in a window: between its ends, and beyond them where the list ends too. */
function placesOf({ items, total }: Window<Presentity>, offset: number): (aor: string) => boolean {
  const [top = "", bottom = ""] = [items[0]?.presentity, items.at(-1)?.presentity];
  const [isTop, isBottom] = [offset === 0, offset + items.length >= total];
  const [low, high] = top <= bottom ? [top, bottom] : [bottom, top];
  const [fromStart, toEnd] = top <= bottom ? [isTop, isBottom] : [isBottom, isTop];
  return (aor) => (fromStart || low <= aor) && (toEnd || aor <= high);
}
