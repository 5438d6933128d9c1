import { reservedAtOnce } from "@porchlight/event-notifier";
import { after, type Instant } from "@porchlight/kernel";
import type { Dialog } from "@porchlight/sip-dialog";
import { ownCopy, parseUri } from "@porchlight/sip-message";
import type { LiveFlow } from "../flows/flow-table";
import type { PeerAddress, SubscriptionRecord } from "../ports/journal";

const defaultPort = { ws: 80, wss: 443, udp: 5060, tcp: 5060, tls: 5061 } as const;

/**
 * Where a party can be reached without its connection: over UDP where its datagrams came from; over TCP and TLS the
 * same address at the port of its Contact. Never a host a Contact names, which could be anybody's.
 */
export function peerOf({ flow }: LiveFlow, remoteTarget: string): PeerAddress {
  const { transport, remoteAddress: address, remotePort } = flow;
  if (transport === "udp") return { transport, address, port: remotePort };
  const uri = parseUri(remoteTarget);
  const named =
    uri.ok && (uri.value.scheme === "sip" || uri.value.scheme === "sips") ? uri.value.port : undefined;
  return { transport, address, port: named ?? defaultPort[transport] };
}

export interface NewSubscription {
  readonly id: string;
  readonly presentity: string;
  readonly eventPackage: string;
  readonly eventId: string;
  readonly watcher: string;
  readonly dialog: Dialog;
  readonly accept: string | undefined;
  readonly userAgent: string;
  readonly lifetimeSeconds: number;
}

/** The record is kept for long: its texts are copies, not slices that would hold the whole request in memory. */
export function newSubscriptionRecord(
  wanted: NewSubscription,
  flow: LiveFlow,
  now: Instant,
): SubscriptionRecord {
  const { dialog } = wanted;
  return {
    id: wanted.id,
    presentity: wanted.presentity,
    eventPackage: wanted.eventPackage,
    eventId: ownCopy(wanted.eventId),
    watcher: wanted.watcher,
    callId: ownCopy(dialog.callId),
    localTag: dialog.localTag,
    remoteTag: ownCopy(dialog.remoteTag),
    localUri: ownCopy(dialog.localUri),
    remoteUri: ownCopy(dialog.remoteUri),
    remoteTarget: ownCopy(dialog.remoteTarget),
    routeSet: dialog.routeSet.map(ownCopy),
    remoteCSeq: dialog.remoteCSeq ?? 0,
    notifyCSeqCeiling: reservedAtOnce,
    state: "active",
    accept: ownCopy(wanted.accept ?? ""),
    userAgent: ownCopy(wanted.userAgent),
    peer: peerOf(flow, dialog.remoteTarget),
    expiresAt: after(now, wanted.lifetimeSeconds * 1000),
    createdAt: now,
  };
}
