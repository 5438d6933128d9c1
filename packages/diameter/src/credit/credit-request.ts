import type { Instant } from "@porchlight/kernel";
import type { Avp } from "../codec/avp";
import {
  AUTH_APPLICATION_ID,
  DESTINATION_REALM,
  EVENT_TIMESTAMP,
  ORIGIN_HOST,
  ORIGIN_REALM,
  ORIGIN_STATE_ID,
  SESSION_ID,
  USER_NAME,
} from "../dictionary/base";
import {
  CC_REQUEST_NUMBER,
  CC_REQUEST_TYPE,
  CC_SERVICE_SPECIFIC_UNITS,
  eventRequest,
  REQUESTED_ACTION,
  REQUESTED_SERVICE_UNIT,
  type RequestedAction,
  requestedActions,
  SERVICE_CONTEXT_ID,
  SERVICE_IDENTIFIER,
  SUBSCRIPTION_ID,
  SUBSCRIPTION_ID_DATA,
  SUBSCRIPTION_ID_TYPE,
  subscriptionIdTypes,
} from "../dictionary/credit-control";
import { applications } from "../dictionary/numbers";
import type { NodeIdentity } from "../peer/capabilities";

/** A one-time event (RFC 8506 section 6). */
export interface CreditEvent {
  readonly sessionId: string;
  readonly action: RequestedAction;
  /** Address of record or `tel:` URI of who pays. */
  readonly subscriber: string;
  readonly service: number;
  readonly units: number;
  readonly at: Instant;
}

/** The body of a CCR with EVENT_REQUEST (RFC 8506 section 3.1). */
export function creditRequest(
  event: CreditEvent,
  identity: NodeIdentity,
  destinationRealm: string,
  serviceContext: string,
): readonly Avp[] {
  return [
    SESSION_ID.of(event.sessionId),
    ORIGIN_HOST.of(identity.host),
    ORIGIN_REALM.of(identity.realm),
    DESTINATION_REALM.of(destinationRealm),
    AUTH_APPLICATION_ID.of(applications.creditControl),
    SERVICE_CONTEXT_ID.of(serviceContext),
    CC_REQUEST_TYPE.of(eventRequest),
    CC_REQUEST_NUMBER.of(0),
    USER_NAME.of(event.subscriber),
    ORIGIN_STATE_ID.of(identity.stateId),
    EVENT_TIMESTAMP.of(event.at),
    subscriptionId(event.subscriber),
    SERVICE_IDENTIFIER.of(event.service),
    REQUESTED_ACTION.of(requestedActions[event.action]),
    REQUESTED_SERVICE_UNIT.of([CC_SERVICE_SPECIFIC_UNITS.of(BigInt(event.units))]),
  ];
}

/** Subscription-Id: a telephone number as E.164, anybody else by SIP URI. */
export function subscriptionId(subscriber: string): Avp {
  const number = /^tel:\+?([\d.()-]+)/.exec(subscriber)?.[1]?.replace(/\D/g, "");
  const [type, data] =
    number === undefined
      ? ([subscriptionIdTypes.sipUri, subscriber] as const)
      : ([subscriptionIdTypes.e164, number] as const);
  return SUBSCRIPTION_ID.of([SUBSCRIPTION_ID_TYPE.of(type), SUBSCRIPTION_ID_DATA.of(data)]);
}
