import { MAX_TOKEN_SECONDS } from "@porchlight/admin-api";

const SECONDS = { s: 1, m: 60, h: 3600, d: 86_400 } as const;

/** Seconds of a time such as `30d`; undefined when it is none, below a minute or too long. */
export function parseLifetime(text: string): number | undefined {
  const match = /^(\d{1,9})([smhd])$/.exec(text.trim());
  if (match === null) return undefined;
  const seconds = Number(match[1]) * SECONDS[match[2] as keyof typeof SECONDS];
  return seconds >= 60 && seconds <= MAX_TOKEN_SECONDS ? seconds : undefined;
}
