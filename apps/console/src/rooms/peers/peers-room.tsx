"use client";
import { Banner, ChipGroup } from "@porchlight/ui";
import { useQuery } from "@tanstack/react-query";
import { admin } from "~/api/admin";
import { BelowNotice } from "~/parts/below-notice";
import { late } from "~/parts/late";
import { Page } from "~/parts/page";
import { SearchField } from "~/parts/search-field";
import { patchUrl, useFilters, useOpened } from "~/url/use-url-state";
import type { Say } from "~/words/say";
import { useSay } from "~/words/words-provider";
import { peerFilters } from "./peer-filters";
import { PeerList } from "./peer-list";
import { PEERS } from "./peers-key";

const PeerDrawer = late(() => import("./peer-drawer").then((module) => module.PeerDrawer));

const listedOf = (say: Say) =>
  [
    { value: "true", label: say("peers.inTheSettings") },
    { value: "false", label: say("peers.others") },
  ] as const;

/** Other domains, and how it goes with them. */
export function PeersRoom() {
  const say = useSay();
  const { listed, q } = useFilters(peerFilters);
  const { opened, open, close } = useOpened();
  const who = useQuery({
    queryKey: [...PEERS, "mode"],
    queryFn: ({ signal }) => admin.listPeers({ query: { limit: 1 }, signal }),
  });
  const mode = who.data?.mode;
  return (
    <Page fill title={say("peers.peers")} line={say("peers.otherDomainsWhatIsBelievedOf")}>
      {mode === undefined ? null : (
        <Banner role="none" tone={mode === "closed" ? "warn" : "info"}>
          {say(`peers.modeWords.${mode}`)}
        </Banner>
      )}
      <BelowNotice query={who}>
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <SearchField label={say("peers.searchDomains")} value={q} />
          <ChipGroup
            label={say("parts.kind")}
            value={listed}
            options={listedOf(say)}
            onChange={(next) => patchUrl({ listed: next })}
          />
        </div>
        <PeerList filters={{ listed, q }} opened={opened} onOpen={open} />
      </BelowNotice>
      {opened === undefined ? null : <PeerDrawer key={opened} domain={opened} onClose={close} />}
    </Page>
  );
}
