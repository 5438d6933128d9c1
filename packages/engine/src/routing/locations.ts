import type { Instant } from "@porchlight/kernel";
import type { HopTarget, Located, LocatedNumber, NumberTarget } from "@porchlight/routing";
import type { EngineOutputs, LocateId } from "../ports/outputs";

type Answer = (located: Located | LocatedNumber, now: Instant) => void;

/** Questions for locations, and for what numbers stand for, that await their answers. */
export class Locations {
  readonly #outputs: Pick<EngineOutputs, "locate">;
  readonly #open = new Map<LocateId, Answer>();
  #lastId = 0;

  constructor(outputs: Pick<EngineOutputs, "locate">) {
    this.#outputs = outputs;
  }

  get size(): number {
    return this.#open.size;
  }

  ask(target: HopTarget, answer: (located: Located, now: Instant) => void): void {
    this.#ask(target, (located, now) => {
      if (located.kind === "number") throw new Error("a place was asked for, and a number is told");
      answer(located, now);
    });
  }

  /** The SIP URI that stands for a number; undefined when none is known. */
  askNumber(target: NumberTarget, answer: (uri: string | undefined, now: Instant) => void): void {
    this.#ask(target, (located, now) => answer(located.kind === "number" ? located.uri : undefined, now));
  }

  #ask(target: HopTarget | NumberTarget, answer: Answer): void {
    this.#lastId += 1;
    const id = this.#lastId as LocateId;
    this.#open.set(id, answer);
    this.#outputs.locate(id, target);
  }

  answered(id: LocateId, located: Located | LocatedNumber, now: Instant): void {
    const answer = this.#open.get(id);
    this.#open.delete(id);
    answer?.(located, now);
  }
}
