/** How often it is looked, milliseconds. */
const lookEveryMs = 250;
/** One long turn is no overload: so many looks in a row must be late. */
const lateLooks = 2;

export interface StrainGaugeParts {
  /** Lateness above which the process does not keep up; 0 = it always does. */
  readonly lagMs: number;
  /** Told when it comes and when it has gone. */
  readonly changed: (isStrained: boolean) => void;
}

/** Notices that the process runs late: it has more to do than its processor can. */
export class StrainGauge {
  readonly #parts: StrainGaugeParts;
  #timer: NodeJS.Timeout | undefined;
  #dueAt = 0;
  #late = 0;
  #isStrained = false;

  constructor(parts: StrainGaugeParts) {
    this.#parts = parts;
  }

  start(): void {
    if (this.#parts.lagMs === 0) return;
    this.#dueAt = performance.now() + lookEveryMs;
    this.#timer = setInterval(() => {
      const now = performance.now();
      this.look(now - this.#dueAt);
      this.#dueAt = now + lookEveryMs;
    }, lookEveryMs);
    this.#timer.unref();
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  /** A look came so late. Strain begins above the bound, and is over at half of it: it does not flicker. */
  look(lateMs: number): void {
    const { changed, lagMs } = this.#parts;
    this.#late = lateMs > lagMs ? this.#late + 1 : 0;
    const isStrained = this.#isStrained ? lateMs > lagMs / 2 : this.#late >= lateLooks;
    if (isStrained === this.#isStrained) return;
    this.#isStrained = isStrained;
    changed(isStrained);
  }
}
