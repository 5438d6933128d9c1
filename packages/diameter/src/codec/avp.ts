import { fail, ok, type Result } from "@porchlight/kernel";

/** One attribute-value pair (RFC 6733 section 4). */
export interface Avp {
  readonly code: number;
  /** Undefined for codes of the IETF; 0 is never written (section 4.1). */
  readonly vendorId: number | undefined;
  /** M: a receiver that does not know the code refuses the message. */
  readonly isMandatory: boolean;
  /** Without padding. */
  readonly data: Uint8Array;
}

/** Why octets are no AVPs; `at` is where the AVP begins. */
export interface AvpFault {
  readonly kind: "truncated" | "bad-length" | "bad-flags";
  readonly at: number;
}

const vendorFlag = 0x80;
const mandatoryFlag = 0x40;
/** P is obsolete and sent as 0; a receiver ignores it (section 4.1). */
const knownFlags = vendorFlag | mandatoryFlag | 0x20;

const headerOctets = (vendorId: number | undefined): number => (vendorId === undefined ? 8 : 12);

const padded = (octets: number): number => (octets + 3) & ~3;

const avpOctets = ({ vendorId, data }: Avp): number => padded(headerOctets(vendorId) + data.length);

export function encodeAvps(avps: readonly Avp[]): Uint8Array {
  const octets = new Uint8Array(avps.reduce((sum, avp) => sum + avpOctets(avp), 0));
  writeAvps(avps, octets, 0);
  return octets;
}

/** Writes AVPs from `at`, each padded to four octets; returns where they end. */
export function writeAvps(avps: readonly Avp[], octets: Uint8Array, at: number): number {
  const view = new DataView(octets.buffer, octets.byteOffset, octets.byteLength);
  let position = at;
  for (const avp of avps) {
    const header = headerOctets(avp.vendorId);
    const flags = (avp.vendorId === undefined ? 0 : vendorFlag) | (avp.isMandatory ? mandatoryFlag : 0);
    view.setUint32(position, avp.code);
    view.setUint32(position + 4, flags * 0x1000000 + header + avp.data.length);
    if (avp.vendorId !== undefined) view.setUint32(position + 8, avp.vendorId);
    octets.set(avp.data, position + header);
    position += avpOctets(avp);
  }
  return position;
}

/** All AVPs of a message's body or of a grouped AVP's data. The data are copies. */
export function decodeAvps(octets: Uint8Array): Result<readonly Avp[], AvpFault> {
  const avps: Avp[] = [];
  let at = 0;
  while (at < octets.length) {
    const read = readAvp(octets, at);
    if (!read.ok) return read;
    avps.push(read.value);
    at += avpOctets(read.value);
  }
  // The last padding may be missing in the data of a grouped AVP.
  return ok(avps);
}

function readAvp(octets: Uint8Array, at: number): Result<Avp, AvpFault> {
  if (octets.length - at < 8) return fail({ kind: "truncated", at });
  const view = new DataView(octets.buffer, octets.byteOffset + at, octets.length - at);
  const word = view.getUint32(4);
  const flags = word >>> 24;
  const length = word & 0xffffff;
  if ((flags & ~knownFlags) !== 0) return fail({ kind: "bad-flags", at });
  const hasVendor = (flags & vendorFlag) !== 0;
  const header = hasVendor ? 12 : 8;
  if (length < header) return fail({ kind: "bad-length", at });
  if (length > octets.length - at) return fail({ kind: "truncated", at });
  return ok({
    code: view.getUint32(0),
    vendorId: hasVendor ? view.getUint32(8) : undefined,
    isMandatory: (flags & mandatoryFlag) !== 0,
    data: octets.slice(at + header, at + length),
  });
}
