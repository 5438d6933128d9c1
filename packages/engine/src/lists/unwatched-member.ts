import type { StateSource } from "@porchlight/event-notifier";
import type { BackEnd, BackEndStatus } from "@porchlight/rls";
import { type RecordedWish, recordedWishOf } from "../state/recorded-wish";

/** A member that may not be watched, or that nothing is known of; each refresh of its list tries it again. */
export interface UnwatchedMember extends BackEnd<StateSource> {
  readonly status: Extract<BackEndStatus<StateSource>, { state: "unknown" | "terminated" }>;
}

export const unwatchedMember = (
  status: UnwatchedMember["status"],
  open: (wish: RecordedWish) => BackEnd<StateSource>,
): UnwatchedMember => ({
  status,
  refresh: (wish) => open(recordedWishOf(wish)),
  close: () => {},
});
