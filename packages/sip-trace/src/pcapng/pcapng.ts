import { encodeUtf8 } from "@porchlight/sip-message";
import type { TracedFlow, TracedMessage } from "../traced-message";
import { addressOctets } from "./address-octets";
import { interfaceBlock, optionCodes, packetBlock, sectionHeaderBlock, wordValue } from "./blocks";
import { type Ends, payloadOctets, tcpPacket, udpPacket } from "./ip-packet";

const inbound = 1;
const outbound = 2;
const sipPort = 5060;
const unspecified = new Uint8Array(4);

/**
 * Messages as a capture file that Wireshark opens, block by block. Headers of IP, UDP and TCP are made up around what
 * crossed the wire. Inside TLS and WebSocket it is what they carried: written at port 5060, so that it is read as SIP,
 * and a comment says how it really came.
 */
export function* pcapngBlocks(
  application: string,
  messages: Iterable<TracedMessage>,
): IterableIterator<Uint8Array> {
  yield sectionHeaderBlock(application);
  yield interfaceBlock(application);
  const streams = new Streams();
  for (const message of messages) {
    for (const packet of packetsOf(message, streams)) {
      yield packetBlock(message.at, packet, [
        [optionCodes.comment, encodeUtf8(commentOf(message))],
        [optionCodes.packetFlags, wordValue(message.direction === "in" ? inbound : outbound)],
      ]);
    }
  }
}

function packetsOf(message: TracedMessage, streams: Streams): readonly Uint8Array[] {
  const { flow, octets } = message;
  const ends = endsOf(message);
  switch (flow.transport) {
    case "udp":
    case "ws":
    case "wss":
      return [udpPacket(ends, octets.subarray(0, payloadOctets))];
    case "tcp":
    case "tls":
      return piecesOf(octets).map((piece) => tcpPacket(ends, streams.advance(message, piece.length), piece));
  }
}

function piecesOf(octets: Uint8Array): readonly Uint8Array[] {
  const pieces: Uint8Array[] = [];
  for (let at = 0; at < octets.length; at += payloadOctets)
    pieces.push(octets.subarray(at, at + payloadOctets));
  return pieces;
}

function endsOf({ direction, flow }: TracedMessage): Ends {
  const remote = { address: addressOctets(flow.remoteAddress) ?? unspecified, port: flow.remotePort };
  const local = { address: addressOctets(flow.localAddress) ?? unspecified, port: shownPort(flow) };
  return direction === "in" ? { from: remote, to: local } : { from: local, to: remote };
}

/** Ports of HTTP and of TLS would have the message read as something else. */
const shownPort = ({ localPort, transport }: TracedFlow): number =>
  transport === "udp" || transport === "tcp" ? localPort : sipPort;

function commentOf({ flow, number, octets }: TracedMessage): string {
  const { id, localPort, transport } = flow;
  const really = { udp: "UDP", tcp: "TCP", tls: "TLS", ws: "WebSocket", wss: "WebSocket over TLS" }[
    transport
  ];
  const isCut = transport !== "tcp" && transport !== "tls" && octets.length > payloadOctets;
  return `Message ${number}, ${really}, connection ${id}, server port ${localPort}${isCut ? ", cut" : ""}`;
}

/** How far each direction of each stream has come. */
class Streams {
  readonly #next = new Map<string, number>();

  /** Where a piece starts, and what its sender has read of the other direction. */
  advance({ direction, flow }: TracedMessage, length: number) {
    const other = direction === "in" ? "out" : "in";
    const sequence = this.#next.get(`${flow.id} ${direction}`) ?? 1;
    this.#next.set(`${flow.id} ${direction}`, (sequence + length) % 0x1_0000_0000);
    return { sequence, acknowledged: this.#next.get(`${flow.id} ${other}`) ?? 1 };
  }
}
