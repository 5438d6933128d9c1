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
      /** What the server answered when it was asked last; undefined when it did not. */
      readonly statusCode: number | undefined;
    }
  | { readonly kind: "disconnected"; readonly reason: DisconnectReason };

export type DisconnectReason =
  | { readonly kind: "not-connected" }
  | { readonly kind: "signed-out" }
  | { readonly kind: "wrong-credentials" }
  /** The registrar refuses this client. */
  | { readonly kind: "refused"; readonly statusCode: number; readonly reason: string };

/** Why the first attempt did not succeed. After `unreachable` and `not-ready` the client goes on trying. */
export type ConnectFailure =
  | { readonly kind: "unreachable" }
  /** The server is there and registers nobody now (RFC 3261 section 21.5), until `retryAt` where it named a time. */
  | { readonly kind: "not-ready"; readonly statusCode: number; readonly retryAt: number | undefined }
  | Exclude<DisconnectReason, { readonly kind: "not-connected" }>;

export type ConnectResult = Result<void, ConnectFailure>;
