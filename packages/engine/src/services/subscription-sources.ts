import type { Authorization, DerivedPackage, Rejection } from "@porchlight/event-notifier";
import { ok, type Result } from "@porchlight/kernel";
import { ChangeSignal } from "../state/change-signal";
import { NO_STATE } from "../state/no-state";
import type { RecordedWish } from "../state/recorded-wish";
import type { PublishedResource } from "../state/resource";
import { SharedView } from "../state/shared-view";
import type { OpenedSource, Subscription } from "../state/subscription";

/** What a watcher is told of published state by what is decided about it. */
export function shownSource({ compositor }: PublishedResource, authorization: Authorization): OpenedSource {
  const isShown = authorization.verdict === "allow" || authorization.verdict === "polite-block";
  const source = isShown ? new SharedView(compositor, authorization.view) : NO_STATE;
  return { source, derived: undefined, signal: undefined };
}

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
  return subscription.derived?.refresh(wish) ?? ok(() => {});
}
