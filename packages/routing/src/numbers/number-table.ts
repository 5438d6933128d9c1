import { identityKey, type TelUri } from "@porchlight/sip-message";

/** The address of record that a telephone number belongs to; undefined when it is nobody's here. */
export type NumberTable = (number: TelUri) => string | undefined;

export const noNumbers: NumberTable = () => undefined;

/**
 * A table that compares numbers by RFC 3966 section 4: global ones with global ones alone, visual separators never
 * counting, each parameter always. Of two entries for one number the first holds.
 */
export function numberTable(entries: Iterable<readonly [number: TelUri, aor: string]>): NumberTable {
  const owners = new Map([...entries].reverse().map(([number, aor]) => [identityKey(number), aor]));
  return (number) => owners.get(identityKey(number));
}
