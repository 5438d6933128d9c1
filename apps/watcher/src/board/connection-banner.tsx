import type { ConnectionState, PresenceClient } from "@porchlight/presence-client";
import { Banner, Button, useNow } from "@porchlight/ui";
import { CloudOff } from "lucide-react";
import { clock } from "../format/time";
import { useConnection } from "../presence/use-live";
import { words } from "../words/words";

/** Below the board: that it is not live, since when, and when the next try comes. Nothing while all is well. */
export function ConnectionBanner({ client }: { readonly client: PresenceClient }) {
  const state = useConnection(client);
  if (state.kind !== "reconnecting") return null;
  return (
    <div className="px-4 pb-4" data-testid="connection-banner">
      <Reconnecting state={state} onTryNow={() => client.retryNow()} />
    </div>
  );
}

/** The same in a drawer that covers the board. */
export function DrawerConnection({ client }: { readonly client: PresenceClient }) {
  const state = useConnection(client);
  if (state.kind !== "reconnecting") return null;
  return (
    <div data-testid="drawer-connection">
      <Reconnecting state={state} onTryNow={() => client.retryNow()} />
    </div>
  );
}

interface ReconnectingProps {
  readonly state: Extract<ConnectionState, { kind: "reconnecting" }>;
  readonly onTryNow: () => void;
}

function Reconnecting({ state, onTryNow }: ReconnectingProps) {
  const now = useNow(500);
  const seconds = Math.max(0, Math.ceil(((state.retryAt ?? now) - now) / 1000));
  return (
    <Banner
      tone="warn"
      icon={<CloudOff />}
      action={
        <Button size="sm" onClick={onTryNow} data-testid="try-now">
          {words.connection.tryNow}
        </Button>
      }
    >
      {state.statusCode === undefined
        ? words.connection.lost(clock(state.since, now))
        : words.connection.trouble(state.statusCode)}{" "}
      {words.connection.lastKnown} {/* A screen reader hears of the loss once, not of every second. */}
      <span aria-hidden="true" className="text-text-muted">
        {words.connection.retryIn(seconds)}
      </span>
    </Banner>
  );
}
