"use client";
import { Button, Drawer, PresenceMark, Skeleton, Tabs, UriText } from "@porchlight/ui";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useSearchParams } from "next/navigation";
import { admin } from "~/api/admin";
import { anyOf, concerns } from "~/live/concerns";
import { QueryState } from "~/parts/query-state";
import { rulesHref } from "~/rooms/rules/rules-url";
import { ShowSipButton } from "~/rooms/trace/show-sip-button";
import { patchUrl } from "~/url/use-url-state";
import { useSay } from "~/words/words-provider";
import { asSeenHref } from "./as-seen/as-seen-url";
import { ComposedDocument } from "./composed-document";
import { CompositionTab } from "./composition/composition-tab";
import { PresentityWatchers } from "./presentity-watchers";
import { PublicationList } from "./publication-list";

export interface PresentityDrawerProps {
  readonly aor: string;
  readonly onClose: () => void;
}

/** Everything about one presentity. */
export function PresentityDrawer({ aor, onClose }: PresentityDrawerProps) {
  const say = useSay();
  return (
    <Drawer
      open
      onOpenChange={(open) => open || onClose()}
      title={<UriText uri={aor} />}
      subtitle={say("parts.presentity")}
      actions={
        <>
          <ShowSipButton target={{ kind: "user", user: aor }} />
          <Button asChild>
            <Link href={rulesHref(aor)} prefetch={false}>
              {say("parts.rules")}
            </Link>
          </Button>
          <Button asChild>
            <Link href={asSeenHref(aor)} prefetch={false}>
              {say("presence.whatDoesXSee")}
            </Link>
          </Button>
        </>
      }
    >
      <PresentityDetail aor={aor} />
    </Drawer>
  );
}

const TABS = ["publications", "composition", "document", "watchers"] as const;

function PresentityDetail({ aor }: { readonly aor: string }) {
  const say = useSay();
  const asked = useSearchParams().get("tab");
  const tab = TABS.find((candidate) => candidate === asked) ?? "publications";
  const query = useQuery({
    queryKey: ["presentity", aor],
    queryFn: ({ signal }) => admin.showPresentity({ params: { aor }, signal }),
    meta: {
      live: anyOf(concerns("presentities", aor), concerns("subscriptions"), concerns("connections")),
    },
  });
  return (
    <QueryState query={query} skeleton={<DetailSkeleton />}>
      {({ mark, contentWithheld, states, subscriptions, watchers, publications }) => (
        <>
          <PresenceMark state={mark} withWord />
          <Tabs
            label={say("parts.presentity")}
            value={tab}
            onValueChange={(next) => patchUrl({ tab: next === "publications" ? undefined : next })}
            tabs={[
              {
                value: "publications",
                label: say("presence.publicationsPublications", { publications }),
                content: <PublicationList states={states} contentWithheld={contentWithheld} />,
              },
              {
                value: "composition",
                label: say("presence.composition"),
                content: <CompositionTab aor={aor} />,
              },
              {
                value: "document",
                label: say("parts.document"),
                content: <ComposedDocument states={states} contentWithheld={contentWithheld} />,
              },
              {
                value: "watchers",
                label: say("presence.watchersWatchers", { watchers }),
                content: <PresentityWatchers subscriptions={subscriptions} total={watchers} />,
              },
            ]}
          />
        </>
      )}
    </QueryState>
  );
}

function DetailSkeleton() {
  return (
    <div className="flex flex-col gap-4">
      <Skeleton className="h-5 w-28" />
      <Skeleton className="h-9 w-full" />
      <Skeleton className="h-36 w-full" />
      <Skeleton className="h-36 w-full" />
    </div>
  );
}
