import type { Compositor, WatcherIdentity } from "@porchlight/event-notifier";
import type { Instant } from "@porchlight/kernel";
import { type Explanation, viewOf } from "@porchlight/policy";
import type { PresenceAuthority } from "./authorization/presence-authority";
import { presenceCompositor } from "./presence-package";
import { CLOSED_VIEW, FULL_VIEW, grantedView } from "./presence-view";

/** Who looks, when, and what is assumed. */
export interface PreviewQuestion {
  readonly watcher: WatcherIdentity;
  readonly now: Instant;
  /** In place of the sphere that is published. */
  readonly sphere?: string;
}

/** What a watcher would be told now, and why. */
export interface PresencePreview {
  readonly explanation: Explanation;
  /** The composed document. */
  readonly full: string;
  /** What of it the watcher is shown; undefined when it gets no document. */
  readonly shown: string | undefined;
}

/** Asks the evaluator and makes the document that a NOTIFY would carry (POL-091). */
export function previewPresence(
  authority: PresenceAuthority,
  compositor: Compositor,
  { watcher, now, sphere }: PreviewQuestion,
): PresencePreview {
  const presence = presenceCompositor(compositor);
  const explanation = authority.explain({
    presentity: presence.presentity,
    watcher,
    now,
    sphere: () => sphere ?? presence.sphere(now).value,
  });
  const view = viewOf(explanation.decision);
  const shown =
    view.kind === "none"
      ? undefined
      : presence.render(view.kind === "closed" ? CLOSED_VIEW : grantedView(view.permissions));
  return { explanation, full: presence.render(FULL_VIEW).text, shown: shown?.text };
}
