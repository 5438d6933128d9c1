import type { Say } from "~/words/say";

/** Close codes of RFC 6455 section 7.4.1 and the registry, in words. */
const KNOWN = [1000, 1001, 1002, 1003, 1005, 1006, 1007, 1008, 1009, 1010, 1011, 1012, 1013] as const;

/** `1006 lost`; undefined for a transport without codes. */
export function closeText(code: number | null, say: Say): string | undefined {
  if (code === null) return undefined;
  const known = KNOWN.find((each) => each === code);
  return known === undefined ? String(code) : `${code} ${say(`connections.closeCodes.${known}`)}`;
}

/** Whether the end was an ordinary one. */
export const isOrdinaryClose = (code: number | null): boolean =>
  code === null || code === 1000 || code === 1001;
