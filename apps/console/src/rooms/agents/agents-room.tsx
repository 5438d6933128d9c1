"use client";
import { Tabs } from "@porchlight/ui";
import { Page } from "~/parts/page";
import { patchUrl, useFilters } from "~/url/use-url-state";
import { agentFilters } from "./agent-filters";
import { CalendarsTab } from "./calendars/calendars-tab";
import { NetworkTab } from "./network/network-tab";
import { AgentTokens } from "./tokens/agent-tokens";

/** Who else speaks for presentities: calendars, programs with tokens, and the network. */
export function AgentsRoom() {
  const { show, q, state } = useFilters(agentFilters);
  return (
    <Page
      fill
      title="Agents"
      line="What else speaks for people and rooms: calendars, programs, and the network itself."
    >
      <Tabs
        label="Agents"
        value={show}
        onValueChange={(next) => patchUrl({ show: next === "calendars" ? undefined : next })}
        tabs={[
          { value: "calendars", label: "Calendars", content: <CalendarsTab search={q} state={state} /> },
          { value: "tokens", label: "Programs", content: <AgentTokens /> },
          { value: "network", label: "Network", content: <NetworkTab /> },
        ]}
      />
    </Page>
  );
}
