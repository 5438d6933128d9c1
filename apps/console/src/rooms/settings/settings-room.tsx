"use client";
import { Page } from "~/parts/page";
import { RoomTabs } from "~/parts/room-tabs";
import { SecondFactorTab } from "~/rooms/second-factor/second-factor-tab";
import { maybeOneOf } from "~/url/filters";
import { useFilters } from "~/url/use-url-state";
import { useSay } from "~/words/words-provider";
import { Checks } from "./checks/checks";
import { Operators } from "./operators/operators";
import { Sessions } from "./sessions";
import { Tokens } from "./tokens";

const filters = { tab: maybeOneOf(["tokens", "operators", "sessions", "second-factor", "checks"]) };

/** Tokens for programs, operators, own sessions and second factor, and the checks of the installation. */
export function SettingsRoom() {
  const say = useSay();
  const { tab } = useFilters(filters);
  return (
    <Page title={say("settings.settings")} line={say("settings.accessForProgramsAndForYou")}>
      <RoomTabs
        label={say("settings.settings")}
        name="tab"
        asked={tab}
        tabs={[
          { value: "tokens", label: say("settings.tokens"), reads: "listTokens", content: <Tokens /> },
          {
            value: "operators",
            label: say("settings.operators"),
            reads: "listOperators",
            content: <Operators />,
          },
          { value: "sessions", label: say("settings.yourSessions"), content: <Sessions /> },
          { value: "second-factor", label: say("parts.secondFactor"), content: <SecondFactorTab /> },
          { value: "checks", label: say("settings.checks"), content: <Checks /> },
        ]}
      />
    </Page>
  );
}
