import type { ClientStorage, ConnectFailure, PresenceClient } from "@porchlight/presence-client";
import type { Credentials, CredentialsStore } from "./credentials-store";
import { clientFor, type Desk, leaveDesk, openDesk } from "./desk";
import type { ServerLocation } from "./server-location";

/** Why the user is not signed in. */
export type SignInProblem =
  | { readonly kind: "wrong-credentials" }
  | { readonly kind: "refused"; readonly statusCode: number }
  /** Registers nobody now; for so long, where it said that. */
  | { readonly kind: "not-ready"; readonly statusCode: number; readonly waitSeconds: number | undefined }
  | { readonly kind: "unreachable" };

export type SessionState =
  | { readonly kind: "signed-out"; readonly problem: SignInProblem | undefined }
  | { readonly kind: "signing-in"; readonly address: string }
  | { readonly kind: "signed-in"; readonly desk: Desk };

/** Signs in and out, and brings a reloaded page back to its desk. */
export class Session {
  readonly #listeners = new Set<() => void>();
  #state: SessionState = { kind: "signed-out", problem: undefined };

  constructor(
    private readonly server: ServerLocation,
    private readonly storage: ClientStorage,
    private readonly credentials: CredentialsStore,
  ) {}

  get state(): SessionState {
    return this.#state;
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Goes on with what is stored. The board is shown at once; the server is tried until it is there. */
  resume(): void {
    const stored = this.credentials.load();
    if (!stored) return;
    const client = clientFor(stored, this.server, this.storage);
    this.#open(client, stored);
    void client.connect();
  }

  async signIn(credentials: Credentials, onDevice: boolean): Promise<void> {
    this.#become({ kind: "signing-in", address: credentials.address });
    const client = clientFor(credentials, this.server, this.storage);
    const result = await client.connect();
    if (result.ok) {
      this.credentials.save(credentials, onDevice);
      this.#open(client, credentials);
      return;
    }
    await client.disconnect({ keepPublication: true });
    this.#become({ kind: "signed-out", problem: problemOf(result.error) });
  }

  async signOut(): Promise<void> {
    if (this.#state.kind !== "signed-in") return;
    const { desk } = this.#state;
    this.credentials.clear();
    leaveDesk(desk, true);
    this.#become({ kind: "signed-out", problem: undefined });
    await desk.client.disconnect();
  }

  /** The page goes; what is published stays for its return. */
  leavePage(): void {
    if (this.#state.kind === "signed-in") this.#state.desk.myStatus.keep();
  }

  #open(client: PresenceClient, credentials: Credentials): void {
    const desk = openDesk(client, credentials, this.server, this.storage);
    client.on("state", (state) => {
      if (state.kind !== "disconnected" || state.reason.kind === "signed-out") return;
      this.#lost(desk, state.reason.kind === "not-connected" ? undefined : state.reason);
    });
    this.#become({ kind: "signed-in", desk });
  }

  /** The server does not want this user any more. */
  #lost(desk: Desk, reason: ConnectFailure | undefined): void {
    if (this.#state.kind !== "signed-in" || this.#state.desk !== desk) return;
    this.credentials.clear();
    leaveDesk(desk, false);
    this.#become({ kind: "signed-out", problem: reason && problemOf(reason) });
  }

  #become(state: SessionState): void {
    this.#state = state;
    for (const listener of [...this.#listeners]) listener();
  }
}

function problemOf(failure: ConnectFailure): SignInProblem | undefined {
  switch (failure.kind) {
    case "wrong-credentials":
    case "unreachable":
      return { kind: failure.kind };
    case "refused":
      return { kind: "refused", statusCode: failure.statusCode };
    case "not-ready": {
      const { kind, statusCode, retryAt } = failure;
      const waitSeconds = retryAt && Math.ceil((retryAt - Date.now()) / 1000);
      return { kind, statusCode, waitSeconds };
    }
    case "signed-out":
      return undefined;
  }
}
