import type { Authorization, DerivedPackage, Rejection, View, ViewSource } from "@porchlight/event-notifier";
import { ok, type Result } from "@porchlight/kernel";
import { ChangeSignal } from "../state/change-signal";
import { NO_STATE } from "../state/no-state";
import type { RecordedWish } from "../state/recorded-wish";
import { PublishedResource } from "../state/resource";
import { SharedView } from "../state/shared-view";
import type { OpenedSource, Subscription } from "../state/subscription";

/** What a watcher is told of published state by what is decided about it. */
export function shownSource(
  resource: PublishedResource,
  authorization: Authorization,
  bodyType: string,
): OpenedSource {
  const isShown = authorization.verdict === "allow" || authorization.verdict === "polite-block";
  const source = isShown ? viewSource(resource, authorization.view, bodyType) : NO_STATE;
  return { source, derived: undefined, signal: undefined };
}

/** Published state in a view, as a body type has it. */
export const viewSource = (
  { compositor, eventPackage }: PublishedResource,
  view: View,
  bodyType: string,
): ViewSource => eventPackage.openView(compositor, view, bodyType) ?? new SharedView(compositor, view);

/** Whether a source shows published state in a view. */
export const isViewSource = (source: Subscription["source"]): source is ViewSource => "view" in source;

/** Opens the state that a package derives for one subscription, or says why it may not be. */
export function derivedSource(
  eventPackage: DerivedPackage,
  wish: RecordedWish,
  touched: Set<Subscription>,
): Result<OpenedSource, Rejection> {
  const signal = new ChangeSignal(touched);
  const derived = eventPackage.open(wish, signal);
  return derived.ok ? ok({ source: derived.value, derived: derived.value, signal }) : derived;
}

/** What a refresh asks for, checked; the function given takes it over. */
export function refreshSource(subscription: Subscription, wish: RecordedWish): Result<() => void, Rejection> {
  if (subscription.derived !== undefined) return subscription.derived.refresh(wish);
  return ok(() => takeBodyType(subscription, wish.bodyType));
}

function takeBodyType(subscription: Subscription, bodyType: string): void {
  const { source, resource } = subscription;
  if (subscription.bodyType === bodyType) return;
  subscription.bodyType = bodyType;
  if (resource instanceof PublishedResource && isViewSource(source))
    subscription.source = viewSource(resource, source.view, bodyType);
}
