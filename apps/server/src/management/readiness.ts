/** How far the process is. */
export type Phase = "starting" | "ready" | "stopping";

/** What the probes answer. */
export class Readiness {
  #phase: Phase = "starting";

  get phase(): Phase {
    return this.#phase;
  }

  enter(phase: Phase): void {
    this.#phase = phase;
  }

  /** Started once: stays true while it stops. */
  get hasStarted(): boolean {
    return this.#phase !== "starting";
  }

  get isReady(): boolean {
    return this.#phase === "ready";
  }
}
