import { reservedAtOnce } from "@porchlight/event-notifier";
import { after, type Instant, instant } from "@porchlight/kernel";
import { ownCopy, parseContacts, parseUri } from "@porchlight/sip-message";
import type { LiveFlow } from "../flows/flow-table";
import type { RecordedIdentity } from "../identity/identity";
import { nextHopOf } from "../notify/next-hop";
import type { PeerAddress, SubscriptionRecord } from "../ports/journal";
import { eventParametersOf } from "../state/recorded-wish";
import type { ServerTransaction } from "../transactions/server-transaction";
import type { SubscribeWish } from "./subscribe-wish";

const defaultPort = { ws: 80, wss: 443, udp: 5060, tcp: 5060, tls: 5061 } as const;

/**
 * Where a party can be reached without its connection: over UDP where its datagrams came from; over TCP and TLS the
 * same address at the port of its next hop, which is the top of its route set or its Contact. Never a host these name,
 * which could be anybody's.
 */
export function peerOf({ flow }: LiveFlow, nextHop: string): PeerAddress {
  const { transport, remoteAddress: address, remotePort } = flow;
  if (transport === "udp") return { transport, address, port: remotePort };
  const uri = parseUri(nextHop);
  const named =
    uri.ok && (uri.value.scheme === "sip" || uri.value.scheme === "sips") ? uri.value.port : undefined;
  return { transport, address, port: named ?? defaultPort[transport] };
}

/** A wish with whoever has it. */
export interface NewSubscription {
  readonly wish: SubscribeWish;
  readonly identity: RecordedIdentity;
  readonly id: string;
  readonly userAgent: string;
  readonly peerDomain: string;
  readonly owners: string;
  /** How long the decision of the presentity is awaited; undefined when it has decided. */
  readonly giveUpSeconds: number | undefined;
}

/** The record is kept for long: its texts are copies, not slices that would hold the whole request in memory. */
export function newSubscriptionRecord(
  { giveUpSeconds, id, identity, owners, peerDomain, userAgent, wish }: NewSubscription,
  flow: LiveFlow,
  now: Instant,
): SubscriptionRecord {
  const { dialog } = wish;
  return {
    id,
    presentity: wish.presentity,
    eventPackage: wish.eventPackage.name,
    eventId: ownCopy(wish.eventId),
    eventParameters: ownCopy(eventParametersOf(wish.event)),
    requestType: ownCopy(wish.body?.contentType ?? ""),
    requestBody: wish.body?.text ?? "",
    requestList: wish.list ?? "",
    watcher: ownCopy(identity.watcher),
    identities: identity.identities.map(ownCopy),
    isAnonymous: identity.isAnonymous,
    peerDomain,
    instance: ownCopy(wish.instance),
    callId: ownCopy(dialog.callId),
    localTag: dialog.localTag,
    remoteTag: ownCopy(dialog.remoteTag),
    localUri: ownCopy(dialog.localUri),
    remoteUri: ownCopy(dialog.remoteUri),
    remoteTarget: ownCopy(dialog.remoteTarget),
    routeSet: dialog.routeSet.map(ownCopy),
    remoteCSeq: dialog.remoteCSeq ?? 0,
    notifyCSeqCeiling: reservedAtOnce,
    state: giveUpSeconds === undefined ? "active" : "pending",
    watcherEvent: "subscribe",
    giveUpAt: giveUpSeconds === undefined ? instant(0) : after(now, giveUpSeconds * 1000),
    suppress: wish.condition === "*" ? "*" : "",
    accept: ownCopy(wish.accept ?? ""),
    acceptEncoding: ownCopy(wish.acceptEncoding),
    userAgent: ownCopy(userAgent),
    peer: peerOf(flow, nextHopOf(dialog)),
    expiresAt: after(now, wish.lifetimeSeconds * 1000),
    createdAt: now,
    owners,
  };
}

/** What a refresh changes in a record. */
export type RefreshedRecord = Pick<
  SubscriptionRecord,
  | "remoteCSeq"
  | "remoteTarget"
  | "accept"
  | "acceptEncoding"
  | "peer"
  | "expiresAt"
  | "eventParameters"
  | "suppress"
> &
  Partial<Pick<SubscriptionRecord, "requestType" | "requestBody">>;

/** Field by field: a second spread would take several microseconds of every refresh. */
export const withRefresh = (record: SubscriptionRecord, change: RefreshedRecord): SubscriptionRecord => ({
  ...record,
  remoteCSeq: change.remoteCSeq,
  remoteTarget: change.remoteTarget,
  accept: change.accept,
  acceptEncoding: change.acceptEncoding,
  peer: change.peer,
  expiresAt: change.expiresAt,
  eventParameters: change.eventParameters,
  suppress: change.suppress,
  requestType: change.requestType ?? record.requestType,
  requestBody: change.requestBody ?? record.requestBody,
});

/** Target and route follow the request (RFC 3261 section 12.2.2), Accept only when sent. */
export function refreshedRecord(
  { request, flow }: ServerTransaction,
  record: SubscriptionRecord,
  accept: string | undefined,
  expiresAt: Instant,
): Omit<RefreshedRecord, "acceptEncoding" | "eventParameters" | "suppress"> {
  const contacts = parseContacts(request.headers);
  const target = contacts.ok && contacts.value.kind === "list" ? contacts.value.contacts[0]?.uri : undefined;
  const remoteTarget = target ?? record.remoteTarget;
  return {
    remoteCSeq: request.cseq.number,
    remoteTarget,
    accept: accept ?? "",
    peer: peerOf(flow, nextHopOf({ remoteTarget, routeSet: record.routeSet })),
    expiresAt,
  };
}
