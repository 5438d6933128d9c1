"use client";
import { Banner, ChipGroup } from "@porchlight/ui";
import { useQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { admin } from "~/api/admin";
import { Page } from "~/parts/page";
import { SearchField } from "~/parts/search-field";
import { patchUrl, useFilters, useOpened } from "~/url/use-url-state";
import { peerFilters } from "./peer-filters";
import { PeerList } from "./peer-list";
import { modeWords } from "./peer-words";
import { PEERS, usePeersClock } from "./use-peers-clock";

const PeerDrawer = dynamic(() => import("./peer-drawer").then((module) => module.PeerDrawer), { ssr: false });

const LISTED = [
  { value: "true", label: "In the settings" },
  { value: "false", label: "Others" },
] as const;

/** Other domains, and how it goes with them. */
export function PeersRoom() {
  const { listed, q } = useFilters(peerFilters);
  const { opened, open, close } = useOpened();
  usePeersClock();
  return (
    <Page
      fill
      title="Peers"
      line="Other domains: what is believed of them, how much passes, and what went wrong."
    >
      <Mode />
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <SearchField label="Search domains" value={q} />
        <ChipGroup
          label="Kind"
          value={listed}
          options={LISTED}
          onChange={(next) => patchUrl({ listed: next })}
        />
      </div>
      <PeerList filters={{ listed, q }} opened={opened} onOpen={open} />
      {opened === undefined ? null : <PeerDrawer key={opened} domain={opened} onClose={close} />}
    </Page>
  );
}

/** Who is dealt with at all. */
function Mode() {
  const { data } = useQuery({
    queryKey: [...PEERS, "mode"],
    queryFn: ({ signal }) => admin.listPeers({ query: { limit: 1 }, signal }),
  });
  if (data === undefined) return null;
  return <Banner tone={data.mode === "closed" ? "warn" : "info"}>{modeWords[data.mode]}</Banner>;
}
