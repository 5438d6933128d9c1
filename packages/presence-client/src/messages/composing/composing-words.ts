import { IS_COMPOSING_TYPE, writeIsComposing } from "@porchlight/documents";
import { Alarm } from "../../support/alarm";
import type { MessageExchange } from "../message-exchange";
import {
  type Composer,
  type ComposerEvent,
  composerDeadline,
  newComposer,
  refreshSeconds,
  stepComposer,
} from "./composer";

/** Tells one address whether the user is writing to it. */
export class ComposingWords {
  readonly #alarm = new Alarm();
  #composer: Composer = newComposer;

  constructor(
    private readonly exchange: MessageExchange,
    private readonly peer: string,
  ) {}

  note(event: ComposerEvent): void {
    const { composer, say } = stepComposer(this.#composer, event, Date.now());
    this.#composer = composer;
    this.#alarm.clear();
    const deadline = composerDeadline(composer);
    if (deadline !== undefined) this.#alarm.set(deadline - Date.now(), () => this.note("timer"));
    if (say) void this.#say(say);
  }

  close(): void {
    this.#alarm.clear();
  }

  async #say(state: "active" | "idle"): Promise<void> {
    const refresh = state === "active" ? { refreshSeconds } : {};
    const outcome = await this.exchange.sendMessage({
      to: this.peer,
      contentType: IS_COMPOSING_TYPE,
      body: writeIsComposing({ state, contentType: "text/plain", ...refresh }),
      isPassing: true,
    });
    if (outcome.kind === "response" && outcome.status === 415) this.note("unsupported");
  }
}
