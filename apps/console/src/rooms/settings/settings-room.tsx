"use client";
import { Tabs } from "@porchlight/ui";
import { useSearchParams } from "next/navigation";
import { Page } from "~/parts/page";
import { SecondFactorTab } from "~/rooms/second-factor/second-factor-tab";
import { patchUrl } from "~/url/use-url-state";
import { useSay } from "~/words/words-provider";
import { Checks } from "./checks/checks";
import { Operators } from "./operators/operators";
import { Sessions } from "./sessions";
import { Tokens } from "./tokens";

const TABS = ["tokens", "operators", "sessions", "second-factor", "checks"] as const;

/** Tokens for programs, operators, own sessions and second factor, and the checks of the installation. */
export function SettingsRoom() {
  const say = useSay();
  const asked = useSearchParams().get("tab");
  const tab = TABS.find((candidate) => candidate === asked) ?? "tokens";
  return (
    <Page title={say("settings.settings")} line={say("settings.accessForProgramsAndForYou")}>
      <Tabs
        label={say("settings.settings")}
        value={tab}
        onValueChange={(next) => patchUrl({ tab: next === "tokens" ? undefined : next })}
        tabs={[
          { value: "tokens", label: say("settings.tokens"), content: <Tokens /> },
          { value: "operators", label: say("settings.operators"), content: <Operators /> },
          { value: "sessions", label: say("settings.yourSessions"), content: <Sessions /> },
          { value: "second-factor", label: say("parts.secondFactor"), content: <SecondFactorTab /> },
          { value: "checks", label: say("settings.checks"), content: <Checks /> },
        ]}
      />
    </Page>
  );
}
