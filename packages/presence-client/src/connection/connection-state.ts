import type { Result } from "@porchlight/kernel";

/** Where the connection to the server stands. Times are milliseconds since the Unix epoch. */
export type ConnectionState =
  | { readonly kind: "connecting" }
  | { readonly kind: "connected"; readonly since: number }
  /** Away since `since`; try number `attempt` comes at `retryAt`, or when the softphone's connection is back. */
  | {
      readonly kind: "reconnecting";
      readonly since: number;
      readonly attempt: number;
      readonly retryAt: number | undefined;
    }
  | { readonly kind: "disconnected"; readonly reason: DisconnectReason };

export type DisconnectReason =
  | { readonly kind: "not-connected" }
  | { readonly kind: "signed-out" }
  | { readonly kind: "wrong-credentials" }
  /** The registrar refuses this client. */
  | { readonly kind: "refused"; readonly statusCode: number; readonly reason: string };

/** Why the first attempt did not succeed. After `unreachable` the client goes on trying. */
export type ConnectFailure =
  | { readonly kind: "unreachable" }
  | Exclude<DisconnectReason, { readonly kind: "not-connected" }>;

export type ConnectResult = Result<void, ConnectFailure>;
