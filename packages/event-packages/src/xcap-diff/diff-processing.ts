/** How changes of documents are told, the simplest first (RFC 5875 sections 4.3 and 4.7). */
export const DIFF_PROCESSING = ["no-patching", "xcap-patching", "aggregate"] as const;

export type DiffProcessing = (typeof DIFF_PROCESSING)[number];

/**
 * The mode for an Event parameter: absent or unknown is `no-patching`. `served` is what the notifier offers; asked for more
 * than it has, it takes the nearest simpler mode, never a more complex one.
 */
export function diffProcessing(
  parameter: string | undefined,
  served: ReadonlySet<DiffProcessing> = new Set(DIFF_PROCESSING),
): DiffProcessing {
  const asked = DIFF_PROCESSING.indexOf(parameter?.toLowerCase() as DiffProcessing);
  for (let mode = asked; mode > 0; mode -= 1) {
    const simpler = DIFF_PROCESSING[mode];
    if (simpler !== undefined && served.has(simpler)) return simpler;
  }
  return "no-patching";
}
