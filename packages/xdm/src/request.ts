/** Methods an XCAP resource is asked with; the edge answers any other one with 501. */
export type XcapMethod = "GET" | "HEAD" | "PUT" | "DELETE" | "POST" | "OPTIONS";

/**
 * Who asks, after authentication. `server` is the presence server or the list server of this house (PRS-5, RLS-1),
 * `administrator` a management entity acting for users (Pe).
 */
export type RequesterRole = "user" | "administrator" | "server";

export interface Requester {
  /** Address of record `sip:user@domain`; of an administrator or a server the name that goes into history. */
  readonly aor: string;
  readonly role: RequesterRole;
}

/** One XCAP request as it left the HTTP edge: authenticated, its body read and decompressed, nothing decoded. */
export interface XcapRequest {
  readonly method: XcapMethod;
  /** The request target behind the XCAP root, as sent (still percent-encoded), with its query: `/resource-lists/users/…`. */
  readonly target: string;
  /** The field value of If-Match as sent; several field lines joined by a comma. */
  readonly ifMatch?: string;
  /** The field value of If-None-Match as sent. */
  readonly ifNoneMatch?: string;
  /** The field value of Content-Type as sent. */
  readonly contentType?: string;
  /** Empty for a request without a body. */
  readonly body: Uint8Array;
  readonly requester: Requester;
  /** What the request came through, for history: the User-Agent, `console`, `command line`. */
  readonly client?: string;
}
