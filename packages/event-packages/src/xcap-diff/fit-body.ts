import { writeXcapDiff, type XcapDiff, type XcapDiffEntry } from "@porchlight/documents";

/** A written diff with its length in UTF-8. */
export interface WrittenDiff {
  readonly text: string;
  readonly octets: number;
}

/**
 * Writes a diff within a number of octets, if it can: contents of elements and patches go, the largest first, until the rest
 * fits (RFC 5875 section 4.7). What exists and which etags there are is always told.
 */
export function writeWithin(diff: XcapDiff, maxOctets: number): WrittenDiff {
  const whole = written(diff);
  if (whole.octets <= maxOctets) return whole;
  const weights = diff.entries.map((entry) => weigh(diff.xcapRoot, entry));
  const heaviest = weights.map((_, index) => index).sort((a, b) => (weights[b] ?? 0) - (weights[a] ?? 0));
  const dropped = new Set<number>();
  let excess = whole.octets - maxOctets;
  for (const index of heaviest) {
    const weight = weights[index] ?? 0;
    if (excess <= 0 || weight === 0) break;
    dropped.add(index);
    excess -= weight;
  }
  return written({
    ...diff,
    entries: diff.entries.map((entry, index) => (dropped.has(index) ? bare(entry) : entry)),
  });
}

function written(diff: XcapDiff): WrittenDiff {
  const text = writeXcapDiff(diff);
  return { text, octets: octetsOf(text) };
}

/** Octets that go with the content of an entry. */
function weigh(xcapRoot: string, entry: XcapDiffEntry): number {
  const lean = bare(entry);
  if (lean === entry) return 0;
  return (
    octetsOf(writeXcapDiff({ xcapRoot, entries: [entry] })) -
    octetsOf(writeXcapDiff({ xcapRoot, entries: [lean] }))
  );
}

function bare(entry: XcapDiffEntry): XcapDiffEntry {
  if (entry.kind === "element" && entry.content !== undefined) {
    return { kind: "element", sel: entry.sel, exists: entry.exists };
  }
  if (entry.kind !== "document" || entry.change === undefined) return entry;
  const { change: _, ...etags } = entry;
  return etags;
}

const octetsOf = (text: string): number => new TextEncoder().encode(text).length;
