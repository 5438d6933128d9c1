import type { Subscription } from "@porchlight/admin-api";
import type { SubscriptionView } from "@porchlight/engine";
import { instantText, instantTextOrNull } from "./instant-text";

/** A subscription as the API shows it. */
export const subscriptionRow = (view: SubscriptionView): Subscription => ({
  id: view.id,
  presentity: view.presentity,
  watcher: view.watcher,
  kind: view.label === undefined ? "sip" : "http",
  token: view.label ?? null,
  eventPackage: view.eventPackage,
  list: view.list ?? null,
  state: view.state,
  reachable: view.reachable,
  callId: view.callId,
  userAgent: view.userAgent,
  transport: view.transport,
  remoteAddress: view.remoteAddress,
  connection: view.flow ?? null,
  createdAt: instantText(view.createdAt),
  expiresAt: instantText(view.expiresAt),
  lastNotifyAt: instantTextOrNull(view.lastNotifyAt),
  notifyCount: view.notifyCount,
  roundTripMs: view.roundTripMs ?? null,
});
