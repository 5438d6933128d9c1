"use client";
import type { ContentUsage } from "@porchlight/admin-api";
import { Badge, EmptyState, shortUri, UriText } from "@porchlight/ui";
import { useQuery } from "@tanstack/react-query";
import { HardDrive } from "lucide-react";
import { admin } from "~/api/admin";
import { concerns } from "~/live/concerns";
import { bytesText } from "~/parts/bytes-text";
import type { Column } from "~/parts/list/column";
import { WindowedList } from "~/parts/list/windowed-list";
import { patchUrl } from "~/url/use-url-state";
import type { Say } from "~/words/say";
import { useSay } from "~/words/words-provider";
import { type ContentLimits, contentLimits } from "./content-limits";

const usersOf = (limits: ContentLimits | undefined, say: Say): readonly Column<ContentUsage>[] => [
  {
    id: "owner",
    header: say("parts.user"),
    track: "minmax(12rem, 2fr)",
    cell: ({ owner }) => <UriText uri={owner} />,
  },
  {
    id: "octets",
    header: say("content.keeps"),
    track: "minmax(9rem, 1fr)",
    align: "end",
    cell: ({ octets }) =>
      ofLimit(bytesText(octets, say), limits && bytesText(limits.octetsPerUser, say), say),
  },
  {
    id: "objects",
    header: say("content.objects"),
    track: "minmax(7rem, 1fr)",
    align: "end",
    cell: ({ objects }) => ofLimit(String(objects), limits && String(limits.objectsPerUser), say),
  },
  {
    id: "full",
    header: say("content.roomLeft"),
    track: "7rem",
    cell: (row) => <RoomLeft usage={row} limits={limits} />,
  },
];

const ofLimit = (text: string, limit: string | undefined, say: Say): string =>
  limit === undefined ? text : say("parts.textOfLimit", { text, limit });

/** What each user keeps, the one with most first. */
export function UsageList() {
  const say = useSay();
  const { data: limits } = useQuery(contentLimits);
  return (
    <WindowedList
      label={say("content.usageByUser")}
      queryKey={["content-usage"]}
      load={(window, signal) => admin.listContentUsage({ query: window, signal })}
      live={concerns("content")}
      columns={usersOf(limits, say)}
      rowName={({ owner }) => shortUri(owner)}
      card={(row) => <UsageCard usage={row} limits={limits} />}
      onOpen={({ owner }) => patchUrl({ owner, show: undefined }, "push")}
      empty={
        <EmptyState icon={<HardDrive />} title={say("content.nobodyKeepsAnythingHereYet")}>
          {say("content.whatUsersStoreIsCountedHere")}
        </EmptyState>
      }
    />
  );
}

interface RoomLeftProps {
  readonly usage: ContentUsage;
  readonly limits: ContentLimits | undefined;
}

const NEARLY = 0.9;

/** Whether more may come, by octets and by number. */
function RoomLeft({ usage: { octets, objects }, limits }: RoomLeftProps) {
  const say = useSay();
  if (limits === undefined) return null;
  const share = Math.max(octets / limits.octetsPerUser, objects / limits.objectsPerUser);
  if (share >= 1) return <Badge tone="danger">{say("content.full")}</Badge>;
  if (share >= NEARLY) return <Badge tone="warn">{say("content.nearlyFull")}</Badge>;
  return <span className="text-text-muted">{Math.floor((1 - share) * 100)} %</span>;
}

function UsageCard({ usage, limits }: RoomLeftProps) {
  const say = useSay();
  const { owner, octets, objects } = usage;
  return (
    <div className="flex items-center gap-3">
      <div className="min-w-0 flex-1">
        <p className="truncate">
          <UriText uri={owner} />
        </p>
        <p className="truncate text-sm text-text-muted">
          {bytesText(octets, say)}, {say("content.countObjects", { count: objects })}
        </p>
      </div>
      <RoomLeft usage={usage} limits={limits} />
    </div>
  );
}
