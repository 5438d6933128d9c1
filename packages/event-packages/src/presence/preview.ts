import type { Compositor, RenderedBody, WatcherIdentity } from "@porchlight/event-notifier";
import type { Instant } from "@porchlight/kernel";
import { type Explanation, viewOf } from "@porchlight/policy";
import type { PresenceAuthority } from "./authorization/presence-authority";
import { referredUris } from "./parts/shown-references";
import type { PresenceCompositor } from "./presence-compositor";
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
  question: PreviewQuestion,
): PresencePreview {
  const presence = presenceCompositor(compositor);
  const explanation = explained(authority, presence, question);
  const shown = shownBody(presence, explanation);
  return { explanation, full: presence.renderReferring(FULL_VIEW).text, shown: shown?.text };
}

/** Where the content lies that a watcher is shown references to: URIs in the document, and those of its parts (POL-063). */
export function shownContent(
  authority: PresenceAuthority,
  compositor: Compositor,
  question: PreviewQuestion,
): readonly string[] {
  const presence = presenceCompositor(compositor);
  const shown = shownBody(presence, explained(authority, presence, question));
  return shown === undefined ? [] : contentUris(presence, shown);
}

/** The same for everything that is said of a presentity. */
export function allContent(compositor: Compositor): readonly string[] {
  const presence = presenceCompositor(compositor);
  return contentUris(presence, presence.renderReferring(FULL_VIEW));
}

const explained = (
  authority: PresenceAuthority,
  presence: PresenceCompositor,
  { watcher, now, sphere }: PreviewQuestion,
): Explanation =>
  authority.explain({
    presentity: presence.presentity,
    watcher,
    now,
    sphere: () => sphere ?? presence.sphere(now).value,
  });

function shownBody(presence: PresenceCompositor, { decision }: Explanation): RenderedBody | undefined {
  const view = viewOf(decision);
  if (view.kind === "none") return undefined;
  return presence.renderReferring(view.kind === "closed" ? CLOSED_VIEW : grantedView(view.permissions));
}

const contentUris = ({ shownParts }: PresenceCompositor, shown: RenderedBody): readonly string[] => [
  ...referredUris(shown.text),
  ...shownParts.partsOf(shown).flatMap((part) => (part.kind === "external" ? [part.url] : [])),
];
