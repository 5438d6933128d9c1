import type { EndedNotify } from "../notify/ended-notify";
import type { ChargingRecord } from "./charging-record";

/** Takes records. Returns at once whatever becomes of them, and never throws. */
export interface RecordSink {
  record(record: ChargingRecord): void;
  /** The same of a NOTIFY of ours, of which there may be very many. */
  notified(notify: EndedNotify): void;
  /** Whether the next NOTIFY that is answered, ours or one that passes, is to be recorded: all, one in so many, or none. */
  takesNotify(): boolean;
  /** Whether the back-end subscriptions of lists are recorded. */
  readonly takesBackEnds: boolean;
  /** Whether requests are recorded that were refused before it was known who sent them. */
  readonly takesStrangers: boolean;
}
