import { type Instant, instant } from "@porchlight/kernel";
import { encodeUtf8 } from "@porchlight/sip-message";
import type { TracedFlow, TracedMessage, WireMessage } from "../src/traced-message";

export const noon: Instant = instant(Date.parse("2030-01-01T12:00:00Z"));

export const flowOf = (change: Partial<TracedFlow> = {}): TracedFlow => ({
  id: 7,
  transport: "udp",
  remoteAddress: "192.0.2.7",
  remotePort: 5062,
  localAddress: "192.0.2.1",
  localPort: 5060,
  ...change,
});

export const lines = (...parts: readonly string[]): string => parts.join("\r\n");

export interface Wish {
  readonly from?: string;
  readonly to?: string;
  readonly callId?: string;
  readonly fields?: readonly string[];
  readonly body?: string;
}

export function request(method: string, wish: Wish = {}): string {
  const { body = "", callId = "call-1", fields = [], from = "alice", to = from } = wish;
  return lines(
    `${method} sip:${to}@office.test SIP/2.0`,
    "Via: SIP/2.0/UDP 192.0.2.7;branch=z9hG4bKa",
    `From: <sip:${from}@office.test>;tag=a`,
    `To: <sip:${to}@office.test>`,
    `Call-ID: ${callId}`,
    `CSeq: 1 ${method}`,
    ...fields,
    `Content-Length: ${encodeUtf8(body).length}`,
    "",
    body,
  );
}

export const wire = (text: string, change: Partial<WireMessage> = {}): WireMessage => ({
  at: noon,
  direction: "in",
  flow: flowOf(),
  octets: encodeUtf8(text),
  ...change,
});

export const traced = (text: string, change: Partial<TracedMessage> = {}): TracedMessage => ({
  ...wire(text, change),
  number: change.number ?? 1,
});
