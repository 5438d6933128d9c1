"use client";
import type { TraceMessageDetail } from "@porchlight/admin-api";
import { Button, Drawer, EmptyState, exactText, Skeleton, Tabs, Untrusted } from "@porchlight/ui";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useState } from "react";
import { admin } from "~/api/admin";
import { isGone } from "~/api/fault";
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
  const query = useQuery({
    queryKey: [...TRACES, trace, "message", number],
    queryFn: ({ signal }) => admin.showTraceMessage({ params: { id: trace, number }, signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <Drawer
      open
      onOpenChange={(open) => open || onClose()}
      title={query.data === undefined ? "Message" : <Untrusted text={messageText(query.data)} />}
      subtitle={`Message ${number}`}
      actions={
        <>
          {number > 1 ? <Button onClick={() => onOpen(number - 1)}>Earlier</Button> : null}
          <Button onClick={() => onOpen(number + 1)}>Later</Button>
        </>
      }
    >
      {isGone(query.error) ? (
        <EmptyState title="This message is not there">
          It has not come yet, has made room for later ones, or its trace was thrown away.
        </EmptyState>
      ) : (
        <QueryState query={query} skeleton={<Skeleton className="h-72 w-full" />}>
          {(message) => <MessageParts message={message} />}
        </QueryState>
      )}
    </Drawer>
  );
}

function MessageParts({ message }: { readonly message: TraceMessageDetail }) {
  const [tab, setTab] = useState("text");
  const { contentWithheld, previous, text } = message;
  return (
    <>
      <MessageFacts message={message} />
      {contentWithheld ? (
        <p className="text-text-muted">
          Your role sees how messages go, not what somebody has written in them: that is starred out.
        </p>
      ) : null}
      <Tabs
        label="Message"
        value={tab}
        onValueChange={setTab}
        tabs={[
          {
            value: "text",
            label: "Text",
            content: <SourceText label="Text of the message" text={text} withheld={false} />,
          },
          {
            value: "changes",
            label: "Changes",
            content:
              previous === null ? (
                <p className="text-text-muted">It is the first of its kind in this call.</p>
              ) : (
                <>
                  <p className="text-text-muted">
                    Compared with message {previous.number}, the one before of its kind.
                  </p>
                  <DiffView label={`Changes since message ${previous.number}`} diff={previous.diff} />
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
  const { at, callId, connection, direction, octets, transport } = message;
  return (
    <Facts
      facts={[
        { name: "When", value: exactText(Date.parse(at)) },
        {
          name: direction === "in" ? "From" : "To",
          value: (
            <>
              <span className="font-mono text-sm">{endText(message)}</span>,{" "}
              {say(`parts.transportNames.${transport}`)},{" "}
              <Link
                href={`/connections?open=${connection}`}
                prefetch={false}
                className="underline underline-offset-4"
              >
                connection {connection}
              </Link>
            </>
          ),
        },
        {
          name: "Call-ID",
          value:
            callId === null ? NOTHING : <Untrusted text={callId} className="break-all font-mono text-sm" />,
        },
        { name: "Octets", value: octets },
      ]}
    />
  );
}
