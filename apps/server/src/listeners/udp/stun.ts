import { isIPv6 } from "node:net";
import { crc32 } from "node:zlib";
import ipaddr from "ipaddr.js";

const headerOctets = 20;
const magicCookie = 0x2112a442;
const bindingRequest = 0x0001;
const bindingSuccess = 0x0101;
const bindingError = 0x0111;
const messageIntegrity = 0x0008;
const errorCode = 0x0009;
const unknownAttributes = 0x000a;
const xorMappedAddress = 0x0020;
const fingerprint = 0x8028;
const fingerprintMask = 0x5354554e;

/**
 * Attributes that must be understood and are: the ones of RFC 5389 section 18.2. None of them changes what a Binding of
 * this usage is answered.
 */
const understood: ReadonlySet<number> = new Set([
  0x0001, 0x0006, 0x0008, 0x0009, 0x000a, 0x0014, 0x0015, 0x0020,
]);

/** More are not listed, so that the answer stays small. */
const mostUnknown = 16;

/** Whether a datagram is STUN and not SIP (RFC 5626 section 8). */
export const isStun = (datagram: Buffer): boolean => datagram[0] === 0 || datagram[0] === 1;

/**
 * The answer to a Binding request from an address and port (RFC 5389 section 7.3, RFC 5626 section 8); undefined for
 * what gets none: indications, responses, other methods, what is malformed.
 */
export function stunAnswer(datagram: Buffer, address: string, port: number): Buffer | undefined {
  if (!isBindingRequest(datagram)) return undefined;
  const unknown = unknownIn(datagram);
  if (unknown === undefined) return undefined;
  return unknown.length > 0 ? refusal(datagram, unknown) : success(datagram, address, port);
}

const isBindingRequest = (datagram: Buffer): boolean =>
  datagram.length >= headerOctets &&
  datagram.length % 4 === 0 &&
  datagram.readUInt16BE(0) === bindingRequest &&
  datagram.readUInt16BE(2) === datagram.length - headerOctets &&
  datagram.readUInt32BE(4) === magicCookie;

/** Attributes that must be understood and are not; undefined when the message is malformed. */
function unknownIn(datagram: Buffer): readonly number[] | undefined {
  const unknown = new Set<number>();
  let isSigned = false;
  for (let at = headerOctets; at < datagram.length; ) {
    if (at + 4 > datagram.length) return undefined;
    const type = datagram.readUInt16BE(at);
    const next = at + 4 + padded(datagram.readUInt16BE(at + 2));
    if (next > datagram.length) return undefined;
    if (type === fingerprint && !isFingerprinted(datagram, at, next)) return undefined;
    // What follows MESSAGE-INTEGRITY is ignored (section 15.4).
    if (!isSigned && type < 0x8000 && !understood.has(type)) unknown.add(type);
    isSigned ||= type === messageIntegrity;
    at = next;
  }
  return [...unknown].slice(0, mostUnknown);
}

/** FINGERPRINT is the last attribute, and right (section 15.5). */
const isFingerprinted = (datagram: Buffer, at: number, next: number): boolean =>
  next === datagram.length &&
  datagram.readUInt16BE(at + 2) === 4 &&
  datagram.readUInt32BE(at + 4) === (crc32(datagram.subarray(0, at)) ^ fingerprintMask) >>> 0;

function success(request: Buffer, address: string, port: number): Buffer {
  const octets = Buffer.from(ipaddr.parse(address).toByteArray());
  const answer = answerTo(request, bindingSuccess, 8 + octets.length);
  answer.writeUInt16BE(xorMappedAddress, headerOctets);
  answer.writeUInt16BE(4 + octets.length, headerOctets + 2);
  answer[headerOctets + 5] = isIPv6(address) ? 2 : 1;
  answer.writeUInt16BE(port ^ (magicCookie >>> 16), headerOctets + 6);
  // Cookie and transaction ID follow each other in the header: together they are the mask (section 15.2).
  for (const [index, octet] of octets.entries())
    answer[headerOctets + 8 + index] = octet ^ (request[4 + index] ?? 0);
  return answer;
}

/** 420 without a reason phrase: the answer is smaller than what listed the attributes, or little larger. */
function refusal(request: Buffer, unknown: readonly number[]): Buffer {
  const answer = answerTo(request, bindingError, 8 + 4 + padded(2 * unknown.length));
  answer.writeUInt16BE(errorCode, headerOctets);
  answer.writeUInt16BE(4, headerOctets + 2);
  answer[headerOctets + 6] = 4;
  answer[headerOctets + 7] = 20;
  answer.writeUInt16BE(unknownAttributes, headerOctets + 8);
  answer.writeUInt16BE(2 * unknown.length, headerOctets + 10);
  for (const [index, type] of unknown.entries()) answer.writeUInt16BE(type, headerOctets + 12 + 2 * index);
  return answer;
}

function answerTo(request: Buffer, type: number, length: number): Buffer {
  const answer = Buffer.alloc(headerOctets + length);
  request.copy(answer, 4, 4, headerOctets);
  answer.writeUInt16BE(type, 0);
  answer.writeUInt16BE(length, 2);
  return answer;
}

const padded = (length: number): number => (length + 3) & ~3;
