import type { ProfileLayer } from "@porchlight/admin-api";

/** Whose profile is edited. */
export interface ProfilePlace {
  readonly layer: ProfileLayer;
  readonly name?: string;
  readonly aor?: string;
}

export const placeKey = ({ layer, name = "", aor = "" }: ProfilePlace): string => `${layer} ${name} ${aor}`;
