/** The protocol says no: the final response a request gets, and the headers that tell how to do better. */
export interface Rejection {
  readonly status: number;
  /** Overrides the standard reason phrase. */
  readonly reason?: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** Says more than the headers do, to whoever understands its type. */
  readonly report?: RejectionReport;
}

export interface RejectionReport {
  readonly contentType: string;
  readonly body: string;
}

const none: Rejection["headers"] = [];

/** A rejection with a status of RFC 3261 section 21 or of the extension that defines it. */
export function rejection(status: number, headers: Rejection["headers"] = none, reason?: string): Rejection {
  return reason === undefined ? { status, headers } : { status, headers, reason };
}
