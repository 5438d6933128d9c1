import type { GatewayWatcher } from "@porchlight/engine";
import type { Visit } from "./door";

export interface Caller {
  readonly visit: Visit;
  readonly userAgent: string;
  readonly port: number;
}

/** Who watches, as the engine knows it. */
export const watcherOf = ({
  visit: { token, client },
  userAgent,
  port,
}: Caller): Omit<GatewayWatcher, "presentity"> => ({
  watcher: token.aor,
  label: token.label,
  userAgent: userAgent.slice(0, MAX_USER_AGENT),
  peer: { transport: client.isSecure ? "tls" : "tcp", address: client.address, port },
});

const MAX_USER_AGENT = 256;
