import { refreshAfterSeconds } from "@porchlight/kernel";
import { URI } from "sip.js/lib/grammar/index.js";
import { deltaSeconds, retryAfterMs } from "../sip/header-numbers";
import type { RequestSender, SipOutcome, SipResponse } from "../sip/request-sender";
import { newThread } from "../sip/request-sender";
import type { SipStack } from "../sip/sip-stack";
import { Alarm } from "../support/alarm";
import { backOffMs } from "../support/back-off";
import type { Timing } from "../support/timing";

/** How one attempt to register ended. */
export type RegistrationOutcome =
  | { readonly kind: "registered" }
  | { readonly kind: "wrong-credentials" }
  | { readonly kind: "refused"; readonly statusCode: number; readonly reason: string }
  /** `statusCode` is undefined when nothing was answered. */
  | Later;

export interface Later {
  readonly kind: "later";
  readonly statusCode: number | undefined;
  readonly retryAfterMs: number | undefined;
}

export interface RegistrationOptions {
  readonly instanceId: string;
  /** Number of the flow among those of the instance. */
  readonly regId: number;
  /** Asked for; the registrar may want more. */
  readonly expiresSeconds: () => number;
}

const mostRounds = 3;
const INTERVAL_TOO_BRIEF = 423;

/** The binding of this client at the registrar, one outbound flow (RFC 5626) under a stable instance id. */
export class Registration {
  readonly #thread = newThread();
  readonly #refresh = new Alarm();
  #leastSeconds = 0;
  #attempt = 0;
  #bound = false;

  constructor(
    private readonly stack: SipStack,
    private readonly sender: RequestSender,
    private readonly options: RegistrationOptions,
    private readonly timing: Timing,
    private readonly onLost: (outcome: RegistrationOutcome) => void,
  ) {}

  /** Registers, and from then on refreshes by itself. A refusal of a refresh is reported to `onLost`. */
  async register(): Promise<RegistrationOutcome> {
    this.#refresh.clear();
    for (let round = 0; round < mostRounds; round += 1) {
      const asked = Math.max(this.#leastSeconds, this.options.expiresSeconds());
      const answer = await this.#send(asked);
      if (answer.kind !== "response" || answer.status !== INTERVAL_TOO_BRIEF) return this.#judge(answer);
      const least = deltaSeconds(answer.header("min-expires"));
      if (least === undefined || least <= asked) return this.#judge(answer);
      this.#leastSeconds = least;
    }
    return { kind: "later", statusCode: INTERVAL_TOO_BRIEF, retryAfterMs: undefined };
  }

  /** Removes the binding if there is one. */
  async unregister(): Promise<void> {
    this.#refresh.clear();
    if (!this.#bound) return;
    this.#bound = false;
    await this.#send(0);
  }

  /** Stops refreshing, the binding is left to its time. */
  pause(): void {
    this.#refresh.clear();
  }

  #send(expiresSeconds: number): Promise<SipOutcome> {
    const { core, aor } = this.stack;
    const registrar = new URI("sip", "", aor.host, aor.port);
    const { regId, instanceId } = this.options;
    const contact = `<${core.configuration.contact.uri}>;reg-id=${regId};+sip.instance="<urn:uuid:${instanceId}>"`;
    return this.sender.send({
      method: "REGISTER",
      requestUri: registrar,
      to: aor,
      thread: this.#thread,
      headers: [
        `Contact: ${contact};expires=${expiresSeconds}`,
        `Expires: ${expiresSeconds}`,
        "Supported: path, gruu",
      ],
    });
  }

  #judge(answer: SipOutcome): RegistrationOutcome {
    if (answer.kind === "unauthorized") return { kind: "wrong-credentials" };
    if (answer.kind !== "response") return { kind: "later", statusCode: undefined, retryAfterMs: undefined };
    const { status } = answer;
    if (status < 300) {
      this.#bound = true;
      this.#attempt = 0;
      this.stack.named?.(this.#gruu(answer));
      this.#refreshIn(refreshAfterSeconds(this.#granted(answer)) * 1000);
      return { kind: "registered" };
    }
    const wait = retryAfterMs(answer.header("retry-after"));
    if (status >= 500 || wait !== undefined) return { kind: "later", statusCode: status, retryAfterMs: wait };
    return { kind: "refused", statusCode: status, reason: answer.reason };
  }

  /** Seconds granted to our own contact: its expires parameter, else the Expires header (RFC 3261 §10.2.4). */
  #granted(response: SipResponse): number {
    const ours = this.#ours(response);
    const parameter = ours === undefined ? undefined : /;\s*expires\s*=\s*(\d{1,10})/i.exec(ours)?.[1];
    const granted = deltaSeconds(parameter) ?? deltaSeconds(response.header("expires"));
    return granted === undefined || granted === 0 ? this.options.expiresSeconds() : granted;
  }

  #ours(response: SipResponse): string | undefined {
    const name = this.stack.core.configuration.contact.uri.user ?? "";
    return response.headers("contact").find((contact) => contact.includes(`sip:${name}@`));
  }

  /** The public GRUU of our own contact (RFC 5627 §4.3), if it is one of our address. */
  #gruu(response: SipResponse): string | undefined {
    const gruu = /;\s*pub-gruu\s*=\s*"(sips?:[^\s"<>]{1,500})"/i.exec(this.#ours(response) ?? "")?.[1];
    const { user, host } = this.stack.aor;
    const isOurs = gruu?.toLowerCase().startsWith(`sip:${user}@${host};gr=`.toLowerCase());
    return isOurs ? gruu : undefined;
  }

  #refreshIn(delayMs: number): void {
    this.#refresh.set(delayMs, () => void this.#refreshNow());
  }

  async #refreshNow(): Promise<void> {
    const outcome = await this.register();
    if (outcome.kind === "registered" || !this.stack.isOpen) return;
    if (outcome.kind !== "later") {
      this.onLost(outcome);
      return;
    }
    this.#attempt += 1;
    const limits = { firstMs: this.timing.retryFirstMs, longestMs: this.timing.retryLongestMs };
    this.#refreshIn(outcome.retryAfterMs ?? backOffMs(this.#attempt, limits, Math.random));
  }
}
