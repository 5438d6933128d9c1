import type { EffectiveValue, ProfileLayer } from "@porchlight/admin-api";

/** What holds where a layer says nothing: the first reason that is not of it. */
export const inheritedBy = (
  values: readonly EffectiveValue[],
  layer: ProfileLayer,
): Readonly<Partial<Record<string, string>>> =>
  Object.fromEntries(
    values.flatMap(({ parameter, reasons }) => {
      const below = reasons.find((reason) => reason.layer !== layer);
      return below === undefined ? [] : [[parameter, below.value] as const];
    }),
  );
