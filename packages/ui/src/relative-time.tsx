"use client";
import { cn } from "./cn";
import { exactText, relativeText, remainingText } from "./time";
import { useUiWords } from "./ui-words-provider";
import { useNow } from "./use-now";

export interface RelativeTimeProps {
  /** ISO 8601, or milliseconds since 1970. */
  readonly at: string | number;
  readonly className?: string;
}

const millisOf = (at: string | number): number => (typeof at === "number" ? at : Date.parse(at));

/** `3 min ago`, the exact time on hover. */
export function RelativeTime({ at, className }: RelativeTimeProps) {
  const words = useUiWords();
  const now = useNow(5000);
  const millis = millisOf(at);
  if (Number.isNaN(millis)) return null;
  return (
    <time
      dateTime={new Date(millis).toISOString()}
      title={exactText(millis, words)}
      className={cn("whitespace-nowrap", className)}
    >
      {now === 0 ? exactText(millis, words) : relativeText(millis, now, words)}
    </time>
  );
}

/** What is left until a deadline, second by second; the exact time on hover. */
export function Countdown({ at, className }: RelativeTimeProps) {
  const words = useUiWords();
  const now = useNow(1000);
  const millis = millisOf(at);
  if (Number.isNaN(millis)) return null;
  return (
    <time
      dateTime={new Date(millis).toISOString()}
      title={exactText(millis, words)}
      className={cn("whitespace-nowrap", className)}
    >
      {now === 0 ? exactText(millis, words) : (remainingText(millis, now, words) ?? words.time.expired)}
    </time>
  );
}
