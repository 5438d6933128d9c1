import { recorded } from "@porchlight/accounting";
import type { FieldChanges } from "@porchlight/routing";
import type { HeaderFields, HeaderName } from "@porchlight/sip-message";

const vectorField = "p-charging-vector";

/** Fields that tell of charging; they stay within the trust domain (RFC 7315 section 5.6). */
const chargingFields = [vectorField, "p-charging-function-addresses"] as const;

/** `icid-value` of P-Charging-Vector; undefined without one. */
export function chargingIdIn(headers: HeaderFields): string | undefined {
  const value = headers.first(vectorField);
  const found =
    value === undefined ? null : /(?:^|;)\s*icid-value\s*=\s*(?:"([^"\\]*)"|([^\s;",]+))/i.exec(value);
  const id = found?.[1] ?? found?.[2];
  return id === undefined || id === "" ? undefined : recorded(id);
}

/**
 * What becomes of the fields of charging in a request that goes on: a trusted place gets the vector, nobody else learns
 * anything (requirement PRV-044).
 */
export function chargingChanges(
  headers: HeaderFields,
  vector: string | undefined,
  isTrusted: boolean,
): readonly (readonly [HeaderName, readonly string[]])[] {
  const changes: (readonly [HeaderName, readonly string[]])[] = [];
  for (const name of chargingFields) if (headers.has(name)) changes.push([name, []]);
  if (isTrusted && vector !== undefined) changes.push([vectorField, [vector]]);
  return changes;
}

/** The same for a response on its way back, which takes none of them along. */
export function withoutCharging(
  headers: HeaderFields,
  changes: FieldChanges | undefined,
): FieldChanges | undefined {
  const taken = chargingFields.filter((name) => headers.has(name));
  if (taken.length === 0) return changes;
  return new Map<HeaderName, readonly string[]>([
    ...(changes ?? []),
    ...taken.map((name): readonly [HeaderName, readonly string[]] => [name, []]),
  ]);
}
