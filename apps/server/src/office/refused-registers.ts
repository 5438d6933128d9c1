import type { Clock } from "@porchlight/kernel";
import type { OfficeEvent } from "../admin/ports/observation";
import type { RefusedRegister } from "../admin/ports/office";
import type { FlowRegistry } from "../listeners/flow-registry";

/** Devices that are remembered, the oldest making room. */
const KEPT = 1000;
/** Characters of a text that came by SIP. */
const LONGEST = 512;

type Flows = Pick<FlowRegistry, "find">;

/** Why devices are not let in, as long as the process runs: for whoever sets them up. */
export class RefusedRegisters {
  readonly #refused = new Map<string, RefusedRegister>();
  readonly #clock: Clock;
  readonly #flows: () => Flows;

  constructor(clock: Clock, flows: () => Flows) {
    this.#clock = clock;
    this.#flows = flows;
  }

  note(event: OfficeEvent): void {
    // A nonce that is too old is no fault: the client gets a new one and repeats.
    if (event.kind !== "register-refused" || event.cause === "expired-nonce") return;
    const flow = this.#flows().find(event.flow);
    const aor = event.aor.slice(0, LONGEST);
    const userAgent = event.userAgent.slice(0, LONGEST);
    const remoteAddress = flow?.remoteAddress ?? "";
    const device = JSON.stringify([aor, userAgent, remoteAddress]);
    this.#refused.delete(device);
    this.#refused.set(device, {
      aor,
      cause: event.cause,
      transport: flow?.transport,
      remoteAddress,
      userAgent,
      at: this.#clock(),
    });
    this.#makeRoom();
  }

  /** The address is nobody's any more. */
  forget(aor: string): void {
    for (const [device, refused] of this.#refused) if (refused.aor === aor) this.#refused.delete(device);
  }

  latestFirst(): readonly RefusedRegister[] {
    return [...this.#refused.values()].reverse();
  }

  #makeRoom(): void {
    for (const [oldest] of this.#refused) {
      if (this.#refused.size <= KEPT) return;
      this.#refused.delete(oldest);
    }
  }
}
