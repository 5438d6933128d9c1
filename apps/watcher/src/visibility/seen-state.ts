import type { SeenBy, WatcherView } from "@porchlight/presence-client";
import { type ContactState, contactState } from "../presence/contact-state";

/** What the watcher's own board makes of it: the same function on what the watcher is sent. */
export const seenState = (seen: SeenBy, now: number): ContactState => contactState(viewOf(seen, now), now);

function viewOf({ handling, presence }: SeenBy, now: number): WatcherView {
  const told = { presence: undefined, stale: false, receivedAt: undefined };
  switch (handling) {
    case "block":
      return { ...told, status: { kind: "terminated", reason: "rejected" } };
    case "confirm":
      return { ...told, status: { kind: "pending", expiresAt: now } };
    case "allow":
    case "polite-block":
      return { ...told, presence, status: { kind: "active", expiresAt: now } };
  }
}
