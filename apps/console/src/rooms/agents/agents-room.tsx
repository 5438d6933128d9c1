"use client";
import { Tabs } from "@porchlight/ui";
import { Page } from "~/parts/page";
import { patchUrl, useFilters } from "~/url/use-url-state";
import { agentFilters } from "./agent-filters";
import { CalendarsTab } from "./calendars/calendars-tab";
import { NetworkTab } from "./network/network-tab";
import { AgentTokens } from "./tokens/agent-tokens";
import { WatcherTokens } from "./watchers/watcher-tokens";

/** Who else speaks for presentities: calendars, programs with tokens, and the network. And what watches them without SIP. */
export function AgentsRoom() {
  const { show, q, state } = useFilters(agentFilters);
  return (
    <Page
      fill
      title="Agents"
      line="What else speaks for people and rooms: calendars, programs, the network itself; and which pages show them."
    >
      <Tabs
        label="Agents"
        value={show}
        onValueChange={(next) => patchUrl({ show: next === "calendars" ? undefined : next })}
        tabs={[
          { value: "calendars", label: "Calendars", content: <CalendarsTab search={q} state={state} /> },
          { value: "tokens", label: "Programs", content: <AgentTokens /> },
          { value: "network", label: "Network", content: <NetworkTab /> },
          { value: "watchers", label: "Pages that watch", content: <WatcherTokens /> },
        ]}
      />
    </Page>
  );
}
