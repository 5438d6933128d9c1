import type { AlikeRecord } from "../block/alike-record";
import type { ChargingRecord } from "./charging-record";

/** Takes records. Returns at once whatever becomes of them, and never throws. */
export interface RecordSink {
  record(record: ChargingRecord): void;
  /** The same of what there may be very many of at a time: NOTIFYs of ours, members of lists. */
  recordAlike(record: AlikeRecord): void;
  /** Whether the next NOTIFY that is answered, ours or one that passes, is to be recorded: all, one in so many, or none. */
  takesNotify(): boolean;
  /** Whether the back-end subscriptions of lists are recorded. */
  readonly takesBackEnds: boolean;
  /** Whether requests are recorded that were refused before it was known who sent them. */
  readonly takesStrangers: boolean;
}
