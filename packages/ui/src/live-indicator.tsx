"use client";
import { useEffect, useRef } from "react";
import { useAnnounce } from "./announcer";
import { cn } from "./cn";
import { useUiWords } from "./ui-words-provider";

export type LiveState = "connecting" | "live" | "broken";

export interface LiveIndicatorProps {
  readonly state: LiveState;
  /** Last measured round trip in milliseconds. */
  readonly roundTripMs?: number | undefined;
  readonly className?: string;
  /** Where there is little room the dot says it alone, but that changes arrive. */
  readonly isNarrow?: boolean;
}

/**
 * The live dot: filled while changes arrive, a ring while they do not; with the round trip. The end of a break is told
 * here; of the break itself a banner tells more.
 */
export function LiveIndicator({ state, roundTripMs, className, isNarrow = false }: LiveIndicatorProps) {
  const words = useUiWords();
  const announce = useAnnounce();
  const before = useRef(state);
  useEffect(() => {
    if (before.current === "broken" && state === "live") announce(words.live.live);
    before.current = state;
  }, [state, announce, words]);
  const trip =
    state === "live" && roundTripMs !== undefined
      ? `${Math.max(1, Math.round(roundTripMs)).toLocaleString(words.locale)} ms`
      : undefined;
  return (
    <span
      className={cn("inline-flex items-center gap-2 whitespace-nowrap text-sm text-text-muted", className)}
    >
      <svg
        viewBox="0 0 10 10"
        aria-hidden="true"
        className={cn("size-2.5", state === "live" ? "text-accent" : "animate-pulse text-text-muted")}
      >
        {state === "live" ? (
          <circle cx="5" cy="5" r="5" fill="currentColor" />
        ) : (
          <circle cx="5" cy="5" r="4" fill="none" stroke="currentColor" strokeWidth="2" />
        )}
      </svg>
      <span className={isNarrow && state !== "live" ? "max-sm:sr-only" : undefined}>{words.live[state]}</span>
      {trip === undefined ? null : (
        <span aria-hidden="true" title={words.roundTrip} className="hidden sm:inline">
          {trip}
        </span>
      )}
    </span>
  );
}
