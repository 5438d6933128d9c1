/** `qvalue` of RFC 3261 section 25.1: 0 to 1 with at most three decimals. Undefined when it is none. */
export function parseQValue(text: string): number | undefined {
  return /^(?:0(?:\.[0-9]{0,3})?|1(?:\.0{0,3})?|\.[0-9]{1,3})$/.test(text) ? Number(text) : undefined;
}

/** The value with as many decimals as it needs, at most three. */
export const printQValue = (q: number): string =>
  String(Math.round(Math.min(1, Math.max(0, q)) * 1000) / 1000);
