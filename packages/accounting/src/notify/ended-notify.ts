import type { Instant } from "@porchlight/kernel";
import { type ChargingRecord, domainOf, type RecordSource } from "../record/charging-record";

/** What the NOTIFYs about one change of a presentity have in common. */
export interface NotifyCommon {
  readonly source: RecordSource;
  readonly event: string;
  /** The presentity, or the list. */
  readonly caller: string;
  readonly isAnonymous: boolean;
  /** Type of those that have a body. */
  readonly bodyType: string;
  /** Members of the list; undefined where the caller is none. */
  readonly members: number | undefined;
  /** Charging ids of NOTIFYs are made of it and the number of the record. */
  readonly idPrefix: string;
}

/** What one NOTIFY has of its own. */
export interface NotifyEnd {
  readonly called: string;
  readonly session: string;
  readonly requestedAt: Instant;
  readonly answeredAt: Instant;
  readonly status: number;
  readonly failure: ChargingRecord["failure"];
  /** Of the body; 0 without one. */
  readonly octets: number;
}

/** A NOTIFY that was answered or given up. */
export interface EndedNotify extends NotifyCommon, NotifyEnd {}

export const isAlike = (one: NotifyCommon, other: NotifyCommon): boolean =>
  one.caller === other.caller &&
  one.event === other.event &&
  one.bodyType === other.bodyType &&
  one.members === other.members &&
  one.isAnonymous === other.isAnonymous &&
  one.source === other.source &&
  one.idPrefix === other.idPrefix;

/** The record of a NOTIFY, as every reader gets it. */
export const notifyRecord = (number: number, common: NotifyCommon, end: NotifyEnd): ChargingRecord => ({
  source: common.source,
  role: "originating",
  method: "NOTIFY",
  event: common.event,
  action: "notify",
  expires: undefined,
  session: end.session,
  caller: common.caller,
  called: end.called,
  requested: "",
  isAnonymous: common.isAnonymous,
  requestedAt: end.requestedAt,
  answeredAt: end.answeredAt,
  originatingDomain: domainOf(common.caller),
  terminatingDomain: domainOf(end.called),
  chargingId: `${common.idPrefix}.${number}`,
  status: end.status,
  failure: end.failure,
  body: end.octets === 0 ? undefined : { type: common.bodyType, octets: end.octets, disposition: "" },
  list: common.members === undefined ? undefined : { uri: common.caller, members: common.members },
});
