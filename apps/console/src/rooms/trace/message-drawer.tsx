"use client";
import type { TraceMessageDetail } from "@porchlight/admin-api";
import { Button, Drawer, EmptyState, exactText, Skeleton, Tabs, Untrusted } from "@porchlight/ui";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useState } from "react";
import { admin } from "~/api/admin";
import { isGone } from "~/api/fault";
import { saidText } from "~/api/said-text";
import { Facts, NOTHING } from "~/parts/facts";
import { QueryState } from "~/parts/query-state";
import { SourceText } from "~/parts/source-text";
import { DiffView } from "~/rooms/documents/diff-view";
import { useSay } from "~/words/words-provider";
import { TRACES } from "./trace-url";
import { endText, messageText } from "./trace-words";

export interface MessageDrawerProps {
  readonly trace: string;
  readonly number: number;
  readonly onOpen: (number: number) => void;
  readonly onClose: () => void;
}

/** One message of a trace as text, and what is other than in the one before. */
export function MessageDrawer({ number, onClose, onOpen, trace }: MessageDrawerProps) {
  const say = useSay();
  const query = useQuery({
    queryKey: [...TRACES, trace, "message", number],
    queryFn: ({ signal }) => admin.showTraceMessage({ params: { id: trace, number }, signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <Drawer
      open
      onOpenChange={(open) => open || onClose()}
      title={
        query.data === undefined ? say("trace.message") : <Untrusted text={messageText(query.data, say)} />
      }
      subtitle={say("trace.messageNumber", { number: String(number) })}
      actions={
        <>
          {number > 1 ? <Button onClick={() => onOpen(number - 1)}>{say("trace.earlier")}</Button> : null}
          <Button onClick={() => onOpen(number + 1)}>{say("trace.later")}</Button>
        </>
      }
    >
      {isGone(query.error) ? (
        <EmptyState title={say("trace.thisMessageIsNotThere")}>{say("trace.itHasNotComeYetHas")}</EmptyState>
      ) : (
        <QueryState query={query} skeleton={<Skeleton className="h-72 w-full" />}>
          {(message) => <MessageParts message={message} />}
        </QueryState>
      )}
    </Drawer>
  );
}

function MessageParts({ message }: { readonly message: TraceMessageDetail }) {
  const say = useSay();
  const [tab, setTab] = useState("text");
  const { contentWithheld, previous, text } = message;
  return (
    <>
      <MessageFacts message={message} />
      {contentWithheld ? <p className="text-text-muted">{say("trace.yourRoleSeesHowMessagesGo")}</p> : null}
      <Tabs
        label={say("trace.message")}
        value={tab}
        onValueChange={setTab}
        tabs={[
          {
            value: "text",
            label: say("parts.text"),
            content: <SourceText label={say("trace.textOfTheMessage")} text={text} withheld={false} />,
          },
          {
            value: "changes",
            label: say("trace.changes"),
            content:
              previous === null ? (
                <p className="text-text-muted">{say("trace.itIsTheFirstOfIts")}</p>
              ) : (
                <>
                  <p className="text-text-muted">
                    {say("trace.comparedWith", { number: String(previous.number) })}
                  </p>
                  <DiffView
                    label={say("trace.changesSinceMessageNumber", { number: String(previous.number) })}
                    diff={previous.diff}
                  />
                </>
              ),
          },
        ]}
      />
    </>
  );
}

function MessageFacts({ message }: { readonly message: TraceMessageDetail }) {
  const say = useSay();
  const { at, callId, connection, direction, fault, octets, transport } = message;
  return (
    <Facts
      facts={[
        ...(fault === null
          ? []
          : [{ name: say("trace.whatIsWrong"), value: saidText(fault.said, fault.reason, say) }]),
        { name: say("parts.when"), value: exactText(Date.parse(at), say.uiWords) },
        {
          name: direction === "in" ? say("parts.from") : say("parts.to"),
          value: (
            <>
              <span className="font-mono text-sm">{endText(message)}</span>,{" "}
              {say(`parts.transportNames.${transport}`)},{" "}
              <Link
                href={`/connections?open=${connection}`}
                prefetch={false}
                className="underline underline-offset-4"
              >
                {say("parts.connectionNumber", { id: String(connection) })}
              </Link>
            </>
          ),
        },
        {
          name: say("trace.callId"),
          value:
            callId === null ? NOTHING : <Untrusted text={callId} className="break-all font-mono text-sm" />,
        },
        { name: say("trace.octets"), value: say.number(octets) },
      ]}
    />
  );
}
