import type { Saying } from "@porchlight/kernel";
import type { HeaderFields } from "./header-fields";
import type { CSeq } from "./headers/cseq";
import type { NameAddress } from "./headers/name-address";
import type { Via } from "./headers/via";

/** A SIP request whose first line, top Via, From, To, Call-ID and CSeq have been checked (RFC 3261 section 8.1.1). */
export interface SipRequest {
  readonly kind: "request";
  /** Case-sensitive token. */
  readonly method: string;
  /** Request-URI as received. */
  readonly uri: string;
  readonly headers: HeaderFields;
  /** Exactly the octets of the body, after the Content-Length cut. */
  readonly body: Uint8Array;
  readonly via: Via;
  readonly from: NameAddress;
  readonly to: NameAddress;
  readonly callId: string;
  readonly cseq: CSeq;
}

/** A SIP response. Only the top Via and CSeq are checked by the parser; From and To are read on first use. */
export interface SipResponse {
  readonly kind: "response";
  readonly status: number;
  readonly reason: string;
  readonly headers: HeaderFields;
  readonly body: Uint8Array;
  readonly via: Via;
  readonly cseq: CSeq;
  readonly callId: string;
  /** Undefined when the field is missing or malformed. */
  readonly from: NameAddress | undefined;
  readonly to: NameAddress | undefined;
}

export type SipMessage = SipRequest | SipResponse;

/** What one datagram, WebSocket message or stream frame turned out to be. */
export type ParseOutcome =
  | { readonly kind: "message"; readonly message: SipMessage }
  /** Malformed, but enough of it was read to answer: send `status` with these headers copied. */
  | {
      readonly kind: "answerable";
      readonly status: 400 | 413 | 505;
      readonly reason: Saying;
      readonly request: AnswerableRequest;
    }
  /** CRLF keep-alive (RFC 5626 section 3.5.1) or empty. `ping` is the double CRLF that wants a pong. */
  | { readonly kind: "keep-alive"; readonly ping: boolean }
  /** Nothing that could be answered; dropped and counted under `reason`. */
  | { readonly kind: "drop"; readonly reason: Saying };

/** The part of a malformed request that a response copies: raw field values in order, absent ones left out. */
export interface AnswerableRequest {
  readonly method: string;
  readonly headers: HeaderFields;
  readonly via: Via;
}
