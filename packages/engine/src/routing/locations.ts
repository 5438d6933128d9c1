import type { Instant } from "@porchlight/kernel";
import type { HopTarget, Located } from "@porchlight/routing";
import type { EngineOutputs, LocateId } from "../ports/outputs";

type Answer = (located: Located, now: Instant) => void;

/** Questions for locations that await their answers. */
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

  ask(target: HopTarget, answer: Answer): void {
    this.#lastId += 1;
    const id = this.#lastId as LocateId;
    this.#open.set(id, answer);
    this.#outputs.locate(id, target);
  }

  answered(id: LocateId, located: Located, now: Instant): void {
    const answer = this.#open.get(id);
    this.#open.delete(id);
    answer?.(located, now);
  }
}
