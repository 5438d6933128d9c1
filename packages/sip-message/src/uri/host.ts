import { parseDecimal } from "../text/decimal";

/**
 * The host in canonical form: lower case, an IPv6 reference in its brackets with RFC 5118 section 4.10's extra colon
 * removed. Undefined when it is no host name, IPv4 address or IPv6 reference (RFC 3261 section 25.1 `host`).
 */
export function canonicalHost(text: string): string | undefined {
  if (text.charCodeAt(0) !== 0x5b) return isHostName(text) ? lowerCase(text) : undefined;
  if (text.charCodeAt(text.length - 1) !== 0x5d) return undefined;
  const address = text.slice(1, -1).toLowerCase().replace(":::", "::");
  return isIpv6Address(address) ? `[${address}]` : undefined;
}

/** Letters, digits, hyphens, dots and, as many networks do, underscores; no empty label but a last one. */
export function isHostName(text: string): boolean {
  let labelLength = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === 0x2e) {
      if (labelLength === 0) return false;
      labelLength = 0;
    } else if (!isLabelCode(code) || ++labelLength > 63) return false;
  }
  return text.length > 0 && text.length <= 255;
}

/** Four decimal octets. */
export function isIpv4Address(text: string): boolean {
  const octets = text.split(".", 5);
  return (
    octets.length === 4 &&
    octets.every((octet) => octet.length <= 3 && parseDecimal(octet, 255) !== undefined)
  );
}

/** An IPv6 address without brackets, zone or prefix length (RFC 4291 section 2.2). */
export const isIpv6Address = (text: string): boolean => ipv6Groups(text) !== undefined;

/** Same address, however it is written, brackets or not. */
export function sameAddress(one: string, other: string): boolean {
  if (one === other) return true;
  const groups = ipv6Groups(withoutBrackets(one));
  return groups !== undefined && groups.join() === ipv6Groups(withoutBrackets(other))?.join();
}

/** An IPv6 reference without its brackets; any other host unchanged. */
export const withoutBrackets = (host: string): string =>
  host.startsWith("[") && host.endsWith("]") ? host.slice(1, -1) : host;

/** A host name or address as it stands in a URI or Via: an IPv6 address in brackets. */
export const withBrackets = (host: string): string =>
  host.includes(":") && !host.startsWith("[") ? `[${host}]` : host;

/** A port number 0 to 65535 written in digits. */
export const parsePort = (text: string, start = 0, end = text.length): number | undefined =>
  parseDecimal(text, 65_535, start, end);

function ipv6Groups(text: string): number[] | undefined {
  if (text.length < 2 || text.length > 45) return undefined;
  const halves = text.split("::");
  if (halves.length > 2) return undefined;
  const head = groupsOf(halves[0] ?? "", halves.length === 1);
  const tail = groupsOf(halves[1] ?? "", true);
  if (head === undefined || tail === undefined) return undefined;
  const missing = 8 - head.length - tail.length;
  if (halves.length === 1) return missing === 0 ? head : undefined;
  return missing < 1 ? undefined : [...head, ...new Array<number>(missing).fill(0), ...tail];
}

/** The 16-bit groups of one side of a `::`; the side that ends the address may end in an IPv4 address. */
function groupsOf(text: string, isLastSide: boolean): number[] | undefined {
  if (text === "") return [];
  const pieces = text.split(":");
  const groups: number[] = [];
  for (const [index, piece] of pieces.entries()) {
    if (/^[0-9a-f]{1,4}$/i.test(piece)) groups.push(Number.parseInt(piece, 16));
    else if (isLastSide && index === pieces.length - 1 && isIpv4Address(piece)) {
      const [a = 0, b = 0, c = 0, d = 0] = piece.split(".").map(Number);
      groups.push(a * 256 + b, c * 256 + d);
    } else return undefined;
  }
  return groups;
}

const isLabelCode = (code: number): boolean =>
  (code >= 0x61 && code <= 0x7a) ||
  (code >= 0x41 && code <= 0x5a) ||
  (code >= 0x30 && code <= 0x39) ||
  code === 0x2d ||
  code === 0x5f;

function lowerCase(text: string): string {
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code >= 0x41 && code <= 0x5a) return text.toLowerCase();
  }
  return text;
}
