"use client";
import type { ReactNode } from "react";
import { cn } from "./cn";
import type { PresenceState } from "./presence-words";
import { useUiWords } from "./ui-words-provider";

const DISC = "M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2z";
const BAR = "M5 6.75h6v2.5H5z";
const HANDSET =
  "M5.3 5.1c.5-.5 1.1-.5 1.4.1l.5 1c.2.4.1.7-.2 1l-.3.3c.4.8 1 1.4 1.8 1.8l.3-.3c.3-.3.6-.4 1-.2l1 .5c.6.3.6.9.1 1.4-.7.7-1.7.8-2.7.2a9 9 0 0 1-3.1-3.1c-.6-1-.5-2 .2-2.7z";

const ring = (extra: { readonly strokeDasharray?: string } = {}) => (
  <circle cx="8" cy="8" r="5" fill="none" stroke="currentColor" strokeWidth="2" {...extra} />
);

/** The shape tells the states apart, the colour only helps. */
const SHAPES: Readonly<Record<PresenceState, { readonly color: string; readonly shape: ReactNode }>> = {
  available: { color: "text-ok", shape: <path d={DISC} fill="currentColor" /> },
  away: {
    color: "text-warn",
    shape: <path d="M7.2 2.05A6 6 0 1 0 13.95 8.8 4.8 4.8 0 0 1 7.2 2.05z" fill="currentColor" />,
  },
  busy: { color: "text-danger", shape: <path d={DISC + BAR} fill="currentColor" fillRule="evenodd" /> },
  "in-a-call": {
    color: "text-danger",
    shape: <path d={DISC + HANDSET} fill="currentColor" fillRule="evenodd" />,
  },
  offline: { color: "text-text-muted", shape: ring() },
  unknown: { color: "text-text-muted", shape: ring({ strokeDasharray: "3.2 2.04" }) },
  pending: {
    color: "text-text-muted",
    shape: (
      <>
        {ring()}
        <circle cx="8" cy="8" r="2" fill="currentColor" />
      </>
    ),
  },
};

export interface PresenceMarkProps {
  readonly state: PresenceState;
  /** The word stands beside the mark; otherwise it is the name of the picture. */
  readonly withWord?: boolean;
  readonly size?: "sm" | "md" | "lg";
  readonly className?: string;
}

const SIZES = { sm: "size-3.5", md: "size-4", lg: "size-6" };

/** Shape, colour and word of a presence state, the same in every surface. */
export function PresenceMark({ state, withWord = false, size = "md", className }: PresenceMarkProps) {
  const { color, shape } = SHAPES[state];
  const word = useUiWords().presence[state];
  const mark = (
    <svg viewBox="0 0 16 16" aria-hidden="true" className={cn("shrink-0", color, SIZES[size])}>
      {shape}
    </svg>
  );
  return (
    <span
      data-presence={state}
      {...(withWord ? {} : { role: "img", "aria-label": word })}
      className={cn("inline-flex items-center gap-2 whitespace-nowrap align-bottom", className)}
    >
      {withWord ? (
        <>
          {mark}
          {word}
        </>
      ) : (
        // A title of the picture itself would be read beside its name.
        <span aria-hidden="true" title={word} className="inline-flex">
          {mark}
        </span>
      )}
    </span>
  );
}
