"use client";
import type { Connection } from "@porchlight/admin-api";
import {
  Button,
  Drawer,
  EmptyState,
  RelativeTime,
  Skeleton,
  Untrusted,
  UriText,
  useToast,
} from "@porchlight/ui";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import Link from "next/link";
import { useState } from "react";
import { admin } from "~/api/admin";
import { isGone } from "~/api/fault";
import { useMay } from "~/api/use-identity";
import { anyOf, concerns } from "~/live/concerns";
import { bytesText } from "~/parts/bytes-text";
import { ConfirmDialog } from "~/parts/confirm-dialog";
import { Facts, NOTHING } from "~/parts/facts";
import { millisecondsText } from "~/parts/milliseconds-text";
import { QueryState } from "~/parts/query-state";
import { ShowSipButton } from "~/rooms/trace/show-sip-button";
import { useSay } from "~/words/words-provider";
import { BanDialog } from "./bans/ban-dialog";
import { Endpoint } from "./endpoint";

export interface ConnectionDrawerProps {
  readonly id: string;
  readonly onClose: () => void;
}

/** One open connection. */
export function ConnectionDrawer({ id, onClose }: ConnectionDrawerProps) {
  const say = useSay();
  const number = /^\d{1,15}$/.test(id) ? Number(id) : undefined;
  return (
    <Drawer
      open
      onOpenChange={(open) => open || onClose()}
      title={
        number === undefined
          ? say("parts.connection")
          : say("connections.connectionTitle", { number: String(number) })
      }
      actions={
        number === undefined ? null : (
          <>
            <DisconnectButton id={number} onDone={onClose} />
            <BanButton id={number} />
            <ShowSipButton target={{ kind: "connection", connection: number }} />
          </>
        )
      }
    >
      {number === undefined ? <ConnectionClosed /> : <ConnectionDetail id={number} />}
    </Drawer>
  );
}

const useConnection = (id: number) =>
  useQuery({
    queryKey: ["connection", id],
    queryFn: ({ signal }) => admin.showConnection({ params: { id }, signal }),
    meta: { live: anyOf(concerns("connections", String(id)), concerns("subscriptions")) },
  });

function ConnectionDetail({ id }: { readonly id: number }) {
  const query = useConnection(id);
  if (isGone(query.error)) return <ConnectionClosed />;
  return (
    <QueryState query={query} skeleton={<Skeleton className="h-72 w-full" />}>
      {(connection) => <ConnectionFacts connection={connection} />}
    </QueryState>
  );
}

function ConnectionClosed() {
  const say = useSay();
  return (
    <EmptyState title={say("connections.thisConnectionHasClosed")}>
      {say.rich("connections.whyIsAmong", {
        link: (text) => (
          <Link href="/connections?show=closed" className="underline underline-offset-4">
            {text}
          </Link>
        ),
      })}
      .
    </EmptyState>
  );
}

function ConnectionFacts({ connection }: { readonly connection: Connection }) {
  const say = useSay();
  const { id, transport, localPort, openedAt, lastReceivedAt, userAgent, origin, trusted, identities } =
    connection;
  const { subscriptions, queuedBytes, receivedMessages, sentMessages, pingMs } = connection;
  return (
    <Facts
      facts={[
        { name: say("parts.from"), value: <Endpoint connection={connection} /> },
        {
          name: say("connections.toPort"),
          value: `${localPort}, ${say(`parts.transportNames.${transport}`)}`,
        },
        { name: say("connections.opened"), value: <RelativeTime at={openedAt} /> },
        {
          name: say("connections.lastReceived"),
          value:
            lastReceivedAt === null ? say("connections.nothingYet") : <RelativeTime at={lastReceivedAt} />,
        },
        {
          name: say("parts.users"),
          value:
            identities.length === 0 ? (
              say("connections.nobodySignedInSmall")
            ) : (
              <ul>
                {identities.map((identity) => (
                  <li key={identity}>
                    <Link
                      href={`/users?open=${encodeURIComponent(identity)}`}
                      className="inline-flex min-h-6 items-center underline underline-offset-4"
                    >
                      <UriText uri={identity} />
                    </Link>
                  </li>
                ))}
              </ul>
            ),
        },
        {
          name: say("connections.trusted"),
          value: trusted ? say("connections.yesItsRequestsAreNotChallenged") : say("connections.noSmall"),
        },
        {
          name: say("parts.subscriptions"),
          value:
            subscriptions === 0 ? (
              0
            ) : (
              <Link href={`/watchers?connection=${id}`} className="underline underline-offset-4">
                {subscriptions}
              </Link>
            ),
        },
        {
          name: say("parts.messages"),
          value: say("connections.receivedInSentOut", { received: receivedMessages, sent: sentMessages }),
        },
        { name: say("connections.queued"), value: bytesText(queuedBytes, say) },
        { name: say("parts.roundTrip"), value: millisecondsText(pingMs, say) },
        {
          name: say("parts.userAgent"),
          value: userAgent === null ? NOTHING : <Untrusted text={userAgent} />,
        },
        { name: say("connections.origin"), value: origin === null ? NOTHING : <Untrusted text={origin} /> },
      ]}
    />
  );
}

/** Offers to ban the address of a connection that is open. */
function BanButton({ id }: { readonly id: number }) {
  const say = useSay();
  const [asked, setAsked] = useState(false);
  const mayBan = useMay("banNetwork");
  const { data } = useConnection(id);
  if (!mayBan || data === undefined) return null;
  return (
    <>
      <Button onClick={() => setAsked(true)}>{say("connections.bans.banThisAddress")}</Button>
      {asked ? <BanDialog network={data.remoteAddress} onClose={() => setAsked(false)} /> : null}
    </>
  );
}

function DisconnectButton({ id, onDone }: { readonly id: number; readonly onDone: () => void }) {
  const say = useSay();
  const [asked, setAsked] = useState(false);
  const may = useMay("disconnect");
  const toast = useToast();
  const queryClient = useQueryClient();
  if (!may) return null;
  const disconnect = async () => {
    await admin.disconnect({ params: { id }, body: {} });
    toast({ tone: "ok", text: say("connections.connectionIdIsClosed", { id: String(id) }) });
    onDone();
    await queryClient.invalidateQueries({ queryKey: ["connections"] });
  };
  return (
    <>
      <Button variant="danger" onClick={() => setAsked(true)}>
        {say("connections.disconnect")}
      </Button>
      <ConfirmDialog
        open={asked}
        onOpenChange={setAsked}
        title={say("connections.closeThisConnection")}
        confirm={say("connections.closeTheConnection")}
        onConfirm={disconnect}
      >
        <p>{say("connections.aBrowserOrPhoneThatIs")}</p>
      </ConfirmDialog>
    </>
  );
}
