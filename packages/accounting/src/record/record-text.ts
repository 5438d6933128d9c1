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

/** Before it is JSON, which leaves out what is undefined. */
type UnwrittenRest = { readonly [Name in keyof RecordRest]: RecordRest[Name] | undefined };
type Unwritten<Kept extends readonly unknown[]> = Kept extends readonly [...infer Found, RecordRest]
  ? readonly [...Found, UnwrittenRest]
  : never;

/** JSON of the kept record. */
export const recordText = (record: ChargingRecord): string => JSON.stringify(keptRecord(record));

const keptRecord = (record: ChargingRecord): Unwritten<KeptRecord> => [
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

const restOf = (record: ChargingRecord): UnwrittenRest => ({
  role: record.role,
  action: record.action,
  expires: record.expires,
  session: record.session,
  requestedAt: record.requestedAt,
  chargingId: record.chargingId,
  failure: record.failure,
  body: record.body,
  list: record.list,
  requested: record.requested === "" ? undefined : record.requested,
  isAnonymous: record.isAnonymous || undefined,
  originatingDomain: unlessOf(record.caller, record.originatingDomain),
  terminatingDomain: unlessOf(record.called, record.terminatingDomain),
});

/** The domain, unless the address tells it. */
const unlessOf = (address: string, domain: string): string | undefined =>
  address.endsWith(domain) && domainOf(address) === domain ? undefined : domain;

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
