"use client";
import { fileUrl, type Trace } from "@porchlight/admin-api";
import { Badge, Button, Countdown, EmptyState, RelativeTime, Skeleton, Untrusted } from "@porchlight/ui";
import { Download, Radio } from "lucide-react";
import { useCallback } from "react";
import { admin } from "~/api/admin";
import { isGone } from "~/api/fault";
import { useMay } from "~/api/use-identity";
import { QueryState } from "~/parts/query-state";
import { useAction } from "~/parts/use-action";
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
  const query = useTraceMessages(id);
  if (isGone(query.error)) {
    return (
      <EmptyState title="This trace is gone">
        It was thrown away, an hour after it stopped or by somebody, or the server has started anew.
      </EmptyState>
    );
  }
  return (
    <QueryState query={query} skeleton={<Skeleton className="h-72 w-full" />}>
      {({ messages, trace }) => (
        <section aria-label="Trace" className="flex min-w-0 flex-col gap-3">
          <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
            <TraceState trace={trace} />
            <div className="flex flex-wrap gap-2">
              <TraceActions trace={trace} />
            </div>
          </div>
          {messages.length === 0 ? (
            <EmptyState
              icon={<Radio />}
              title={trace.endedAt === null ? "Waiting for SIP" : "Nothing crossed the wire"}
            >
              {trace.endedAt === null ? "Messages appear here as they come and go." : "Start another trace."}
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
  const { endedAt, endedBecause, endsAt, limits, madeRoom, messages, startedAt, startedBy } = trace;
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <h2 className="truncate font-semibold text-lg">
        <Untrusted text={targetText(trace.target)} />
      </h2>
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-text-muted">
        {endedAt === null ? (
          <>
            <Badge tone="ok">Recording</Badge>
            <span>
              stops in <Countdown at={endsAt} />
            </span>
          </>
        ) : (
          <>
            <Badge>Stopped</Badge>
            <span>
              {endedBecause === "time" ? "by itself" : "by hand"} <RelativeTime at={endedAt} />
            </span>
          </>
        )}
        <span>
          {messages} of at most {limits.messages} messages
          {madeRoom > 0 ? `, ${madeRoom} older ones made room` : ""}
        </span>
        <span>
          started <RelativeTime at={startedAt} /> by <Untrusted text={startedBy} />
        </span>
      </p>
    </div>
  );
}

function TraceActions({ trace: { endedAt, id, messages } }: { readonly trace: Trace }) {
  const mayStop = useMay("stopTrace");
  const mayDelete = useMay("deleteTrace");
  const stop = useAction(
    useCallback(() => admin.stopTrace({ params: { id } }), [id]),
    "The trace has stopped.",
    [TRACES],
  );
  const discard = useAction(
    useCallback(() => admin.deleteTrace({ params: { id } }), [id]),
    "The trace is thrown away.",
    [TRACES],
  );
  return (
    <>
      {messages > 0 ? (
        <>
          <FileLink id={id} format="pcapng" label="Download pcapng" />
          <FileLink id={id} format="text" label="Download text" />
        </>
      ) : null}
      {mayStop && endedAt === null ? (
        <Button busy={stop.busy} onClick={stop.run}>
          Stop
        </Button>
      ) : null}
      {mayDelete && endedAt !== null ? (
        <Button variant="danger" busy={discard.busy} onClick={discard.run}>
          Throw away
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
