import type { DecidedWatcher } from "@porchlight/admin-api";
import type { EditRefusal } from "@porchlight/policy";

/** What came of a decision about one watcher. */
export type WatcherOutcome = Pick<DecidedWatcher, "outcome" | "reason">;

export const DECIDED: WatcherOutcome = { outcome: "decided", reason: null };

export const unchanged = (reason: string): WatcherOutcome => ({ outcome: "unchanged", reason });

export const refused = (reason: string): WatcherOutcome => ({ outcome: "refused", reason });

/** Why rules are not changed, in one sentence. */
export function refusalReason(refusal: EditRefusal): string {
  switch (refusal.kind) {
    case "own-address":
      return "Everybody always sees everything of themselves.";
    case "no-address":
      return "It has no address that rules can name.";
    case "unreadable":
      return `The rules cannot be read and have to be mended first: ${refusal.reason}.`;
    case "listed-elsewhere":
      return "It is in a list that is not the user's own.";
    case "too-intricate":
      return "The rules cannot be changed for it alone; edit them by hand.";
  }
}
