import { isOfficeTable, type OfficeCell, type OfficeRow } from "@porchlight/store";
import { z } from "zod";

/** Of the format; raised with each change that an earlier reader would not understand. */
export const FORMAT_VERSION = 1;

const headSchema = z.object({
  porchlight: z.literal("office"),
  version: z.int(),
  at: z.string(),
  domains: z.array(z.string()),
});

const countsSchema = z.record(z.string(), z.int());

export type OfficeHead = z.infer<typeof headSchema>;
export type OfficeCounts = Readonly<Record<string, number>>;

/** One line of the file of an office. */
export type OfficeLine =
  | { readonly kind: "head"; readonly head: OfficeHead }
  | { readonly kind: "row"; readonly row: OfficeRow }
  /** How many rows of each table came before it: what it ends is whole. */
  | { readonly kind: "end"; readonly counts: OfficeCounts };

export function writeLine(line: OfficeLine): string {
  switch (line.kind) {
    case "head":
      return `${JSON.stringify(line.head)}\n`;
    case "row":
      return `${JSON.stringify({ [line.row.table]: line.row.row }, octetsInBase64)}\n`;
    case "end":
      return `${JSON.stringify({ end: line.counts })}\n`;
  }
}

/** JSON is asked before it turns octets into something else. */
function octetsInBase64(this: Readonly<Record<string, unknown>>, key: string, value: unknown): unknown {
  const octets = this[key];
  return octets instanceof Uint8Array ? { base64: Buffer.from(octets).toString("base64") } : value;
}

/** Undefined for a line that is of no office. */
export function readLine(text: string): OfficeLine | undefined {
  const value = parsed(text);
  const head = headSchema.safeParse(value);
  if (head.success) return { kind: "head", head: head.data };
  const entries = typeof value === "object" && value !== null ? Object.entries(value) : [];
  const [first, ...others] = entries;
  if (first === undefined || others.length > 0) return undefined;
  const [name, content] = first;
  if (name === "end") {
    const counts = countsSchema.safeParse(content);
    return counts.success ? { kind: "end", counts: counts.data } : undefined;
  }
  const row = rowSchema.safeParse(content);
  return isOfficeTable(name) && row.success
    ? { kind: "row", row: { table: name, row: row.data } }
    : undefined;
}

const cellSchema: z.ZodType<OfficeCell> = z.union([
  z.string(),
  z.number(),
  z.null(),
  z.strictObject({ base64: z.base64() }).transform(({ base64 }) => Buffer.from(base64, "base64")),
]);
const rowSchema = z.record(z.string(), cellSchema);

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
