"use client";
import { cn, IconButton } from "@porchlight/ui";
import { Menu, PanelLeftClose, PanelLeftOpen } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useLive } from "~/live/live-provider";
import { late } from "~/parts/late";
import { useSay } from "~/words/words-provider";
import { Brand } from "./brand";
import { LiveBanner } from "./live-banner";
import { Rail } from "./rail";
import { TopBar } from "./top-bar";
import { useGuardedLinks } from "./use-go";
import { useKeptFlag } from "./use-kept-flag";
import { useQuietAnnouncer } from "./use-quiet-announcer";

const RailDrawer = late(() => import("./rail-drawer").then((module) => module.RailDrawer));

/** Rail, top bar and the room. On a narrow screen the rail is a drawer. */
export function OfficeLayout({ children }: { readonly children: ReactNode }) {
  const say = useSay();
  const [collapsed, setCollapsed] = useKeptFlag("rail-collapsed");
  const [menuOpen, setMenuOpen] = useState(false);
  const { state } = useLive();
  const guardLinks = useGuardedLinks();
  useQuietAnnouncer();
  return (
    <div className="flex h-dvh overflow-hidden" onClickCapture={guardLinks}>
      <a
        href="#room"
        className="sr-only z-50 rounded-md bg-surface px-3 py-2 focus:not-sr-only focus:absolute focus:top-2 focus:left-2"
      >
        {say("frame.skipToTheContent")}
      </a>
      <div
        className={cn(
          "hidden shrink-0 flex-col justify-between border-line border-r p-3 lg:flex",
          collapsed ? "w-15" : "w-52",
        )}
      >
        <div className="flex flex-col gap-4">
          <Brand collapsed={collapsed} className={cn("h-9", collapsed ? "justify-center" : "px-3")} />
          <Rail collapsed={collapsed} />
        </div>
        <IconButton
          label={collapsed ? say("frame.expandTheRail") : say("frame.collapseTheRail")}
          tooltipSide="right"
          onClick={() => setCollapsed(!collapsed)}
        >
          {collapsed ? <PanelLeftOpen /> : <PanelLeftClose />}
        </IconButton>
      </div>
      {menuOpen ? <RailDrawer onClose={() => setMenuOpen(false)} /> : null}
      <div className="flex min-w-0 flex-1 flex-col">
        <TopBar
          menu={
            <IconButton
              label={say("frame.roomsOfTheConsole")}
              tooltipSide="bottom"
              className="-ml-2 lg:hidden"
              onClick={() => setMenuOpen(true)}
            >
              <Menu />
            </IconButton>
          }
        />
        <main
          id="room"
          tabIndex={-1}
          className={cn(
            "flex min-h-0 flex-1 flex-col overflow-y-auto outline-none transition-[filter]",
            state === "broken" && "grayscale",
          )}
        >
          {children}
        </main>
        <LiveBanner />
      </div>
    </div>
  );
}
