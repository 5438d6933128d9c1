import { type ChargingRecord, domainOf } from "./charging-record";

/** A record as it is kept: what it is looked for by, each in a place of its own, then the rest. */
export type KeptRecord = readonly [
  answeredAt: ChargingRecord["answeredAt"],
  source: ChargingRecord["source"],
  method: string,
  event: string,
  caller: string,
  called: string,
  status: number,
  octets: number,
  rest: RecordRest,
];

/** What is mostly the same is there when it is not. */
export type RecordRest = Pick<
  ChargingRecord,
  "role" | "action" | "expires" | "session" | "requestedAt" | "chargingId" | "failure" | "body" | "list"
> &
  Partial<Pick<ChargingRecord, "requested" | "isAnonymous" | "originatingDomain" | "terminatingDomain">>;

/** JSON of the kept record. */
export const recordText = (record: ChargingRecord): string => JSON.stringify(keptRecord(record));

const keptRecord = (record: ChargingRecord): KeptRecord => [
  record.answeredAt,
  record.source,
  record.method,
  record.event,
  record.caller,
  record.called,
  record.status,
  record.body?.octets ?? 0,
  restOf(record),
];

const restOf = (record: ChargingRecord): RecordRest => ({
  role: record.role,
  action: record.action,
  expires: record.expires,
  session: record.session,
  requestedAt: record.requestedAt,
  chargingId: record.chargingId,
  failure: record.failure,
  body: record.body,
  list: record.list,
  ...(record.requested === "" ? {} : { requested: record.requested }),
  ...(record.isAnonymous ? { isAnonymous: true } : {}),
  ...foreignDomains(record),
});

/** Those that are not told by the addresses. */
function foreignDomains(record: ChargingRecord): Partial<RecordRest> {
  const { called, caller, originatingDomain, terminatingDomain } = record;
  return {
    ...(originatingDomain === domainOf(caller) ? {} : { originatingDomain }),
    ...(terminatingDomain === domainOf(called) ? {} : { terminatingDomain }),
  };
}

/** The record, as every reader gets it. The rest of older ones is all of them. */
export const recordOfKept = ([
  answeredAt,
  source,
  method,
  event,
  caller,
  called,
  status,
  _octets,
  rest,
]: KeptRecord): ChargingRecord => ({
  answeredAt,
  source,
  method,
  event,
  caller,
  called,
  status,
  requested: "",
  isAnonymous: false,
  originatingDomain: domainOf(caller),
  terminatingDomain: domainOf(called),
  ...rest,
});
