import type { Saying } from "@porchlight/kernel";
import { type Framing, limits, parseMessage } from "@porchlight/sip-message";
import type { TraceTransport, WireMessage } from "./traced-message";

/** What keeps that which came from being a message of SIP. Its places hold nothing that a sender has written. */
export function messageFault({ direction, flow, octets }: WireMessage): Saying | undefined {
  if (direction === "out") return undefined;
  const outcome = parseMessage(octets, FRAMINGS[flow.transport], BOUNDS);
  return outcome.kind === "answerable" || outcome.kind === "drop" ? outcome.reason : undefined;
}

const FRAMINGS: Readonly<Record<TraceTransport, Framing>> = {
  udp: "datagram",
  ws: "websocket",
  wss: "websocket",
  tcp: "stream",
  tls: "stream",
};

/** How much a peer may send is the business of its connection. */
const BOUNDS = { ...limits, messageOctets: Number.POSITIVE_INFINITY };
