"use client";
import type { Connection, Endpoints } from "@porchlight/admin-api";
import { Banner, Button, RelativeTime, Skeleton, shortUri, UriText } from "@porchlight/ui";
import { useQuery } from "@tanstack/react-query";
import { ExternalLink, Link2, Network } from "lucide-react";
import { useState } from "react";
import { admin } from "~/api/admin";
import { useMay } from "~/api/use-identity";
import { anyOf, concerns } from "~/live/concerns";
import { QrCode } from "~/parts/qr-code";
import { QueryState } from "~/parts/query-state";
import { useNews } from "~/parts/use-news";
import { CreateSetupLink } from "~/rooms/provisioning/links/create-setup-link";
import { useSay } from "~/words/words-provider";
import { CopiedText } from "./copied-text";
import { GuideStep } from "./guide-step";
import { watcherUrl } from "./phone-places";

const LOOKED_AT = 200;

/** The page for presence, on this computer and on a phone's screen. */
export function BrowserStep({ endpoints, aor }: { readonly endpoints: Endpoints; readonly aor: string }) {
  const say = useSay();
  const [linking, setLinking] = useState(false);
  const mayLink = useMay("createSetupLink");
  const query = useBrowsers();
  const url = watcherUrl(endpoints, window.location);
  const [first] = query.data ?? [];
  return (
    <GuideStep
      number={3}
      title={say("guide.connectABrowser")}
      done={first === undefined ? undefined : say("guide.countConnected", { count: query.data?.length ?? 0 })}
    >
      <div className="grid gap-4 sm:grid-cols-[minmax(0,1fr)_auto]">
        <div className="flex min-w-0 flex-col gap-3">
          <p>{say("guide.openThePageForPresenceHere")}</p>
          <CopiedText text={url} label={say("guide.copyTheAddressOfThePage")} />
          <div className="flex flex-wrap gap-2">
            <Button asChild variant="primary">
              <a href={url} target="_blank" rel="noreferrer">
                <ExternalLink /> {say("guide.openThePage")}
              </a>
            </Button>
            {mayLink ? (
              <Button onClick={() => setLinking(true)}>
                <Link2 /> {say("guide.createASetUpLink")}
              </Button>
            ) : null}
          </div>
        </div>
        <div className="w-48 max-w-full justify-self-center">
          <QrCode text={url} label={say("guide.qrCodeOfUrl", { url })} />
        </div>
      </div>
      {endpoints.hosts.length > 0 ? null : (
        <Banner role="none" tone="warn" icon={<Network />}>
          {say("guide.aPhoneCannotOpenThisAddress")}
        </Banner>
      )}
      {endpoints.webSocket ? (
        <QueryState query={query} skeleton={<Skeleton className="h-6 w-full" />}>
          {(browsers) => <Browsers browsers={browsers} />}
        </QueryState>
      ) : (
        <Banner role="none" tone="warn" icon={<Network />}>
          {say("guide.sipOverWebsocketIsSwitchedOff")}
        </Banner>
      )}
      {linking ? <CreateSetupLink aor={aor} onClose={() => setLinking(false)} /> : null}
    </GuideStep>
  );
}

function Browsers({ browsers }: { readonly browsers: readonly Connection[] }) {
  const say = useSay();
  const [latest] = browsers;
  useNews(
    latest === undefined
      ? undefined
      : say("guide.gotItBrowser", {
          user: shortUri(latest.identities[0] ?? ""),
          time: say.uiWords.time.justNow,
        }),
  );
  return (
    <p className="text-text-muted">
      {latest === undefined
        ? say("guide.waitingForSomebodyToSignIn")
        : say.rich("guide.gotItBrowser", {
            user: <UriText uri={latest.identities[0] ?? ""} />,
            time: <RelativeTime at={latest.openedAt} />,
          })}
    </p>
  );
}

/** Connections of browsers in which somebody has signed in, the latest first. */
const useBrowsers = () =>
  useQuery({
    queryKey: ["connections", "guide"],
    queryFn: async ({ signal }) => {
      const { items } = await admin.listConnections({ query: { limit: LOOKED_AT }, signal });
      return items.filter(
        ({ transport, identities }) => (transport === "ws" || transport === "wss") && identities.length > 0,
      );
    },
    // A connection is somebody's once it has asked for something.
    meta: {
      live: anyOf(
        concerns("connections"),
        concerns("subscriptions"),
        concerns("registrations"),
        concerns("presentities"),
      ),
    },
  });
