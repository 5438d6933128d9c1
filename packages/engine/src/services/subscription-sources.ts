import {
  type Authorization,
  type DerivedPackage,
  type Rejection,
  SharedView,
  type View,
  type ViewSource,
  type ViewWish,
} from "@porchlight/event-notifier";
import { ok, type Result } from "@porchlight/kernel";
import { ChangeSignal } from "../state/change-signal";
import { NO_STATE } from "../state/no-state";
import type { RecordedWish } from "../state/recorded-wish";
import { PublishedResource } from "../state/resource";
import type { OpenedSource, Subscription } from "../state/subscription";

/** What a watcher is told of published state by what is decided about it. */
export function shownSource(
  resource: PublishedResource,
  authorization: Authorization,
  wish: ViewWish,
): OpenedSource {
  const isShown = authorization.verdict === "allow" || authorization.verdict === "polite-block";
  const source = isShown ? viewSource(resource, authorization.view, wish) : NO_STATE;
  return { source, derived: undefined, signal: undefined };
}

/** Published state in a view, as a watcher wants it. */
export const viewSource = (
  { compositor, eventPackage }: PublishedResource,
  view: View,
  wish: ViewWish,
): ViewSource => eventPackage.openView(compositor, view, wish) ?? new SharedView(compositor, view);

/** Whether a source shows published state in a view. */
export const isViewSource = (source: Subscription["source"]): source is ViewSource => "view" in source;

/**
 * Opens the state that a package derives for one subscription, or says why it may not be.
 * @param isRestored the subscription was there before a restart
 */
export function derivedSource(
  eventPackage: DerivedPackage,
  wish: RecordedWish,
  touched: Set<Subscription>,
  isRestored = false,
): Result<OpenedSource, Rejection> {
  const signal = new ChangeSignal(touched);
  const reopened = isRestored ? eventPackage.reopen?.(wish, signal) : undefined;
  const derived = reopened ?? eventPackage.open(wish, signal);
  return derived.ok ? ok({ source: derived.value, derived: derived.value, signal }) : derived;
}

/** What a refresh asks for, checked; the function given takes it over. */
export function refreshSource(subscription: Subscription, wish: RecordedWish): Result<() => void, Rejection> {
  if (subscription.derived !== undefined) return subscription.derived.refresh(wish);
  return ok(() => takeWish(subscription, wish));
}

/** Another body type, filter or parameter is shown the same view in another way. */
function takeWish(subscription: Subscription, wish: RecordedWish): void {
  const { source, resource, bodyType, shownBy } = subscription;
  const isSame = bodyType === wish.bodyType && shownBy === wish.shownBy;
  subscription.bodyType = wish.bodyType;
  subscription.shownBy = wish.shownBy;
  if (isSame || !(resource instanceof PublishedResource) || !isViewSource(source)) return;
  subscription.source = viewSource(resource, source.view, wish);
}
