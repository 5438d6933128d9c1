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
import { type ContentLimits, contentLimits } from "./content-limits";

const usersOf = (limits: ContentLimits | undefined): readonly Column<ContentUsage>[] => [
  { id: "owner", header: "User", track: "minmax(12rem, 2fr)", cell: ({ owner }) => <UriText uri={owner} /> },
  {
    id: "octets",
    header: "Keeps",
    track: "minmax(9rem, 1fr)",
    align: "end",
    cell: ({ octets }) => ofLimit(bytesText(octets), limits && bytesText(limits.octetsPerUser)),
  },
  {
    id: "objects",
    header: "Objects",
    track: "minmax(7rem, 1fr)",
    align: "end",
    cell: ({ objects }) => ofLimit(String(objects), limits && String(limits.objectsPerUser)),
  },
  {
    id: "full",
    header: "Room left",
    track: "7rem",
    cell: (row) => <RoomLeft usage={row} limits={limits} />,
  },
];

const ofLimit = (text: string, limit: string | undefined): string =>
  limit === undefined ? text : `${text} of ${limit}`;

/** What each user keeps, the one with most first. */
export function UsageList() {
  const { data: limits } = useQuery(contentLimits);
  return (
    <WindowedList
      label="Usage by user"
      queryKey={["content-usage"]}
      load={(window, signal) => admin.listContentUsage({ query: window, signal })}
      live={concerns("audit")}
      columns={usersOf(limits)}
      rowName={({ owner }) => shortUri(owner)}
      card={(row) => <UsageCard usage={row} limits={limits} />}
      onOpen={({ owner }) => patchUrl({ owner, show: undefined }, "push")}
      empty={
        <EmptyState icon={<HardDrive />} title="Nobody keeps anything here yet">
          What users store is counted here, against what each of them may.
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
  if (limits === undefined) return null;
  const share = Math.max(octets / limits.octetsPerUser, objects / limits.objectsPerUser);
  if (share >= 1) return <Badge tone="danger">Full</Badge>;
  if (share >= NEARLY) return <Badge tone="warn">Nearly full</Badge>;
  return <span className="text-text-muted">{Math.floor((1 - share) * 100)} %</span>;
}

function UsageCard({ usage, limits }: RoomLeftProps) {
  const { owner, octets, objects } = usage;
  return (
    <div className="flex items-center gap-3">
      <div className="min-w-0 flex-1">
        <p className="truncate">
          <UriText uri={owner} />
        </p>
        <p className="truncate text-sm text-text-muted">
          {bytesText(octets)}, {objects === 1 ? "1 object" : `${objects} objects`}
        </p>
      </div>
      <RoomLeft usage={usage} limits={limits} />
    </div>
  );
}
