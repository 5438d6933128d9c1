import type { EngineViews } from "@porchlight/engine";
import { PRESENCE, type PresenceAuthority, previewPresence, refersTo } from "@porchlight/event-packages";
import type { Clock } from "@porchlight/kernel";
import { type AuthorizationContext, documentSelectorText } from "@porchlight/xdm";

/** Whoever is shown a reference to content by the presence rules of its owner may read it (POL-063). */
export const contentVisibility =
  (
    views: () => EngineViews,
    authority: PresenceAuthority,
    clock: Clock,
  ): AuthorizationContext["mayReadContent"] =>
  (reader, key) => {
    const compositor = views().compositor(key.xui, PRESENCE);
    if (compositor === undefined) return false;
    const watcher = { identities: [reader], isAnonymous: false };
    const { shown } = previewPresence(authority, compositor, { watcher, now: clock() });
    return shown !== undefined && refersTo(shown, documentSelectorText(key));
  };
