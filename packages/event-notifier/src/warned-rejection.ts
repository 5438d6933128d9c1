import { printWarning } from "@porchlight/sip-message";
import { type Rejection, rejection } from "./rejection";

/** A rejection that tells a person in a Warning what is wrong (RFC 3261 section 20.43). */
export const warnedRejection = (status: number, text: string, reason?: string): Rejection =>
  rejection(
    status,
    [["Warning", printWarning({ code: 399, agent: "porchlight", text: text.slice(0, 200) })]],
    reason,
  );
