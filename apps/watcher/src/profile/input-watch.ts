import type { UserInput } from "@porchlight/presence-client";
import type { InputSharing } from "./my-profile";

export const idleThresholdSeconds = 600;

/** Input that counts as use of the device. */
const signs = ["pointerdown", "pointermove", "keydown", "wheel", "touchstart"] as const;

/** A sign more often than this is not looked at. */
const calmMs = 1000;

/** Notices when the page is not used any more, and when it is again. Looks at nothing while nothing is shared. */
export class InputWatch {
  #sharing: InputSharing = "nothing";
  #lastInput: number | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isIdle = false;

  constructor(
    private readonly page: Pick<EventTarget, "addEventListener" | "removeEventListener">,
    private readonly onChange: () => void,
  ) {}

  /** What is said of it; undefined: nothing. The time only by the user's wish, and only when it is over. */
  get input(): UserInput | undefined {
    if (this.#sharing === "nothing") return undefined;
    const lastInput = this.#sharing === "time" && this.#isIdle ? this.#lastInput : undefined;
    return {
      state: this.#isIdle ? "idle" : "active",
      idleThresholdSeconds,
      ...(lastInput === undefined ? {} : { lastInput }),
    };
  }

  get sharing(): InputSharing {
    return this.#sharing;
  }

  share(sharing: InputSharing): void {
    if (sharing === this.#sharing) return;
    const wasWatching = this.#sharing !== "nothing";
    this.#sharing = sharing;
    if (sharing === "nothing") this.#stop();
    else if (!wasWatching) this.#start();
    this.onChange();
  }

  close(): void {
    this.#sharing = "nothing";
    this.#stop();
  }

  #start(): void {
    this.#isIdle = false;
    this.#lastInput = Date.now();
    for (const sign of signs) this.page.addEventListener(sign, this.#used, { passive: true });
    this.#await();
  }

  #stop(): void {
    clearTimeout(this.#timer);
    for (const sign of signs) this.page.removeEventListener(sign, this.#used);
    this.#lastInput = undefined;
    this.#isIdle = false;
  }

  readonly #used = (): void => {
    const now = Date.now();
    if (!this.#isIdle && now - (this.#lastInput ?? 0) < calmMs) return;
    this.#lastInput = now;
    if (!this.#isIdle) return;
    this.#isIdle = false;
    this.#await();
    this.onChange();
  };

  #await(): void {
    const left = (this.#lastInput ?? 0) + idleThresholdSeconds * 1000 - Date.now();
    this.#timer = setTimeout(() => this.#look(), Math.max(0, left));
  }

  #look(): void {
    if (Date.now() - (this.#lastInput ?? 0) < idleThresholdSeconds * 1000) {
      this.#await();
      return;
    }
    this.#isIdle = true;
    this.onChange();
  }
}
