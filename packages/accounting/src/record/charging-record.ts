import type { Instant } from "@porchlight/kernel";

/** Which part of the system wrote a record: the presence server, the core, a list, the XCAP edge, the content server. */
export const recordSources = ["presence", "core", "list", "xcap", "content"] as const;
export type RecordSource = (typeof recordSources)[number];

/** What was asked for, as far as its method tells several things apart. */
export const recordActions = [
  "initial",
  "modify",
  "refresh",
  "remove",
  "fetch",
  "end",
  "notify",
  "store",
  "forward",
] as const;
export type RecordAction = (typeof recordActions)[number];

/** Size and kind of a body; never the content. */
export interface RecordedBody {
  readonly type: string;
  readonly octets: number;
  /** Empty when it is not said. */
  readonly disposition: string;
}

export interface RecordedList {
  readonly uri: string;
  readonly members: number;
}

/**
 * One chargeable event: made once for each final response. Addresses are those that were authenticated or asserted, of
 * anonymous parties too. Strings that came from outside are untrusted text, cut to `recordedLength`.
 */
export interface ChargingRecord {
  readonly source: RecordSource;
  /** Whether the service was for who asked or for who was asked for. */
  readonly role: "originating" | "terminating";
  /** SIP-Method, or the method of HTTP. */
  readonly method: string;
  /** Event package; empty without one. */
  readonly event: string;
  readonly action: RecordAction;
  /** Granted, else asked for, in seconds. */
  readonly expires: number | undefined;
  /** Call-ID; empty where there is none. */
  readonly session: string;
  readonly caller: string;
  readonly called: string;
  /** Who the request was for before it was routed; empty when it is the same. */
  readonly requested: string;
  readonly isAnonymous: boolean;
  readonly requestedAt: Instant;
  readonly answeredAt: Instant;
  /** Domains of both sides. */
  readonly originatingDomain: string;
  readonly terminatingDomain: string;
  /** `icid-value` of P-Charging-Vector. */
  readonly chargingId: string;
  /** Status of SIP or HTTP: 408 when nobody answered, 503 when nobody could be reached. */
  readonly status: number;
  readonly failure: "timeout" | "transport" | undefined;
  readonly body: RecordedBody | undefined;
  /** The list that was subscribed to, or that a back-end subscription belongs to. */
  readonly list: RecordedList | undefined;
}

/** A record with its number: counted from 1, without gaps but those that are told of. */
export interface NumberedRecord {
  readonly number: number;
  readonly record: ChargingRecord;
}

/** Characters kept of what came from outside. */
export const recordedLength = 256;

export const recorded = (text: string): string =>
  text.length <= recordedLength ? text : text.slice(0, recordedLength);

/** Whether the service was given. */
export const hasSucceeded = ({ status }: Pick<ChargingRecord, "status">): boolean =>
  status >= 200 && status < 300;

/** The domain of an address of record; empty for others. */
export function domainOf(address: string): string {
  const at = address.lastIndexOf("@");
  return at < 0 ? "" : address.slice(at + 1);
}
