import { formatTimestamp } from "@porchlight/documents";
import { causeCode } from "../record/cause-code";
import type { NumberedRecord } from "../record/charging-record";

/** One record as it is exported: the same names in CSV, JSON and the HTTP push. */
export interface ExportedRecord {
  readonly number: number;
  readonly time: string;
  readonly requestTime: string;
  readonly source: string;
  readonly role: string;
  readonly method: string;
  readonly event: string;
  readonly action: string;
  readonly expires: number | undefined;
  readonly caller: string;
  readonly called: string;
  readonly requested: string;
  readonly anonymous: boolean;
  readonly session: string;
  readonly chargingId: string;
  readonly originatingDomain: string;
  readonly terminatingDomain: string;
  readonly status: number;
  readonly cause: number;
  readonly failure: string | undefined;
  readonly contentType: string | undefined;
  readonly contentLength: number | undefined;
  readonly contentDisposition: string | undefined;
  readonly list: string | undefined;
  readonly listMembers: number | undefined;
}

export function exportedRecord({ number, record }: NumberedRecord): ExportedRecord {
  return {
    number,
    time: formatTimestamp(record.answeredAt),
    requestTime: formatTimestamp(record.requestedAt),
    source: record.source,
    role: record.role,
    method: record.method,
    event: record.event,
    action: record.action,
    expires: record.expires,
    caller: record.caller,
    called: record.called,
    requested: record.requested,
    anonymous: record.isAnonymous,
    session: record.session,
    chargingId: record.chargingId,
    originatingDomain: record.originatingDomain,
    terminatingDomain: record.terminatingDomain,
    status: record.status,
    cause: causeCode(record),
    failure: record.failure,
    contentType: record.body?.type,
    contentLength: record.body?.octets,
    contentDisposition: record.body?.disposition,
    list: record.list?.uri,
    listMembers: record.list?.members,
  };
}
