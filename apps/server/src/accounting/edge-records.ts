import { type ChargingRecord, domainOf, type RecordSink, recorded } from "@porchlight/accounting";
import type { Clock, IdSource, Instant } from "@porchlight/kernel";
import type { ContentUse } from "../content/content-parts";
import type { XcapWrite } from "../xcap/xcap-parts";

/** Records of what is written and fetched over HTTP: successes only. */
export interface EdgeRecords {
  xcapWritten(write: XcapWrite): void;
  contentUsed(use: ContentUse): void;
}

const nameBits = 64;

export function edgeRecords(
  sink: Pick<RecordSink, "record"> | undefined,
  clock: Clock,
  ids: IdSource,
): EdgeRecords {
  const prefix = ids.token(nameBits);
  let count = 0;
  const chargingId = (): string => {
    count += 1;
    return `${prefix}-${count.toString(36)}`;
  };
  return {
    xcapWritten: (write) => sink?.record(recordOf("xcap", write, chargingId(), clock())),
    contentUsed: (use) => sink?.record(recordOf("content", use, chargingId(), clock())),
  };
}

function recordOf(
  source: "xcap" | "content",
  { body, method, owner, status, user }: XcapWrite & ContentUse,
  chargingId: string,
  now: Instant,
): ChargingRecord {
  return {
    source,
    role: "originating",
    method,
    event: "",
    action: method === "GET" ? "fetch" : method === "DELETE" ? "remove" : "store",
    expires: undefined,
    session: "",
    caller: recorded(user),
    called: recorded(owner),
    requested: "",
    isAnonymous: false,
    requestedAt: now,
    answeredAt: now,
    originatingDomain: domainOf(user),
    terminatingDomain: domainOf(owner),
    chargingId,
    status,
    failure: undefined,
    body: body && { type: recorded(body.type), octets: body.octets, disposition: "" },
    list: undefined,
  };
}
