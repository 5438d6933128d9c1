import type { EventFilter } from "./event-filter";
import type { StateMemory, SubscribeBody } from "./subscription-life";

/** Whether the notifier of a dialog has the filter of a subscription, and what brings that about. */
export class FilterPlacement {
  /** Undefined while nobody knows: a SUBSCRIBE that said so had no answer, or another one. */
  #isPlaced: boolean | undefined = false;
  #wasPlaced: boolean | undefined = false;
  #sent: SubscribeBody | undefined;

  constructor(
    private readonly filter: EventFilter | undefined,
    private readonly isAllowed: () => boolean,
    private readonly memory: StateMemory,
  ) {}

  get isWanted(): boolean {
    return this.filter !== undefined && this.isAllowed() && this.memory.isFilterRefused !== true;
  }

  /** Of the next SUBSCRIBE; one without a body leaves in force what was said (RFC 4660 §3.3.3). */
  next(isInDialog: boolean): SubscribeBody | undefined {
    if (!isInDialog) this.#isPlaced = false;
    this.#wasPlaced = this.#isPlaced;
    const { isWanted } = this;
    this.#sent = isWanted ? this.filter?.placing : this.filter?.removing;
    if (isWanted === this.#isPlaced) this.#sent = undefined;
    this.#isPlaced = isWanted;
    return this.#sent;
  }

  /** The SUBSCRIBE was not accepted, or nobody knows. */
  unknown(): void {
    if (this.#sent !== undefined) this.#isPlaced = undefined;
  }

  /** A notifier that takes no such filter may be asked without it. False where none was sent. */
  giveUp(): boolean {
    if (this.#sent === undefined) return false;
    this.memory.isFilterRefused = true;
    // One that may have arrived before has to be removed; whoever refuses that, too, has none.
    const mayBeThere = this.#wasPlaced === undefined && this.#sent === this.filter?.placing;
    this.#isPlaced = mayBeThere ? undefined : false;
    return true;
  }
}
