import { parseCSeq } from "@porchlight/sip-message";
import { fieldIn, type SkimmedHead, skimHead } from "./skimmed-head";

/** A message in one line. Texts are untrusted and bounded. */
export interface MessageSummary {
  readonly kind: "request" | "response" | "unreadable";
  /** Of a response, the method of its CSeq. */
  readonly method: string | undefined;
  readonly status: number | undefined;
  readonly reason: string | undefined;
  readonly callId: string | undefined;
  readonly cseq: number | undefined;
  readonly event: string | undefined;
  readonly contentType: string | undefined;
}

/** Characters of a field that a summary keeps. */
const longest = 300;

/** Reads what a ladder shows of a message. Total. */
export function summaryOf(octets: Uint8Array): MessageSummary {
  const head = skimHead(octets);
  const status = /^SIP\/2\.0 +([1-6]\d\d)(?: +(.*))?$/i.exec(head.firstLine);
  const request = /^([A-Za-z0-9\-.!%*_+`'~]{1,64}) +\S.* +SIP\/\d+\.\d+ *$/i.exec(head.firstLine);
  const cseq = parseCSeq(fieldIn(head, "cseq") ?? "");
  const method = request?.[1] ?? (status !== null && cseq.ok ? cseq.value.method : undefined);
  return {
    kind: request !== null ? "request" : status !== null ? "response" : "unreadable",
    method,
    status: status === null ? undefined : Number(status[1]),
    reason: status === null ? undefined : bounded(status[2] ?? ""),
    callId: boundedField(head, "call-id"),
    cseq: cseq.ok ? cseq.value.number : undefined,
    event: boundedField(head, "event"),
    contentType: boundedField(head, "content-type"),
  };
}

function boundedField(head: SkimmedHead, name: string): string | undefined {
  const value = fieldIn(head, name);
  return value === undefined ? undefined : bounded(value);
}

const bounded = (text: string): string => text.slice(0, longest);
