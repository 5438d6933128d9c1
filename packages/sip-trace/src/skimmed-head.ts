import { canonicalName, decodeUtf8Lossy, type HeaderName } from "@porchlight/sip-message";

/** What can be read of a message however malformed it is. */
export interface SkimmedHead {
  /** Empty when there is no line. */
  readonly firstLine: string;
  readonly fields: readonly (readonly [name: HeaderName, value: string])[];
  /** Octets of the head with its empty line; undefined when no empty line ends it. */
  readonly bodyStart: number | undefined;
}

/** Octets in which the end of a head is looked for. */
const headOctets = 65_536;
const mostFields = 512;

/** Reads a head as far as it can be read: any line end counts, what is no field is left out. Total. */
export function skimHead(octets: Uint8Array): SkimmedHead {
  const start = firstText(octets);
  const bodyStart = endOfHead(octets, start);
  const end = Math.min(bodyStart ?? octets.length, start + headOctets);
  const [firstLine = "", ...lines] = linesOf(decodeUtf8Lossy(octets.subarray(start, end)));
  return { firstLine, fields: lines.slice(0, mostFields).flatMap(fieldOf), bodyStart };
}

/** The first value of a field. */
export const fieldIn = ({ fields }: SkimmedHead, name: HeaderName): string | undefined =>
  fields.find(([each]) => each === name)?.[1];

function fieldOf(line: string): readonly (readonly [HeaderName, string])[] {
  const colon = line.indexOf(":");
  const name = line.slice(0, colon).trim();
  return colon < 1 || !/^[!-9;-~]+$/.test(name) ? [] : [[canonicalName(name), line.slice(colon + 1).trim()]];
}

/** Folded lines are one. */
function linesOf(head: string): readonly string[] {
  const text = /[\r\n][ \t]/.test(head) ? head.replace(/(\r\n|\n|\r)[ \t]+/g, " ") : head;
  return text.split(/\r\n|\n|\r/);
}

function firstText(octets: Uint8Array): number {
  let at = 0;
  while (octets[at] === cr || octets[at] === lf) at++;
  return at;
}

/** Where the body starts: after an empty line, whatever its line ends are. */
function endOfHead(octets: Uint8Array, start: number): number | undefined {
  const latest = Math.min(octets.length, start + headOctets);
  for (let at = start; at < latest; at++) {
    const first = lineEndAt(octets, at);
    if (first === 0) continue;
    const second = lineEndAt(octets, at + first);
    if (second > 0) return at + first + second;
    at += first - 1;
  }
  return undefined;
}

/** Octets of the line end that stands at a place; 0 when none does. */
function lineEndAt(octets: Uint8Array, at: number): number {
  if (octets[at] === lf) return 1;
  if (octets[at] !== cr) return 0;
  return octets[at + 1] === lf ? 2 : 1;
}

const cr = 0x0d;
const lf = 0x0a;
