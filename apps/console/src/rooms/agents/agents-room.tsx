"use client";
import { Page } from "~/parts/page";
import { RoomTabs } from "~/parts/room-tabs";
import { useFilters } from "~/url/use-url-state";
import { useSay } from "~/words/words-provider";
import { agentFilters } from "./agent-filters";
import { CalendarsTab } from "./calendars/calendars-tab";
import { NetworkTab } from "./network/network-tab";
import { AgentTokens } from "./tokens/agent-tokens";
import { WatcherTokens } from "./watchers/watcher-tokens";

/** Who else speaks for presentities: calendars, programs with tokens, and the network. And what watches them without SIP. */
export function AgentsRoom() {
  const say = useSay();
  const { show, q, state } = useFilters(agentFilters);
  return (
    <Page fill title={say("agents.agents")} line={say("agents.whatElseSpeaksForPeopleAnd")}>
      <RoomTabs
        label={say("agents.agents")}
        name="show"
        asked={show}
        tabs={[
          {
            value: "calendars",
            label: say("agents.calendars"),
            content: <CalendarsTab search={q} state={state} />,
          },
          {
            value: "tokens",
            label: say("agents.programs"),
            reads: "listAgentTokens",
            content: <AgentTokens />,
          },
          { value: "network", label: say("agents.network"), content: <NetworkTab /> },
          {
            value: "watchers",
            label: say("agents.pagesThatWatch"),
            reads: "listWatcherTokens",
            content: <WatcherTokens />,
          },
        ]}
      />
    </Page>
  );
}
