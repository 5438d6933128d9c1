"use client";
import { ChipGroup, Tabs } from "@porchlight/ui";
import dynamic from "next/dynamic";
import { Page } from "~/parts/page";
import { SearchField } from "~/parts/search-field";
import { transports } from "~/parts/transport-names";
import { patchUrl, useFilters, useOpened } from "~/url/use-url-state";
import type { Say } from "~/words/say";
import { useSay } from "~/words/words-provider";
import { ClosedConnections } from "./closed-connections";
import { connectionFilters } from "./connection-filters";
import { OpenConnections } from "./open-connections";

const ConnectionDrawer = dynamic(
  () => import("./connection-drawer").then((module) => module.ConnectionDrawer),
  { ssr: false },
);

const transportsOf = (say: Say) =>
  transports.map((value) => ({ value, label: say(`parts.transportNames.${value}`) }));

/** Who is connected, and who was. */
export function ConnectionsRoom() {
  const say = useSay();
  const filters = useFilters(connectionFilters);
  const { q, transport, show } = filters;
  const { opened, open, close } = useOpened();
  return (
    <Page
      fill
      title="Connections"
      line="Browsers, phones and peers that are connected, and those that were just now."
    >
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <SearchField label="Search addresses, users, agents" value={q} />
        <ChipGroup
          label="Transport"
          value={transport}
          options={transportsOf(say)}
          onChange={(next) => patchUrl({ transport: next })}
        />
      </div>
      <Tabs
        label="Connections"
        value={show}
        onValueChange={(next) => patchUrl({ show: next === "open" ? undefined : next })}
        tabs={[
          {
            value: "open",
            label: "Open",
            content: <OpenConnections filters={filters} opened={opened} onOpen={open} />,
          },
          { value: "closed", label: "Recently closed", content: <ClosedConnections filters={filters} /> },
        ]}
      />
      {opened === undefined ? null : <ConnectionDrawer id={opened} onClose={close} />}
    </Page>
  );
}
