import type { XcapConflict } from "../conflict";
import type { XcapResponse } from "../outcome";
import type { XcapMethod } from "../request";
import { writeConflict, XCAP_ERROR_TYPE } from "../write-conflict";

export const BAD_REQUEST: XcapResponse = { status: 400 };
export const FORBIDDEN: XcapResponse = { status: 403 };
export const NOT_FOUND: XcapResponse = { status: 404 };
export const TOO_LARGE: XcapResponse = { status: 413 };
export const UNSUPPORTED_MEDIA_TYPE: XcapResponse = { status: 415 };

export const methodNotAllowed = (allow: readonly XcapMethod[]): XcapResponse => ({ status: 405, allow });

/** A 409 always carries its report (RFC 4825 section 11). */
export const conflictResponse = (conflict: XcapConflict): XcapResponse => ({
  status: 409,
  contentType: XCAP_ERROR_TYPE,
  body: writeConflict(conflict),
  conflict,
});

/** The etag of what is there helps a client to see what it missed. */
export const preconditionFailed = (etag: string | undefined): XcapResponse => withEtag({ status: 412 }, etag);

export const notModified = (etag: string): XcapResponse => ({ status: 304, etag });

const withEtag = (response: XcapResponse, etag: string | undefined): XcapResponse =>
  etag === undefined ? response : { ...response, etag };
