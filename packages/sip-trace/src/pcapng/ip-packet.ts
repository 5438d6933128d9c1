import { asIpv6 } from "./address-octets";
import { internetChecksum } from "./internet-checksum";

export interface Endpoint {
  /** 4 or 16 octets. */
  readonly address: Uint8Array;
  readonly port: number;
}

export interface Ends {
  readonly from: Endpoint;
  readonly to: Endpoint;
}

/** Where in its stream a segment stands. */
export interface StreamPlace {
  readonly sequence: number;
  readonly acknowledged: number;
}

const udp = 17;
const tcp = 6;
const ipv4HeaderOctets = 20;
const hopLimit = 64;
const udpHeaderOctets = 8;
const tcpHeaderOctets = 20;
const pushAndAck = 0x18;

/** The most that one packet carries, UDP and TCP alike, over either version of IP. */
export const payloadOctets = 0xffff - ipv4HeaderOctets - tcpHeaderOctets;

/** An IP packet with one UDP datagram (RFC 768). */
export function udpPacket(ends: Ends, payload: Uint8Array): Uint8Array {
  const datagram = new Uint8Array(udpHeaderOctets + payload.length);
  const view = new DataView(datagram.buffer);
  view.setUint16(0, ends.from.port);
  view.setUint16(2, ends.to.port);
  view.setUint16(4, datagram.length);
  datagram.set(payload, udpHeaderOctets);
  return packet(ends, udp, datagram, 6);
}

/** An IP packet with one TCP segment (RFC 9293 section 3.1). */
export function tcpPacket(ends: Ends, place: StreamPlace, payload: Uint8Array): Uint8Array {
  const segment = new Uint8Array(tcpHeaderOctets + payload.length);
  const view = new DataView(segment.buffer);
  view.setUint16(0, ends.from.port);
  view.setUint16(2, ends.to.port);
  view.setUint32(4, place.sequence);
  view.setUint32(8, place.acknowledged);
  view.setUint8(12, (tcpHeaderOctets / 4) << 4);
  view.setUint8(13, pushAndAck);
  view.setUint16(14, 0xffff);
  segment.set(payload, tcpHeaderOctets);
  return packet(ends, tcp, segment, 16);
}

/** Writes the checksum of what is carried, and the header of IP before it. */
function packet({ from, to }: Ends, protocol: number, carried: Uint8Array, checksumAt: number): Uint8Array {
  const isIpv4 = from.address.length === 4 && to.address.length === 4;
  const source = isIpv4 ? from.address : asIpv6(from.address);
  const target = isIpv4 ? to.address : asIpv6(to.address);
  const pseudo = Uint8Array.of(0, protocol, carried.length >> 8, carried.length & 0xff);
  const checksum = internetChecksum(source, target, pseudo, carried);
  // A UDP checksum of zero would say that there is none (RFC 768).
  new DataView(carried.buffer).setUint16(checksumAt, checksum === 0 ? 0xffff : checksum);
  const header = isIpv4
    ? ipv4Header(source, target, protocol, carried.length)
    : ipv6Header(source, target, protocol, carried.length);
  const octets = new Uint8Array(header.length + carried.length);
  octets.set(header);
  octets.set(carried, header.length);
  return octets;
}

/** RFC 791 section 3.1. */
function ipv4Header(source: Uint8Array, target: Uint8Array, protocol: number, length: number): Uint8Array {
  const header = new Uint8Array(ipv4HeaderOctets);
  const view = new DataView(header.buffer);
  view.setUint8(0, 0x45);
  view.setUint16(2, ipv4HeaderOctets + length);
  // Not to be fragmented.
  view.setUint16(6, 0x4000);
  view.setUint8(8, hopLimit);
  view.setUint8(9, protocol);
  header.set(source, 12);
  header.set(target, 16);
  view.setUint16(10, internetChecksum(header));
  return header;
}

/** RFC 8200 section 3. */
function ipv6Header(source: Uint8Array, target: Uint8Array, protocol: number, length: number): Uint8Array {
  const header = new Uint8Array(40);
  const view = new DataView(header.buffer);
  view.setUint8(0, 0x60);
  view.setUint16(4, length);
  view.setUint8(6, protocol);
  view.setUint8(7, hopLimit);
  header.set(source, 8);
  header.set(target, 24);
  return header;
}
