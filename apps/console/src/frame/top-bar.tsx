"use client";
import { Button, Kbd, LiveIndicator, ThemeToggle } from "@porchlight/ui";
import { Search } from "lucide-react";
import { type ReactNode, useContext, useEffect, useState } from "react";
import { useRoundTrip } from "~/api/round-trip";
import { useLive } from "~/live/live-provider";
import { late } from "~/parts/late";
import { useSay } from "~/words/words-provider";
import { AccountMenu } from "./account-menu";
import { DomainName } from "./domain-name";
import { ThemeContext } from "./theme-context";

const CommandPalette = late(() => import("./command-palette").then((module) => module.CommandPalette));

/** Domain, palette, live indicator, theme and account. */
export function TopBar({ menu }: { readonly menu: ReactNode }) {
  const say = useSay();
  const { theme, change } = useContext(ThemeContext);
  const { state } = useLive();
  const roundTripMs = useRoundTrip();
  const [palette, setPalette] = useState<"never" | "open" | "closed">("never");
  usePaletteKey(() => setPalette((before) => (before === "open" ? "closed" : "open")));
  return (
    <header className="flex h-14 shrink-0 items-center gap-2 border-line border-b px-4 sm:gap-3 sm:px-6">
      {menu}
      <DomainName />
      <div className="flex-1" />
      <Button
        size="sm"
        className="px-2! text-text-muted! sm:px-3!"
        aria-keyshortcuts="Control+K Meta+K"
        onClick={() => setPalette("open")}
      >
        <Search />
        <span className="sr-only md:not-sr-only">{say("frame.search")}</span>
        <span aria-hidden="true" className="hidden md:inline">
          <Kbd>Ctrl K</Kbd>
        </span>
      </Button>
      <LiveIndicator state={state} roundTripMs={roundTripMs} isNarrow />
      <div className="flex items-center">
        <ThemeToggle theme={theme} onChange={change} />
        <AccountMenu />
      </div>
      {palette === "never" ? null : (
        <CommandPalette
          open={palette === "open"}
          onOpenChange={(open) => setPalette(open ? "open" : "closed")}
        />
      )}
    </header>
  );
}

function usePaletteKey(toggle: () => void): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "k" || !(event.metaKey || event.ctrlKey) || event.altKey) return;
      event.preventDefault();
      toggle();
    };
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  });
}
