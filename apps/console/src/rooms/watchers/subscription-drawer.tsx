"use client";
import type { Subscription } from "@porchlight/admin-api";
import {
  Button,
  CopyButton,
  Countdown,
  Drawer,
  EmptyState,
  RelativeTime,
  Skeleton,
  Untrusted,
  UriText,
} from "@porchlight/ui";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useCallback, useState } from "react";
import { admin } from "~/api/admin";
import { isGone } from "~/api/fault";
import { useMay } from "~/api/use-identity";
import { concerns } from "~/live/concerns";
import { Facts, NOTHING } from "~/parts/facts";
import { millisecondsText } from "~/parts/milliseconds-text";
import { QueryState } from "~/parts/query-state";
import { SubscriptionBadge } from "~/parts/subscription-badge";
import { useAction } from "~/parts/use-action";
import { asSeenHref } from "~/rooms/presence/as-seen/as-seen-url";
import { ShowSipButton } from "~/rooms/trace/show-sip-button";
import { useSay } from "~/words/words-provider";
import { TerminateDialog } from "./terminate-dialog";

export interface SubscriptionDrawerProps {
  readonly id: string;
  readonly onClose: () => void;
}

/** One subscription and what can be done with it. */
export function SubscriptionDrawer({ id, onClose }: SubscriptionDrawerProps) {
  const say = useSay();
  return (
    <Drawer
      open
      onOpenChange={(open) => open || onClose()}
      title={say("watchers.subscription")}
      actions={<SubscriptionActions id={id} onEnded={onClose} />}
    >
      <SubscriptionDetail id={id} />
    </Drawer>
  );
}

const useSubscription = (id: string) =>
  useQuery({
    queryKey: ["subscription", id],
    queryFn: ({ signal }) => admin.showSubscription({ params: { id }, signal }),
    meta: { live: concerns("subscriptions", id) },
  });

function SubscriptionDetail({ id }: { readonly id: string }) {
  const say = useSay();
  const query = useSubscription(id);
  if (isGone(query.error)) {
    return (
      <EmptyState title={say("watchers.thisSubscriptionHasEnded")}>
        {say("watchers.itExpiredOrTheWatcherOr")}
      </EmptyState>
    );
  }
  return (
    <QueryState query={query} skeleton={<Skeleton className="h-72 w-full" />}>
      {(subscription) => <SubscriptionFacts subscription={subscription} />}
    </QueryState>
  );
}

function SubscriptionFacts({ subscription }: { readonly subscription: Subscription }) {
  const say = useSay();
  const {
    presentity,
    watcher,
    kind,
    token,
    eventPackage,
    callId,
    userAgent,
    transport,
    remoteAddress,
    connection,
  } = subscription;
  const { createdAt, expiresAt, lastNotifyAt, notifyCount, roundTripMs } = subscription;
  return (
    <>
      <div className="flex flex-col gap-1">
        <p className="text-lg">
          <UriText uri={watcher} /> <span className="text-text-muted">{say("watchers.watches")}</span>{" "}
          <UriText uri={presentity} />
        </p>
        <div>
          <SubscriptionBadge subscription={subscription} />
        </div>
      </div>
      <Facts
        facts={[
          { name: say("parts.event"), value: <span className="font-mono text-sm">{eventPackage}</span> },
          { name: say("watchers.started"), value: <RelativeTime at={createdAt} /> },
          { name: say("watchers.expiresIn"), value: <Countdown at={expiresAt} /> },
          {
            name: say("watchers.lastNotify"),
            value: lastNotifyAt === null ? say("parts.never") : <RelativeTime at={lastNotifyAt} />,
          },
          { name: say("watchers.notifiesSent"), value: say.number(notifyCount) },
          {
            name: say("watchers.roundTrip"),
            value: millisecondsText(roundTripMs, say),
          },
          {
            name: say("watchers.over"),
            value: (
              <>
                {say.rich("parts.transportTo", {
                  transport: say(`parts.transportNames.${transport}`),
                  address: <span className="font-mono text-sm">{remoteAddress}</span>,
                })}
                {connection === null ? null : (
                  <>
                    {", "}
                    <Link
                      href={`/connections?open=${connection}`}
                      prefetch={false}
                      className="underline underline-offset-4"
                    >
                      {say("parts.connectionNumber", { id: String(connection) })}
                    </Link>
                  </>
                )}
              </>
            ),
          },
          {
            name: say("parts.userAgent"),
            value: userAgent === "" ? NOTHING : <Untrusted text={userAgent} />,
          },
          kind === "http"
            ? {
                name: say("watchers.watchesWith"),
                value: <Untrusted text={say("watchers.theTokenTokenOverHttp", { token: token ?? "" })} />,
              }
            : {
                name: say("watchers.callId"),
                value: (
                  <span className="flex items-center gap-1">
                    <Untrusted text={callId} className="break-all font-mono text-sm" />
                    <CopyButton text={callId} label={say("watchers.copyTheCallId")} className="-my-2" />
                  </span>
                ),
              },
        ]}
      />
      <ul className="flex flex-col gap-2">
        <li>
          <Link
            href={`/presence?open=${encodeURIComponent(presentity)}`}
            prefetch={false}
            className="underline underline-offset-4"
          >
            {say.rich("watchers.whatPresentityPublishes", { presentity: <UriText uri={presentity} /> })}
          </Link>
        </li>
        {eventPackage === PRESENCE ? (
          <li>
            <Link
              href={asSeenHref(presentity, watcher)}
              prefetch={false}
              className="underline underline-offset-4"
            >
              {say.rich("watchers.whatWatcherSeesOfItAnd", { watcher: <UriText uri={watcher} /> })}
            </Link>
          </li>
        ) : null}
      </ul>
    </>
  );
}

const PRESENCE = "presence";

const LISTS = [["subscriptions"], ["subscription"], ["presentity"]];

function SubscriptionActions({ id, onEnded }: { readonly id: string; readonly onEnded: () => void }) {
  const say = useSay();
  const [ending, setEnding] = useState(false);
  const mayEnd = useMay("terminateSubscription");
  // Over HTTP what was told is known to have arrived, or is told anew.
  const subscription = useSubscription(id).data;
  const isNotified = subscription?.kind === "sip";
  const mayNotify = useMay("notifyAgain") && isNotified;
  const write = useCallback(() => admin.notifyAgain({ params: { id } }), [id]);
  const notify = useAction(write, say("parts.currentStateOnItsWay"), LISTS);
  const mayTrace = useMay("startTrace") && isNotified;
  if (!mayEnd && !mayNotify && !mayTrace) return null;
  return (
    <>
      {mayEnd ? (
        <Button variant="danger" onClick={() => setEnding(true)}>
          {say("watchers.endIt")}
        </Button>
      ) : null}
      {mayTrace ? <ShowSipButton target={{ kind: "call", callId: subscription.callId }} /> : null}
      {mayNotify ? (
        <Button busy={notify.busy} onClick={notify.run}>
          {say("parts.notifyAgain")}
        </Button>
      ) : null}
      <TerminateDialog id={id} open={ending} onOpenChange={setEnding} onEnded={onEnded} />
    </>
  );
}
