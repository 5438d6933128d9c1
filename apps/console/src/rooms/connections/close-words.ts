/** Close codes of RFC 6455 section 7.4.1 and the registry, in words. */
const WORDS: Readonly<Record<number, string>> = {
  1000: "normal",
  1001: "going away",
  1002: "protocol error",
  1003: "unacceptable data",
  1005: "no code",
  1006: "lost",
  1007: "inconsistent data",
  1008: "against the policy",
  1009: "message too large",
  1010: "extension missing",
  1011: "server fault",
  1012: "server restarts",
  1013: "try again later",
};

/** `1006 lost`; undefined for a transport without codes. */
export function closeText(code: number | null): string | undefined {
  if (code === null) return undefined;
  const word = WORDS[code];
  return word === undefined ? String(code) : `${code} ${word}`;
}

/** Whether the end was an ordinary one. */
export const isOrdinaryClose = (code: number | null): boolean =>
  code === null || code === 1000 || code === 1001;
