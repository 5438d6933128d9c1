import {
  ACCOUNTING_RECORD_NUMBER,
  ACCOUNTING_RECORD_TYPE,
  ACCT_APPLICATION_ID,
  APPLICATION_SERVER,
  APPLICATION_SERVER_INFORMATION,
  type Avp,
  applications,
  CALLED_PARTY_ADDRESS,
  CALLING_PARTY_ADDRESS,
  CAUSE_CODE,
  CONTENT_DISPOSITION,
  CONTENT_LENGTH,
  CONTENT_TYPE,
  DESTINATION_REALM,
  EVENT,
  EVENT_TIMESTAMP,
  EVENT_TYPE,
  EXPIRES,
  IMS_CHARGING_IDENTIFIER,
  IMS_INFORMATION,
  INTER_OPERATOR_IDENTIFIER,
  MESSAGE_BODY,
  NODE_FUNCTIONALITY,
  type NodeIdentity,
  ORIGIN_HOST,
  ORIGIN_REALM,
  ORIGIN_STATE_ID,
  ORIGINATING_IOI,
  REQUESTED_PARTY_ADDRESS,
  ROLE_OF_NODE,
  SERVICE_CONTEXT_ID,
  SERVICE_INFORMATION,
  SESSION_ID,
  SIP_METHOD,
  SIP_REQUEST_TIMESTAMP,
  SIP_REQUEST_TIMESTAMP_FRACTION,
  SIP_RESPONSE_TIMESTAMP,
  SIP_RESPONSE_TIMESTAMP_FRACTION,
  sessionId,
  TERMINATING_IOI,
  TIME_STAMPS,
  USER_NAME,
  USER_SESSION_ID,
} from "@porchlight/diameter";
import { causeCode } from "../record/cause-code";
import type { ChargingRecord, NumberedRecord } from "../record/charging-record";

export interface AccountingPeer {
  readonly identity: NodeIdentity;
  readonly destinationRealm: string;
  readonly serviceContext: string;
  /** Names this run of numbers among all there ever were: seconds of the first record. */
  readonly epoch: number;
}

const eventRecord = 1;
/** Node-Functionality of 3GPP: S-CSCF and application server. */
const nodeFunctionality = { core: 0, presence: 6, list: 6, xcap: 6, content: 6 } as const;
const roleOfNode = { originating: 0, terminating: 1 } as const;

/** The body of an ACR with EVENT_RECORD (RFC 6733 section 9.7.1); the same for each sending of a record. */
export function accountingRequest({ number, record }: NumberedRecord, peer: AccountingPeer): readonly Avp[] {
  const { identity, destinationRealm, epoch, serviceContext } = peer;
  return [
    SESSION_ID.of(sessionId(identity.host, epoch, number)),
    ORIGIN_HOST.of(identity.host),
    ORIGIN_REALM.of(identity.realm),
    DESTINATION_REALM.of(destinationRealm),
    ACCOUNTING_RECORD_TYPE.of(eventRecord),
    ACCOUNTING_RECORD_NUMBER.of(0),
    ACCT_APPLICATION_ID.of(applications.accounting),
    ...(record.caller === "" ? [] : [USER_NAME.of(record.caller)]),
    ORIGIN_STATE_ID.of(identity.stateId),
    EVENT_TIMESTAMP.of(record.answeredAt),
    SERVICE_CONTEXT_ID.of(serviceContext),
    SERVICE_INFORMATION.of([IMS_INFORMATION.of(imsInformation(record, identity.host))]),
  ];
}

/** End-to-End identifier of a record, the same for each sending. */
export const recordEndToEnd = ({ number }: NumberedRecord): number => number % 0x8000_0000;

function imsInformation(record: ChargingRecord, host: string): readonly Avp[] {
  return [
    EVENT_TYPE.of(eventType(record)),
    ROLE_OF_NODE.of(roleOfNode[record.role]),
    NODE_FUNCTIONALITY.of(nodeFunctionality[record.source]),
    ...named(USER_SESSION_ID, record.session),
    ...named(CALLING_PARTY_ADDRESS, record.caller),
    ...named(CALLED_PARTY_ADDRESS, record.called),
    ...named(REQUESTED_PARTY_ADDRESS, record.requested),
    TIME_STAMPS.of(timeStamps(record)),
    APPLICATION_SERVER_INFORMATION.of([APPLICATION_SERVER.of(host)]),
    ...operators(record),
    ...named(IMS_CHARGING_IDENTIFIER, record.chargingId),
    CAUSE_CODE.of(causeCode(record)),
    ...messageBody(record),
  ];
}

const named = (definition: typeof USER_SESSION_ID, text: string): readonly Avp[] =>
  text === "" ? [] : [definition.of(text)];

const eventType = ({ method, event, expires }: ChargingRecord): readonly Avp[] => [
  SIP_METHOD.of(method),
  ...named(EVENT, event),
  ...(expires === undefined ? [] : [EXPIRES.of(expires)]),
];

const timeStamps = ({ requestedAt, answeredAt }: ChargingRecord): readonly Avp[] => [
  SIP_REQUEST_TIMESTAMP.of(requestedAt),
  SIP_RESPONSE_TIMESTAMP.of(answeredAt),
  SIP_REQUEST_TIMESTAMP_FRACTION.of(requestedAt % 1000),
  SIP_RESPONSE_TIMESTAMP_FRACTION.of(answeredAt % 1000),
];

function operators({ originatingDomain, terminatingDomain }: ChargingRecord): readonly Avp[] {
  const identifiers = [
    ...named(ORIGINATING_IOI, originatingDomain),
    ...named(TERMINATING_IOI, terminatingDomain),
  ];
  return identifiers.length === 0 ? [] : [INTER_OPERATOR_IDENTIFIER.of(identifiers)];
}

function messageBody({ body }: ChargingRecord): readonly Avp[] {
  if (body === undefined) return [];
  const { type, octets, disposition } = body;
  const described = [
    CONTENT_TYPE.of(type),
    CONTENT_LENGTH.of(octets),
    ...named(CONTENT_DISPOSITION, disposition),
  ];
  return [MESSAGE_BODY.of(described)];
}
