import { type Instant, instant } from "@porchlight/kernel";

// The data formats of RFC 6733 sections 4.2 and 4.3. Readers give undefined for octets that are none.

const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { fatal: true });

export function unsigned32(value: number): Uint8Array {
  const octets = new Uint8Array(4);
  new DataView(octets.buffer).setUint32(0, value);
  return octets;
}

export function signed32(value: number): Uint8Array {
  const octets = new Uint8Array(4);
  new DataView(octets.buffer).setInt32(0, value);
  return octets;
}

export function unsigned64(value: bigint): Uint8Array {
  const octets = new Uint8Array(8);
  new DataView(octets.buffer).setBigUint64(0, value);
  return octets;
}

export const utf8 = (text: string): Uint8Array => encoder.encode(text);

export const readUnsigned32 = (data: Uint8Array): number | undefined =>
  data.length === 4 ? viewOf(data).getUint32(0) : undefined;

export const readUnsigned64 = (data: Uint8Array): bigint | undefined =>
  data.length === 8 ? viewOf(data).getBigUint64(0) : undefined;

export function readUtf8(data: Uint8Array): string | undefined {
  try {
    return decoder.decode(data);
  } catch {
    return undefined;
  }
}

const viewOf = (data: Uint8Array): DataView => new DataView(data.buffer, data.byteOffset, data.byteLength);

/** Seconds from 1900 to 1970; Time counts them as NTP does. */
const ntpOffsetSeconds = 2_208_988_800;

/** Wraps in 2036 as RFC 6733 section 4.3.1 says. */
export const time = (at: Instant): Uint8Array =>
  unsigned32((Math.floor(at / 1000) + ntpOffsetSeconds) % 0x1_0000_0000);

/** Before 1968 stands for after 2036 (RFC 6733 section 4.3.1). */
export function readTime(data: Uint8Array): Instant | undefined {
  const seconds = readUnsigned32(data);
  if (seconds === undefined) return undefined;
  const era = (seconds & 0x8000_0000) === 0 ? 0x1_0000_0000 : 0;
  return instant((seconds + era - ntpOffsetSeconds) * 1000);
}

/** Address families of IANA. */
const ipv4Family = 1;
const ipv6Family = 2;

/** An IP address as text; undefined when it is none. */
export function address(text: string): Uint8Array | undefined {
  const octets = text.includes(":") ? ipv6Octets(text) : ipv4Octets(text);
  if (octets === undefined) return undefined;
  return Uint8Array.from([0, octets.length === 4 ? ipv4Family : ipv6Family, ...octets]);
}

function ipv4Octets(text: string): readonly number[] | undefined {
  const parts = text.split(".");
  const isWhole = parts.length === 4 && parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) <= 255);
  return isWhole ? parts.map(Number) : undefined;
}

function ipv6Octets(text: string): readonly number[] | undefined {
  const [zoneless = ""] = text.split("%");
  const halves = withoutEmbedded(zoneless).split("::");
  if (halves.length > 2) return undefined;
  const [head = [], tail] = halves.map((half) => (half === "" ? [] : half.split(":")));
  const missing = 8 - head.length - (tail?.length ?? 0);
  if (tail === undefined ? missing !== 0 : missing < 1) return undefined;
  const groups = [...head, ...new Array<string>(tail === undefined ? 0 : missing).fill("0"), ...(tail ?? [])];
  if (!groups.every((group) => /^[\da-f]{1,4}$/i.test(group))) return undefined;
  return groups.flatMap((group) => [Number.parseInt(group, 16) >> 8, Number.parseInt(group, 16) & 0xff]);
}

/** An IPv4 address at the end, as two groups. */
function withoutEmbedded(text: string): string {
  const [, head, dotted] = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(text) ?? [];
  const octets = dotted === undefined ? undefined : ipv4Octets(dotted);
  if (head === undefined || octets === undefined) return text;
  const [a = 0, b = 0, c = 0, d = 0] = octets;
  return `${head}${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}`;
}
