"use client";
import { fileUrl, type Trace } from "@porchlight/admin-api/client";
import { Badge, Button, Countdown, EmptyState, RelativeTime, Skeleton, Untrusted } from "@porchlight/ui";
import { Download, Radio } from "lucide-react";
import { useCallback } from "react";
import { admin } from "~/api/admin";
import { isGone } from "~/api/fault";
import { useMay } from "~/api/use-identity";
import { Actor } from "~/parts/actor";
import { QueryState } from "~/parts/query-state";
import { useAction } from "~/parts/use-action";
import { useSay } from "~/words/words-provider";
import { Ladder } from "./ladder";
import { TRACES } from "./trace-url";
import { targetText } from "./trace-words";
import { useTraceMessages } from "./use-trace-messages";

export interface TraceViewProps {
  readonly id: string;
  readonly opened: number | undefined;
  readonly onOpen: (number: number) => void;
}

/** One trace: how long it goes on, its files, its ladder. */
export function TraceView({ id, onOpen, opened }: TraceViewProps) {
  const say = useSay();
  const query = useTraceMessages(id);
  if (isGone(query.error)) {
    return <EmptyState title={say("trace.thisTraceIsGone")}>{say("trace.itWasThrownAwayAnHour")}</EmptyState>;
  }
  return (
    <QueryState query={query} skeleton={<Skeleton className="h-72 w-full" />}>
      {({ messages, trace }) => (
        <section aria-label={say("trace.trace")} className="flex min-w-0 flex-col gap-3">
          <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
            <TraceState trace={trace} />
            <div className="flex flex-wrap gap-2">
              <TraceActions trace={trace} />
            </div>
          </div>
          {messages.length === 0 ? (
            <EmptyState
              icon={<Radio />}
              title={trace.endedAt === null ? say("trace.waitingForSip") : say("trace.nothingCrossedTheWire")}
            >
              {trace.endedAt === null
                ? say("trace.messagesAppearHereAsTheyCome")
                : say("trace.startAnotherTrace")}
            </EmptyState>
          ) : (
            <Ladder target={trace.target} messages={messages} opened={opened} onOpen={onOpen} />
          )}
        </section>
      )}
    </QueryState>
  );
}

function TraceState({ trace }: { readonly trace: Trace }) {
  const say = useSay();
  const { endedAt, endedBecause, endsAt, limits, madeRoom, messages, startedAt, startedBy } = trace;
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <h2 className="truncate font-semibold text-lg">
        <Untrusted text={targetText(trace.target, say)} />
      </h2>
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-text-muted">
        {endedAt === null ? (
          <>
            <Badge tone="ok">{say("trace.recording")}</Badge>
            <span>{say.rich("trace.stopsInTime", { time: <Countdown at={endsAt} /> })}</span>
          </>
        ) : (
          <>
            <Badge>{say("trace.stopped")}</Badge>
            <span>
              {say.rich(endedBecause === "time" ? "trace.byItself" : "trace.byHand", {
                time: <RelativeTime at={endedAt} />,
              })}
            </span>
          </>
        )}
        <span>
          {say(madeRoom > 0 ? "trace.messagesOfMostMadeRoom" : "trace.messagesOfMost", {
            count: messages,
            most: limits.messages,
            madeRoom,
          })}
        </span>
        <span>
          {say.rich("trace.startedTimeByBy", {
            time: <RelativeTime at={startedAt} />,
            by: <Actor name={startedBy} />,
          })}
        </span>
      </p>
    </div>
  );
}

function TraceActions({ trace: { endedAt, id, messages } }: { readonly trace: Trace }) {
  const say = useSay();
  const mayStop = useMay("stopTrace");
  const mayDelete = useMay("deleteTrace");
  const stop = useAction(
    useCallback(() => admin.stopTrace({ params: { id } }), [id]),
    say("trace.theTraceHasStopped"),
    [TRACES],
  );
  const discard = useAction(
    useCallback(() => admin.deleteTrace({ params: { id } }), [id]),
    say("trace.theTraceIsThrownAway"),
    [TRACES],
  );
  return (
    <>
      {messages > 0 ? (
        <>
          <FileLink id={id} format="pcapng" label={say("trace.downloadPcapng")} />
          <FileLink id={id} format="text" label={say("trace.downloadText")} />
        </>
      ) : null}
      {mayStop && endedAt === null ? (
        <Button busy={stop.busy} onClick={stop.run}>
          {say("trace.stop")}
        </Button>
      ) : null}
      {mayDelete && endedAt !== null ? (
        <Button variant="danger" busy={discard.busy} onClick={discard.run}>
          {say("trace.throwAway")}
        </Button>
      ) : null}
    </>
  );
}

interface FileLinkProps {
  readonly id: string;
  readonly format: "pcapng" | "text";
  readonly label: string;
}

function FileLink({ format, id, label }: FileLinkProps) {
  return (
    <Button asChild>
      <a href={fileUrl("exportTrace", { params: { id }, query: { format } })} download>
        <Download aria-hidden="true" />
        {label}
      </a>
    </Button>
  );
}
