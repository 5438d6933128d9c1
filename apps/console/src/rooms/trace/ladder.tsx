"use client";
import type { Trace, TraceMessage } from "@porchlight/admin-api";
import { cn, exactText, Untrusted, visibleText } from "@porchlight/ui";
import { ChevronLeft, ChevronRight } from "lucide-react";
import type { KeyboardEvent } from "react";
import { useSay } from "~/words/words-provider";
import {
  arrowOf,
  deltaText,
  endText,
  messageText,
  nearConnections,
  nearText,
  type Tone,
  toneOf,
} from "./trace-words";

export interface LadderProps {
  readonly target: Trace["target"];
  readonly messages: readonly TraceMessage[];
  readonly opened: number | undefined;
  readonly onOpen: (number: number) => void;
}

const GRID = "grid grid-cols-[3.75rem_minmax(0,1fr)] gap-x-2 sm:grid-cols-[4.5rem_minmax(0,1fr)]";

const TONES: Readonly<Record<Tone, string>> = {
  plain: "text-text",
  good: "text-ok",
  odd: "text-warn",
  bad: "text-danger",
};

/** Who said what to whom: the traced party at the left, the server in the middle, others at the right. */
export function Ladder({ messages, onOpen, opened, target }: LadderProps) {
  const say = useSay();
  const near = nearConnections(messages);
  return (
    <div className="rounded-md border border-line bg-surface">
      {/* Each message says itself when it was and which way it went. */}
      <div aria-hidden="true" className={cn(GRID, "border-line border-b px-3 py-2 font-medium text-sm")}>
        <span className="text-text-muted">{say("parts.time")}</span>
        <div className="flex justify-between gap-2">
          <span className="min-w-0 flex-1 truncate">
            <Untrusted text={nearText(target, say)} />
          </span>
          <span className="shrink-0">Porchlight</span>
          <span className="min-w-0 flex-1 truncate text-right">{say("trace.others")}</span>
        </div>
      </div>
      <ol aria-label={say("parts.messages")} onKeyDown={walk}>
        {messages.map((message, index) => (
          <Rung
            key={message.number}
            message={message}
            before={messages[index - 1]}
            isNear={near.has(message.connection)}
            isOpened={message.number === opened}
            onOpen={onOpen}
          />
        ))}
      </ol>
    </div>
  );
}

interface RungProps {
  readonly message: TraceMessage;
  readonly before: TraceMessage | undefined;
  readonly isNear: boolean;
  readonly isOpened: boolean;
  readonly onOpen: (number: number) => void;
}

function Rung({ before, isNear, isOpened, message, onOpen }: RungProps) {
  const say = useSay();
  const { at, connection, direction, number, transport } = message;
  const millis = Date.parse(at);
  return (
    <li className="[contain-intrinsic-size:auto_3.5rem] [content-visibility:auto]">
      <button
        type="button"
        aria-current={isOpened || undefined}
        onClick={() => onOpen(number)}
        className={cn(
          GRID,
          "min-h-11 w-full px-3 py-1 text-left hover:bg-surface-raised/60 focus-visible:outline-offset-[-2px]",
          isOpened && "bg-surface-raised",
        )}
      >
        <time dateTime={at} title={exactText(millis, say.uiWords)} className="pt-0.5 text-text-muted text-xs">
          {before === undefined
            ? exactTime(millis, say.locale)
            : deltaText(millis - Date.parse(before.at), say)}
        </time>
        <span className="flex min-w-0 flex-col">
          <span className="flex min-w-0 items-baseline justify-between gap-3">
            <span className={cn("max-w-full shrink-0 truncate font-medium", TONES[toneOf(message)])}>
              <Untrusted text={messageText(message, say)} />
            </span>
            <span className="min-w-0 truncate text-text-muted text-xs">
              <span className="sr-only">{say(`trace.ways.${direction}-${isNear ? "near" : "far"}`)}, </span>
              {visibleText(endText(message))} {say(`parts.transportNames.${transport}`)}{" "}
              <span className="hidden sm:inline">#{connection}</span>
            </span>
          </span>
          <Arrow tone={toneOf(message)} direction={direction} isNear={isNear} />
        </span>
      </button>
    </li>
  );
}

interface ArrowProps {
  readonly tone: Tone;
  readonly direction: TraceMessage["direction"];
  readonly isNear: boolean;
}

/** An arrow in one half of the ladder, between the lines of life. */
function Arrow({ direction, isNear, tone }: ArrowProps) {
  const { points, side } = arrowOf(direction, isNear);
  const line = <span className="h-0.5 flex-1 bg-current" />;
  const arrow = (
    <span className={cn("flex items-center px-0.5", TONES[tone])}>
      {points === "left" ? <ChevronLeft className="-mr-2.5 size-4" /> : null}
      {line}
      {points === "right" ? <ChevronRight className="-ml-2.5 size-4" /> : null}
    </span>
  );
  return (
    <span
      aria-hidden="true"
      className="grid h-4 grid-cols-2 divide-x divide-line-strong border-line-strong border-x"
    >
      {side === "left" ? arrow : <span />}
      {side === "right" ? arrow : <span />}
    </span>
  );
}

const CLOCK = {
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
  hourCycle: "h23",
} as const;
const exactTime = (at: number, locale: string): string => new Intl.DateTimeFormat(locale, CLOCK).format(at);

/** Arrow keys, Home and End go from message to message. */
function walk(event: KeyboardEvent<HTMLOListElement>): void {
  const rungs = [...event.currentTarget.querySelectorAll("button")];
  const here = rungs.findIndex((rung) => rung.matches(":focus"));
  const next = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: rungs.length - 1 }[event.key];
  const rung = next === undefined ? undefined : rungs[next];
  if (rung === undefined) return;
  event.preventDefault();
  rung.focus();
}
