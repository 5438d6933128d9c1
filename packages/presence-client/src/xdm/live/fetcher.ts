import type { Result } from "@porchlight/kernel";
import { Alarm } from "../../support/alarm";
import { type BackOffLimits, backOffMs } from "../../support/back-off";
import type { XdmFailure } from "../xdm-failure";

/** Reads one resource when told to: one request at a time, and after growing pauses while the server is away. */
export class Fetcher<Value> {
  readonly #alarm = new Alarm();
  #isUnderWay = false;
  #isAskedAgain = false;
  #isDropped = false;
  #failures = 0;

  constructor(
    private readonly read: () => Promise<Result<Value, XdmFailure>>,
    private readonly onResult: (result: Result<Value, XdmFailure>) => void,
    private readonly pauses: BackOffLimits,
  ) {}

  get isUnderWay(): boolean {
    return this.#isUnderWay;
  }

  /** Reads now; when a request is out already, once more after it. */
  start(): void {
    this.#alarm.clear();
    if (this.#isUnderWay) this.#isAskedAgain = true;
    else void this.#run();
  }

  /** No further try is needed. */
  rest(): void {
    this.#alarm.clear();
    this.#failures = 0;
  }

  drop(): void {
    this.#alarm.clear();
    this.#isDropped = true;
  }

  async #run(): Promise<void> {
    this.#isUnderWay = true;
    let result = await this.read();
    while (this.#isAskedAgain && !this.#isDropped) {
      this.#isAskedAgain = false;
      result = await this.read();
    }
    this.#isUnderWay = false;
    if (this.#isDropped) return;
    if (result.ok || !mayPass(result.error)) this.#failures = 0;
    else this.#tryLater(result.error);
    this.onResult(result);
  }

  #tryLater(failure: XdmFailure): void {
    this.#failures += 1;
    const named = failure.kind === "unavailable" ? failure.retryAfterMs : undefined;
    this.#alarm.set(named ?? backOffMs(this.#failures, this.pauses, Math.random), () => this.start());
  }
}

const mayPass = ({ kind }: XdmFailure): boolean =>
  kind === "unreachable" || kind === "unavailable" || kind === "unreadable-answer";
