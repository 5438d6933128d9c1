import { type Rejection, rejection } from "@porchlight/event-notifier";
import { fail, ok, type Result } from "@porchlight/kernel";
import type { HeaderFields } from "@porchlight/sip-message";
import { chooseCoding } from "../state/coding-choice";
import { ACCEPTED_CODINGS } from "./decode-body";

/** The Accept-Encoding of a SUBSCRIBE, empty without one: 406 where no body could be sent in what it takes. */
export function readAcceptEncoding(headers: HeaderFields): Result<string, Rejection> {
  const written = headers.raw("accept-encoding").join(", ").trim();
  if (chooseCoding(written) !== "none") return ok(written);
  return fail(rejection(406, [["Accept-Encoding", ACCEPTED_CODINGS]]));
}
