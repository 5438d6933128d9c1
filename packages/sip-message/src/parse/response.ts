import type { Result, Saying } from "@porchlight/kernel";
import type { HeaderFields } from "../header-fields";
import { type CSeq, parseCSeq } from "../headers/cseq";
import { type NameAddress, parseNameAddress } from "../headers/name-address";
import { parseVia, type Via } from "../headers/via";
import type { ParseOutcome, SipResponse } from "../message";
import { say } from "../sayings";
import { firstElement } from "../text/split-list";
import { parseStatusLine, type StatusLine } from "./first-line";
import type { Head } from "./head";
import type { Limits } from "./limits";
import { isCallId } from "./request";

/** A response is matched by its top Via and CSeq; one that has no good ones, or no good length, is dropped. */
export function readResponse(head: Head, body: Result<Uint8Array, Saying>, bounds: Limits): ParseOutcome {
  const { headers } = head;
  const line = parseStatusLine(head.firstLine);
  if (!line.ok) return drop(line.error);
  if (!body.ok) return drop(body.error);
  const via = parseVia(firstElement(headers.first("via") ?? ""));
  if (!via.ok) return drop(via.error);
  const cseq = parseCSeq(headers.first("cseq") ?? "");
  if (!cseq.ok) return drop(cseq.error);
  const callId = headers.first("call-id");
  if (callId === undefined || !isCallId(callId, bounds)) return drop(say("sip-call-id-missing"));
  if (headers.isRepeated("cseq")) return drop(say("sip-field-repeated", { field: "CSeq" }));
  if (headers.isRepeated("call-id")) return drop(say("sip-field-repeated", { field: "Call-ID" }));
  const message = new ParsedResponse(line.value, headers, body.value, via.value, cseq.value, callId);
  return { kind: "message", message };
}

/** Reads From and To each time they are asked for, which is seldom. */
class ParsedResponse implements SipResponse {
  readonly kind = "response";
  readonly status: number;
  readonly reason: string;
  readonly headers: HeaderFields;
  readonly body: Uint8Array;
  readonly via: Via;
  readonly cseq: CSeq;
  readonly callId: string;

  constructor(
    line: StatusLine,
    headers: HeaderFields,
    body: Uint8Array,
    via: Via,
    cseq: CSeq,
    callId: string,
  ) {
    this.status = line.status;
    this.reason = line.reason;
    this.headers = headers;
    this.body = body;
    this.via = via;
    this.cseq = cseq;
    this.callId = callId;
  }

  get from(): NameAddress | undefined {
    return readAddress(this.headers, "from");
  }

  get to(): NameAddress | undefined {
    return readAddress(this.headers, "to");
  }
}

function readAddress(headers: HeaderFields, name: "from" | "to"): NameAddress | undefined {
  const text = headers.first(name);
  if (text === undefined || headers.isRepeated(name)) return undefined;
  const address = parseNameAddress(text);
  return address.ok ? address.value : undefined;
}

const drop = (reason: Saying): ParseOutcome => ({ kind: "drop", reason });
