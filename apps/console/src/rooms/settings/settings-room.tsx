"use client";
import { Tabs } from "@porchlight/ui";
import { useSearchParams } from "next/navigation";
import { Page } from "~/parts/page";
import { patchUrl } from "~/url/use-url-state";
import { Checks } from "./checks";
import { Sessions } from "./sessions";
import { Tokens } from "./tokens";

const TABS = ["tokens", "sessions", "checks"] as const;

/** Tokens for programs, own sessions, and the checks of the installation. */
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
          { value: "sessions", label: "Your sessions", content: <Sessions /> },
          { value: "checks", label: "Checks", content: <Checks /> },
        ]}
      />
    </Page>
  );
}
