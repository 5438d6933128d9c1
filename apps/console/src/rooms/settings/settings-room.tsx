"use client";
import { Tabs } from "@porchlight/ui";
import { useSearchParams } from "next/navigation";
import { Page } from "~/parts/page";
import { SecondFactorTab } from "~/rooms/second-factor/second-factor-tab";
import { patchUrl } from "~/url/use-url-state";
import { Checks } from "./checks/checks";
import { Operators } from "./operators";
import { Sessions } from "./sessions";
import { Tokens } from "./tokens";

const TABS = ["tokens", "operators", "sessions", "second-factor", "checks"] as const;

/** Tokens for programs, operators, own sessions and second factor, and the checks of the installation. */
export function SettingsRoom() {
  const asked = useSearchParams().get("tab");
  const tab = TABS.find((candidate) => candidate === asked) ?? "tokens";
  return (
    <Page title="Settings" line="Access for programs and for you, and the health of the installation.">
      <Tabs
        label="Settings"
        value={tab}
        onValueChange={(next) => patchUrl({ tab: next === "tokens" ? undefined : next })}
        tabs={[
          { value: "tokens", label: "Tokens", content: <Tokens /> },
          { value: "operators", label: "Operators", content: <Operators /> },
          { value: "sessions", label: "Your sessions", content: <Sessions /> },
          { value: "second-factor", label: "Second factor", content: <SecondFactorTab /> },
          { value: "checks", label: "Checks", content: <Checks /> },
        ]}
      />
    </Page>
  );
}
