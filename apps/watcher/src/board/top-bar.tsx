import type { ConnectionState, PresenceClient } from "@porchlight/presence-client";
import { IconButton, LiveIndicator, type LiveState, UriText } from "@porchlight/ui";
import { LogOut } from "lucide-react";
import type { ReactNode } from "react";
import { LanguageChoice } from "../language-choice";
import { useConnection, useRoundTrip } from "../presence/use-live";
import { ThemeButton } from "../theme-button";
import { words } from "../words/words";

const liveStates: Readonly<Record<ConnectionState["kind"], LiveState>> = {
  connecting: "connecting",
  connected: "live",
  reconnecting: "broken",
  disconnected: "broken",
};

export interface TopBarProps {
  readonly client: PresenceClient;
  readonly onSignOut: () => void;
  /** Beside the other buttons. */
  readonly children: ReactNode;
}

export function TopBar({ client, onSignOut, children }: TopBarProps) {
  const { kind } = useConnection(client);
  const roundTripMs = useRoundTrip(client);
  return (
    <header className="border-line border-b bg-surface">
      <div className="mx-auto flex h-14 w-full max-w-5xl items-center gap-2 px-4 max-sm:gap-1">
        <img src="./lantern.svg" alt="" className="size-7" />
        <h1 className="font-semibold text-lg max-sm:sr-only">{words.productName}</h1>
        <span
          className="min-w-0 grow text-right text-text-muted max-sm:wrap-anywhere max-sm:line-clamp-2 max-sm:text-left max-sm:text-sm max-sm:leading-tight sm:truncate"
          data-testid="my-address"
        >
          <UriText uri={client.entity} />
        </span>
        <span className="px-1 max-sm:[&_span[title]]:hidden" data-testid="live" data-state={kind}>
          <LiveIndicator state={liveStates[kind]} roundTripMs={roundTripMs} isNarrow />
        </span>
        {children}
        <LanguageChoice />
        <ThemeButton />
        <IconButton label={words.signOut} tooltipSide="bottom" onClick={onSignOut} data-testid="sign-out">
          <LogOut />
        </IconButton>
      </div>
    </header>
  );
}
