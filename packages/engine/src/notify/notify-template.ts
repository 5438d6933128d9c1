import { readsListsItsOwnWay } from "@porchlight/rls";
import { type Dialog, RequestTemplate } from "@porchlight/sip-dialog";
import { EVENT_LIST } from "../lists/list-negotiation";
import type { Flow } from "../ports/flow";
import type { SubscriptionRecord } from "../ports/journal";
import { localHostPort, subscriptionContact } from "./local-address";

/**
 * The part of every NOTIFY of a subscription that stays the same on one flow.
 * @param ownName stands for the address of our end in the Contact
 */
export function notifyTemplate(
  record: SubscriptionRecord,
  flow: Flow,
  extension: string | undefined,
  ownName: string | undefined,
  eventParameters: string,
): RequestTemplate {
  const id = record.eventId === "" ? "" : `;id=${record.eventId}`;
  return new RequestTemplate({
    dialog: dialogOf(record),
    method: "NOTIFY",
    transport: flow.transport,
    sentBy: localHostPort(flow),
    contact: subscriptionContact(flow, record.id, ownName),
    headers: [
      ["Event", `${packageName(record, extension)}${id}${eventParameters}`],
      ...(extension === undefined ? [] : [["Require", extension] as const]),
    ],
  });
}

const packageName = (
  { eventPackage, userAgent }: SubscriptionRecord,
  extension: string | undefined,
): string =>
  extension === EVENT_LIST && eventPackage === "presence" && readsListsItsOwnWay(userAgent)
    ? "Presence"
    : eventPackage;

function dialogOf(record: SubscriptionRecord): Dialog {
  return {
    callId: record.callId,
    localTag: record.localTag,
    remoteTag: record.remoteTag,
    localUri: record.localUri,
    remoteUri: record.remoteUri,
    remoteTarget: record.remoteTarget,
    routeSet: record.routeSet,
    localCSeq: record.notifyCSeqCeiling,
    remoteCSeq: record.remoteCSeq,
    secure: false,
  };
}
