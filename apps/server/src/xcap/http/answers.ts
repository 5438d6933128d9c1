import type { OutgoingHttpHeaders } from "node:http";
import type { XcapResponse } from "@porchlight/xdm";
import type { CallerVerdict } from "../auth/verdict";
import { type HttpAnswer, sentence } from "./http-answer";
import type { BodyFault } from "./read-body";

export const notFound: HttpAnswer = { status: 404 };
export const notImplemented: HttpAnswer = { status: 501 };
export const tlsRequired: HttpAnswer = sentence(403, "Documents are served over HTTPS only.");

/** A decision of the core as HTTP writes it: entity-tags in quotes. */
export function xcapAnswer({ status, contentType, body, etag, allow, location }: XcapResponse): HttpAnswer {
  const headers: OutgoingHttpHeaders = {};
  if (etag !== undefined) headers.ETag = `"${etag}"`;
  if (allow !== undefined) headers.Allow = allow.join(", ");
  if (location !== undefined) headers.Location = location;
  return { status, headers, contentType, body };
}

/** The answer to somebody who is not let through. */
export function refusalAnswer(verdict: Exclude<CallerVerdict, { kind: "known" }>): HttpAnswer {
  switch (verdict.kind) {
    case "challenge":
      return { status: 401, headers: { "WWW-Authenticate": [...verdict.challenges] } };
    case "malformed":
      return sentence(400, "The Authorization field cannot be read, or is for another request.");
    case "forbidden":
      return sentence(403, verdict.reason);
  }
}

export function bodyFaultAnswer(fault: BodyFault): HttpAnswer {
  switch (fault) {
    case "too-large":
      return { status: 413 };
    case "unknown-coding":
      return { status: 415, headers: { "Accept-Encoding": "gzip" } };
    case "malformed":
    case "aborted":
      return { status: 400 };
  }
}
