import type { Instant } from "@porchlight/kernel";
import {
  type ChargingRecord,
  domainOf,
  type RecordedList,
  type RecordSource,
} from "../record/charging-record";

/** Requests of ours that are recorded in blocks: NOTIFYs, and subscriptions to members of lists. */
const kinds = {
  NOTIFY: { role: "originating", action: "notify" },
  SUBSCRIBE: { role: "terminating", action: "initial" },
} as const;

/** What the records of a block have in common: NOTIFYs about one presentity, members that one list was subscribed to with. */
export interface BlockCommon {
  readonly method: keyof typeof kinds;
  readonly source: RecordSource;
  readonly event: string;
  /** Of a NOTIFY the presentity, or the list. */
  readonly caller: string;
  readonly isAnonymous: boolean;
  /** Type of those that have a body. */
  readonly bodyType: string;
  readonly list: RecordedList | undefined;
  /** Charging ids are made of it and the number of the record. */
  readonly idPrefix: string;
}

/** How a request of a block ended. */
interface BlockEnd {
  readonly requestedAt: Instant;
  readonly answeredAt: Instant;
  readonly status: number;
  readonly failure: ChargingRecord["failure"];
  /** Of the body; 0 without one. */
  readonly octets: number;
}

/** What one record of a block has of its own. */
export interface BlockItem extends BlockEnd {
  readonly called: string;
  readonly session: string;
}

/** A record that goes into a block with those that are alike. Whoever makes many gives those the same object and the same text. */
export interface AlikeRecord extends BlockEnd {
  readonly common: BlockCommon;
  /** See `partyText`. */
  readonly party: string;
}

/** The other side and the session as an entry of a block begins with them. */
export const partyText = (called: string, session: string): string =>
  `${JSON.stringify(called)},${JSON.stringify(session)}`;

export const alikeRecord = (common: BlockCommon, { called, session, ...end }: BlockItem): AlikeRecord => ({
  common,
  party: partyText(called, session),
  ...end,
});

export function isAlike(one: BlockCommon, other: BlockCommon): boolean {
  if (one === other) return true;
  const [list, another] = [one.list, other.list];
  return (
    one.caller === other.caller &&
    one.event === other.event &&
    one.method === other.method &&
    one.bodyType === other.bodyType &&
    list?.uri === another?.uri &&
    list?.members === another?.members &&
    one.isAnonymous === other.isAnonymous &&
    one.source === other.source &&
    one.idPrefix === other.idPrefix
  );
}

/** The record, as every reader gets it. */
export const recordOfItem = (number: number, common: BlockCommon, item: BlockItem): ChargingRecord => ({
  source: common.source,
  method: common.method,
  ...kinds[common.method],
  event: common.event,
  expires: undefined,
  session: item.session,
  caller: common.caller,
  called: item.called,
  requested: "",
  isAnonymous: common.isAnonymous,
  requestedAt: item.requestedAt,
  answeredAt: item.answeredAt,
  originatingDomain: domainOf(common.caller),
  terminatingDomain: domainOf(item.called),
  chargingId: `${common.idPrefix}.${number}`,
  status: item.status,
  failure: item.failure,
  body: item.octets === 0 ? undefined : { type: common.bodyType, octets: item.octets, disposition: "" },
  list: common.list,
});
