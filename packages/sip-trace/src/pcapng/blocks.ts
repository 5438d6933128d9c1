import { encodeUtf8 } from "@porchlight/sip-message";

/** An option of a block: its code and value. */
export type BlockOption = readonly [code: number, value: Uint8Array];

export const optionCodes = { comment: 1, userApplication: 4, interfaceName: 2, packetFlags: 2 } as const;

const sectionHeader = 0x0a0d0d0a;
const interfaceDescription = 1;
const enhancedPacket = 6;
const byteOrderMagic = 0x1a2b3c4d;
/** Packets begin with the header of IP, of either version. */
const linkTypeRaw = 101;

/** The head of a file (draft-ietf-opsawg-pcapng section 4.1). Its section is as long as the file. */
export function sectionHeaderBlock(application: string): Uint8Array {
  const fixed = new DataView(new ArrayBuffer(16));
  fixed.setUint32(0, byteOrderMagic, true);
  fixed.setUint16(4, 1, true);
  fixed.setBigInt64(8, -1n, true);
  return block(sectionHeader, octetsOf(fixed), [[optionCodes.userApplication, encodeUtf8(application)]]);
}

/** The one interface that all packets are of (section 4.2); times in microseconds. */
export function interfaceBlock(name: string): Uint8Array {
  const fixed = new DataView(new ArrayBuffer(8));
  fixed.setUint16(0, linkTypeRaw, true);
  return block(interfaceDescription, octetsOf(fixed), [[optionCodes.interfaceName, encodeUtf8(name)]]);
}

/** One packet (section 4.3). `at` in milliseconds since 1970. */
export function packetBlock(at: number, packet: Uint8Array, options: readonly BlockOption[]): Uint8Array {
  const microseconds = Math.floor(at * 1000);
  const fixed = new DataView(new ArrayBuffer(20 + padded(packet.length)));
  fixed.setUint32(4, Math.floor(microseconds / 0x1_0000_0000), true);
  fixed.setUint32(8, microseconds % 0x1_0000_0000, true);
  fixed.setUint32(12, packet.length, true);
  fixed.setUint32(16, packet.length, true);
  octetsOf(fixed).set(packet, 20);
  return block(enhancedPacket, octetsOf(fixed), options);
}

/** An unsigned number of 32 bits as the value of an option. */
export function wordValue(number: number): Uint8Array {
  const value = new DataView(new ArrayBuffer(4));
  value.setUint32(0, number, true);
  return octetsOf(value);
}

/** Type, length, what is fixed, options, length again (section 3.1). */
function block(type: number, fixed: Uint8Array, options: readonly BlockOption[]): Uint8Array {
  const written = options.map(optionOctets);
  const optionsLength = written.reduce((sum, { length }) => sum + length, written.length > 0 ? 4 : 0);
  const length = 12 + fixed.length + optionsLength;
  const octets = new Uint8Array(length);
  const view = new DataView(octets.buffer);
  view.setUint32(0, type, true);
  view.setUint32(4, length, true);
  octets.set(fixed, 8);
  let at = 8 + fixed.length;
  for (const option of written) {
    octets.set(option, at);
    at += option.length;
  }
  view.setUint32(length - 4, length, true);
  return octets;
}

function optionOctets([code, value]: BlockOption): Uint8Array {
  const octets = new Uint8Array(4 + padded(value.length));
  const view = new DataView(octets.buffer);
  view.setUint16(0, code, true);
  view.setUint16(2, value.length, true);
  octets.set(value, 4);
  return octets;
}

const padded = (length: number): number => Math.ceil(length / 4) * 4;
const octetsOf = ({ buffer }: DataView<ArrayBuffer>): Uint8Array => new Uint8Array(buffer);
