import { parseMessage, type SipRequest } from "@porchlight/sip-message";

export interface RequestParts {
  readonly uri?: string;
  readonly via?: string;
  readonly from?: string;
  readonly to?: string;
  readonly cseq?: number;
  readonly headers?: readonly string[];
}

export const bobsContact = "Contact: <sip:bob@192.0.2.4:5070;ob>";

/** A SUBSCRIBE of bob to alice; `headers` stands in for his Contact. */
export function subscribe(parts: RequestParts = {}): SipRequest {
  const lines = [
    `SUBSCRIBE ${parts.uri ?? "sip:alice@office.test"} SIP/2.0`,
    `Via: ${parts.via ?? "SIP/2.0/UDP 192.0.2.4:5070;branch=z9hG4bKs1"}`,
    `From: ${parts.from ?? '"Bob \\"B\\" <x>; y" <sip:bob@office.test>;tag=bobs'}`,
    `To: ${parts.to ?? "<sip:alice@office.test>"}`,
    "Call-ID: call-1",
    `CSeq: ${parts.cseq ?? 7} SUBSCRIBE`,
    "Max-Forwards: 70",
    ...(parts.headers ?? [bobsContact]),
    "Content-Length: 0",
  ];
  const outcome = parseMessage(new TextEncoder().encode(`${lines.join("\r\n")}\r\n\r\n`), "datagram");
  if (outcome.kind !== "message" || outcome.message.kind !== "request")
    throw new Error(JSON.stringify(outcome));
  return outcome.message;
}
