import type { DecidedWatcher } from "@porchlight/admin-api";
import { type Saying, saidIn } from "@porchlight/kernel";
import type { EditRefusal } from "@porchlight/policy";
import { say } from "../../sayings";

/** What came of a decision about one watcher. */
export type WatcherOutcome = Pick<DecidedWatcher, "outcome" | "reason" | "said">;

export const DECIDED: WatcherOutcome = { outcome: "decided", reason: null, said: null };

export const unchanged = (reason: Saying): WatcherOutcome => ({
  outcome: "unchanged",
  reason: reason.text,
  said: saidIn(reason),
});

export const refused = (reason: Saying): WatcherOutcome => ({
  outcome: "refused",
  reason: reason.text,
  said: saidIn(reason),
});

/** Why rules are not changed, in one sentence. */
export function refusalReason(refusal: EditRefusal): Saying {
  switch (refusal.kind) {
    case "own-address":
      return say("watcher-is-owner");
    case "no-address":
      return say("watcher-has-no-address");
    case "unreadable":
      return say("watcher-rules-unreadable", { because: refusal.reason });
    case "listed-elsewhere":
      return say("watcher-listed-elsewhere");
    case "too-intricate":
      return say("watcher-too-intricate");
  }
}
