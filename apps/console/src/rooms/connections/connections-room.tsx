"use client";
import { transports } from "@porchlight/admin-api/client";
import { ChipGroup, Tabs } from "@porchlight/ui";
import { late } from "~/parts/late";
import { Page } from "~/parts/page";
import { SearchField } from "~/parts/search-field";
import { patchUrl, useFilters, useOpened } from "~/url/use-url-state";
import type { Say } from "~/words/say";
import { useSay } from "~/words/words-provider";
import { BansTab } from "./bans/bans-tab";
import { ClosedConnections } from "./closed-connections";
import { connectionFilters } from "./connection-filters";
import { OpenConnections } from "./open-connections";

const ConnectionDrawer = late(() => import("./connection-drawer").then((module) => module.ConnectionDrawer));

const transportsOf = (say: Say) =>
  transports.map((value) => ({ value, label: say(`parts.transportNames.${value}`) }));

/** Who is connected, and who was. */
export function ConnectionsRoom() {
  const say = useSay();
  const filters = useFilters(connectionFilters);
  const { q, transport, show } = filters;
  const { opened, open, close } = useOpened();
  return (
    <Page fill title={say("parts.connections")} line={say("connections.browsersPhonesAndPeersThatAre")}>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <SearchField label={say("connections.searchAddressesUsersAgents")} value={q} />
        <ChipGroup
          label={say("parts.transport")}
          value={transport}
          options={transportsOf(say)}
          onChange={(next) => patchUrl({ transport: next })}
        />
      </div>
      <Tabs
        label={say("parts.connections")}
        value={show}
        onValueChange={(next) => patchUrl({ show: next === "open" ? undefined : next })}
        tabs={[
          {
            value: "open",
            label: say("connections.openOnes"),
            content: <OpenConnections filters={filters} opened={opened} onOpen={open} />,
          },
          {
            value: "closed",
            label: say("connections.recentlyClosed"),
            content: <ClosedConnections filters={filters} />,
          },
          { value: "banned", label: say("connections.bans.banned"), content: <BansTab /> },
        ]}
      />
      {opened === undefined ? null : <ConnectionDrawer id={opened} onClose={close} />}
    </Page>
  );
}
