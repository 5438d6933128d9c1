import type { EngineViews } from "@porchlight/engine";
import { PRESENCE, type PresenceAuthority, previewPresence, refersTo } from "@porchlight/event-packages";
import type { Clock } from "@porchlight/kernel";
import { type AuthorizationContext, documentSelectorText } from "@porchlight/xdm";

/** What users let others do with their documents, by their presence rules and publication rules. */
export function grantedRights(
  views: () => EngineViews,
  authority: PresenceAuthority,
  clock: Clock,
): AuthorizationContext {
  return {
    // Whoever is shown a reference to content may read it (POL-063).
    mayReadContent: (reader, key) => {
      const compositor = views().compositor(key.xui, PRESENCE, clock());
      if (compositor === undefined) return false;
      const watcher = { identities: [reader], isAnonymous: false };
      const { shown } = previewPresence(authority, compositor, { watcher, now: clock() });
      return shown !== undefined && refersTo(shown, documentSelectorText(key));
    },
    mayWriteState: (writer, xui) => {
      const watcher = { identities: [writer], isAnonymous: false };
      const question = { presentity: xui, watcher, now: clock(), sphere: () => undefined };
      return authority.decidePublication(question).mayWritePermanentState;
    },
  };
}
