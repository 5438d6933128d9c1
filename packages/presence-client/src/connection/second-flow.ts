import type { DigestSession } from "../digest/digest-session";
import { Registration, type RegistrationOptions } from "../registration/registration";
import type { OwnStack } from "../sip/own-stack";
import { RequestSender } from "../sip/request-sender";
import type { Timing } from "../support/timing";
import { ConnectionKeeper } from "./connection-keeper";
import { OtherAddresses } from "./other-addresses";
import type { ServerAddresses } from "./server-addresses";

export interface SecondFlowParts {
  readonly digest: DigestSession;
  readonly registration: Omit<RegistrationOptions, "regId">;
  readonly timing: Timing;
}

/**
 * A second flow of the same instance, to another server (RFC 5626 §4.2): what is sent to the user arrives over it while the first
 * one is away. The client's own requests go over the first.
 */
export class SecondFlow {
  readonly #addresses: OtherAddresses;
  readonly #stack: OwnStack;
  readonly #registration: Registration;
  readonly #keeper: ConnectionKeeper;
  /** Where it leads while it stands. */
  #server: string | undefined;
  #isWanted = false;

  constructor(first: OwnStack, servers: ServerAddresses, { digest, registration, timing }: SecondFlowParts) {
    this.#addresses = new OtherAddresses(servers);
    this.#stack = first.another(this.#addresses, {
      onOpen: () => this.#keeper.opened(),
      onLost: () => this.#keeper.lost(),
    });
    const sender = new RequestSender(this.#stack, digest);
    this.#registration = new Registration(
      this.#stack,
      sender,
      { ...registration, regId: 2 },
      timing,
      (outcome) => {
        if (outcome.kind === "refused" || outcome.kind === "wrong-credentials") this.#keeper.end(outcome);
      },
    );
    this.#keeper = new ConnectionKeeper(this.#stack, this.#registration, timing, {
      onState: () => undefined,
      onOnline: () => {
        this.#server = this.#addresses.current;
      },
      onOffline: () => {
        this.#server = undefined;
        sender.abandon();
      },
      onRoundTrip: () => undefined,
      probe: (waitMs) => this.#stack.ping(waitMs),
    });
  }

  /** Opens it where it is wanted and there is another server, and closes it where not. */
  keep(isWanted: boolean): void {
    const { state } = this.#keeper;
    this.#isWanted = isWanted && !this.#addresses.isEmpty;
    // It may be wanted again before it has gone.
    if (!this.#isWanted) void this.leave().then(() => this.#isWanted && this.keep(true));
    else if (state.kind === "disconnected") void this.#keeper.connect();
    else if (this.#server !== undefined && this.#server !== this.#addresses.current) this.#move();
  }

  /** Proves the connection, after sleep or a change of network. */
  checkNow(): void {
    this.#keeper.checkNow();
  }

  /** Unregisters, and closes. */
  async leave(): Promise<void> {
    if (this.#server !== undefined) await this.#registration.unregister();
    this.close();
  }

  /** Closes it, and leaves the binding to its time. */
  close(): void {
    if (this.#keeper.state.kind !== "disconnected") this.#keeper.end({ kind: "signed-out" });
  }

  /** The first flow leads there by now. */
  #move(): void {
    this.#stack.close();
    this.#keeper.lost();
  }
}
