import type { PublishedPackage, Rejection } from "@porchlight/event-notifier";
import { ok, type Result } from "@porchlight/kernel";
import { ChangeSignal } from "../state/change-signal";
import type { RecordedWish } from "../state/recorded-wish";
import { PublishedResource, type Resource } from "../state/resource";
import { SharedView } from "../state/shared-view";
import type { OpenedSource, Subscription } from "../state/subscription";

/** Opens what the NOTIFYs of a subscription will tell, or says why it may not be. */
export function openSource(
  resource: Resource,
  wish: RecordedWish,
  touched: Set<Subscription>,
): Result<OpenedSource, Rejection> {
  if (resource instanceof PublishedResource) {
    return ok({ source: sharedView(resource, wish), derived: undefined, signal: undefined });
  }
  const { eventPackage } = resource;
  if (eventPackage.source === "published") throw new Error("a published package has published resources");
  const signal = new ChangeSignal(touched);
  const derived = eventPackage.open(wish, signal);
  return derived.ok ? ok({ source: derived.value, derived: derived.value, signal }) : derived;
}

/** What a refresh asks for, checked; the function given takes it over. */
export function refreshSource(subscription: Subscription, wish: RecordedWish): Result<() => void, Rejection> {
  const { derived, resource } = subscription;
  if (derived !== undefined) return derived.refresh(wish);
  return ok(() => {
    if (resource instanceof PublishedResource) subscription.source = sharedView(resource, wish);
  });
}

const sharedView = ({ compositor, eventPackage }: PublishedResource, wish: RecordedWish): SharedView =>
  new SharedView(compositor, viewKeyOf(eventPackage, wish));

const viewKeyOf = (eventPackage: PublishedPackage, { watcher, resource, bodyType }: RecordedWish): string =>
  eventPackage.viewKey(watcher, resource, bodyType);
