import { fail, ok, type Result } from "@porchlight/kernel";
import { type Avp, type AvpFault, decodeAvps, encodeAvps } from "./avp";

/** A Diameter message (RFC 6733 section 3). */
export interface DiameterMessage {
  readonly isRequest: boolean;
  readonly isProxiable: boolean;
  /** E: the answer tells of a protocol error; never in a request. */
  readonly isError: boolean;
  /** T: the request may have been received before. */
  readonly isResent: boolean;
  readonly command: number;
  readonly applicationId: number;
  /** Pairs an answer with its request on one connection. */
  readonly hopByHop: number;
  /** With Origin-Host: tells duplicates apart for at least four minutes. */
  readonly endToEnd: number;
  readonly avps: readonly Avp[];
}

export type MessageFault =
  | AvpFault
  /** The first octet is another version than 1, or the length of the header is not that of the octets. */
  | { readonly kind: "bad-header" };

export const headerOctets = 20;

const requestFlag = 0x80;
const proxiableFlag = 0x40;
const errorFlag = 0x20;
const resentFlag = 0x10;

export function encodeMessage(message: DiameterMessage): Uint8Array {
  const body = encodeAvps(message.avps);
  const octets = new Uint8Array(headerOctets + body.length);
  const view = new DataView(octets.buffer);
  view.setUint32(0, 0x01000000 + octets.length);
  view.setUint32(4, flagsOf(message) * 0x1000000 + message.command);
  view.setUint32(8, message.applicationId);
  view.setUint32(12, message.hopByHop);
  view.setUint32(16, message.endToEnd);
  octets.set(body, headerOctets);
  return octets;
}

const flagsOf = (message: DiameterMessage): number =>
  (message.isRequest ? requestFlag : 0) |
  (message.isProxiable ? proxiableFlag : 0) |
  (message.isError ? errorFlag : 0) |
  (message.isResent ? resentFlag : 0);

/** One whole message, as a framer gives it. */
export function decodeMessage(octets: Uint8Array): Result<DiameterMessage, MessageFault> {
  const header = decodeHeader(octets);
  if (header === undefined) return fail({ kind: "bad-header" });
  const avps = decodeAvps(octets.subarray(headerOctets));
  return avps.ok ? ok({ ...header, avps: avps.value }) : avps;
}

/** What can be answered of a message whose AVPs cannot be read; undefined when its header cannot. */
export function decodeHeader(octets: Uint8Array): DiameterMessage | undefined {
  if (octets.length < headerOctets) return undefined;
  const view = new DataView(octets.buffer, octets.byteOffset, octets.byteLength);
  const first = view.getUint32(0);
  if (first >>> 24 !== 1 || (first & 0xffffff) !== octets.length || octets.length % 4 !== 0) return undefined;
  const second = view.getUint32(4);
  const flags = second >>> 24;
  return {
    isRequest: (flags & requestFlag) !== 0,
    isProxiable: (flags & proxiableFlag) !== 0,
    isError: (flags & errorFlag) !== 0,
    isResent: (flags & resentFlag) !== 0,
    command: second & 0xffffff,
    applicationId: view.getUint32(8),
    hopByHop: view.getUint32(12),
    endToEnd: view.getUint32(16),
    avps: [],
  };
}
