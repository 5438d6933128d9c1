import type { ClosedConnection, Connection } from "@porchlight/admin-api";
import type { EngineViews, FlowId } from "@porchlight/engine";
import { saidOfWords, textOfWords } from "@porchlight/kernel";
import type { ClosedFlow, OpenFlow } from "../ports/flows";
import { instantText, instantTextOrNull } from "./instant-text";

/** An open connection and what the engine knows of it, as the API shows it. */
export const connectionRow = (flow: OpenFlow, views: EngineViews): Connection => ({
  id: flow.id,
  transport: flow.transport,
  remoteAddress: flow.remoteAddress,
  remotePort: flow.remotePort,
  localPort: flow.localPort,
  openedAt: instantText(flow.openedAt),
  lastReceivedAt: instantTextOrNull(flow.lastReceivedAt),
  userAgent: flow.userAgent ?? null,
  origin: flow.origin ?? null,
  trusted: flow.trusted,
  identities: [...views.identitiesOn(flow.id as FlowId)],
  subscriptions: views.subscriptionsOn(flow.id as FlowId),
  queuedBytes: flow.queuedBytes,
  receivedMessages: flow.receivedMessages,
  sentMessages: flow.sentMessages,
  pingMs: flow.pingMs ?? null,
});

/** A connection that has closed, as the API shows it. */
export const closedConnectionRow = (flow: ClosedFlow): ClosedConnection => ({
  id: flow.id,
  transport: flow.transport,
  remoteAddress: flow.remoteAddress,
  remotePort: flow.remotePort,
  openedAt: instantText(flow.openedAt),
  closedAt: instantText(flow.closedAt),
  code: flow.code ?? null,
  reason: textOfWords(flow.reason),
  said: saidOfWords(flow.reason),
  userAgent: flow.userAgent ?? null,
  identities: [...flow.identities],
  receivedMessages: flow.receivedMessages,
  sentMessages: flow.sentMessages,
});
