import type { Result } from "@porchlight/kernel";
import { assertNever, fail, ok, refreshAfterSeconds } from "@porchlight/kernel";
import { printRelated } from "../content/related-body";
import { type MessageBody, newThread, type RequestSender } from "../sip/request-sender";
import type { SipStack } from "../sip/sip-stack";
import { Alarm } from "../support/alarm";
import { backOffMs } from "../support/back-off";
import type { Timing } from "../support/timing";
import { type Listenable, TypedEmitter } from "../support/typed-emitter";
import { byContentId, byUrl, presenceDocument, type SourceIdentity } from "./presence-document";
import type { PresenceStatus } from "./presence-status";
import { type Acceptance, type PublicationAnswer, publicationAnswer } from "./publication-answer";
import type { PublicationMemory } from "./publication-memory";
import { type HeldPublication, type PublicationStep, publicationStep } from "./publication-step";

/** Where a publication stands. Times are milliseconds since the Unix epoch. */
export type PublicationState =
  | { readonly kind: "none" }
  /** On its way, or waiting for the connection. */
  | { readonly kind: "publishing" }
  | {
      readonly kind: "published";
      readonly expiresAt: number;
      /** It goes so long after the connection is lost; undefined when it is bound to nothing but its lifetime. */
      readonly graceSeconds: number | undefined;
    }
  /** The server asked to wait, or failed; the newest status goes out then. */
  | { readonly kind: "waiting"; readonly retryAt: number }
  | { readonly kind: "refused"; readonly statusCode: number; readonly reason: string };

/** Why a status was not published. */
export type PublishFailure =
  /** A newer call took its place. */
  | { readonly kind: "superseded" }
  | { readonly kind: "refused"; readonly statusCode: number; readonly reason: string }
  /** The client left before the server answered. */
  | { readonly kind: "closed" };

export type PublishResult = Result<void, PublishFailure>;

export interface PresenceSourceEvents {
  readonly state: PublicationState;
}

/** Publishes one device's view of its user (RFC 3903), and keeps it alive. */
export interface PresenceSource extends Listenable<PresenceSourceEvents> {
  readonly state: PublicationState;
  /** The status last given to `publish`, undefined after `unpublish`. */
  readonly status: PresenceStatus | undefined;
  /**
   * Publishes `status` in place of what was published before. Resolves when the server has it; while the connection
   * is away it waits. At most one PUBLISH is outstanding; of statuses given meanwhile only the newest is sent.
   */
  publish(status: PresenceStatus): Promise<PublishResult>;
  /** Takes the publication back. */
  unpublish(): Promise<PublishResult>;
}

interface Wish {
  readonly status: PresenceStatus;
  readonly contentKey: string;
  readonly since: number;
}

export interface PublicationOptions {
  readonly identity: SourceIdentity;
  /** Asked for; the compositor may want more. */
  readonly expiresSeconds: () => number;
  /** SOURCE-THROTTLE-PUBLISH: what is published is changed no sooner than so long after the last change. */
  readonly changeEveryMs: () => number;
  readonly isBound: boolean;
}

/** The source behind a `PresenceClient`; the client tells it when the connection comes and goes. */
export class Publication extends TypedEmitter<PresenceSourceEvents> implements PresenceSource {
  readonly #thread = newThread();
  readonly #alarm = new Alarm();
  #state: PublicationState = { kind: "none" };
  #held: HeldPublication | undefined;
  #wish: Wish | undefined;
  #settle: ((result: PublishResult) => void) | undefined;
  #leastSeconds = 0;
  #changedAt: number | undefined;
  /** The time that a change has to wait for is provisioned. */
  #isThrottled = false;
  #online = false;
  #busy = false;
  /** False until the first call of `publish` or `unpublish`; a publication found in storage is left alone until then. */
  #decided = false;
  /** A publication found in storage, or kept over a loss of connection, is confirmed first. */
  #refreshDue = true;
  #attempt = 0;
  #graceSeconds: number | undefined;
  /** A server that refused them is told by the document alone, which then names the picture by its URL (RFC 4483 §5.3). */
  #takesReferences = true;

  constructor(
    private readonly stack: SipStack,
    private readonly sender: RequestSender,
    private readonly options: PublicationOptions,
    private readonly memory: PublicationMemory,
    private readonly timing: Timing,
    private readonly onUnauthorized: () => void,
  ) {
    super();
    this.#held = memory.load();
  }

  get state(): PublicationState {
    return this.#state;
  }

  get status(): PresenceStatus | undefined {
    return this.#wish?.status;
  }

  publish(status: PresenceStatus): Promise<PublishResult> {
    const contentKey = JSON.stringify([status, this.options.identity.deviceName]);
    const since = status.since ?? Date.now();
    return this.#want({ status, contentKey, since });
  }

  unpublish(): Promise<PublishResult> {
    return this.#want(undefined);
  }

  /** The connection is there: confirm what is held, send what is wished. */
  resume(): void {
    this.#online = true;
    this.#isThrottled = false;
    this.#attempt = 0;
    this.#alarm.clear();
    this.#pump();
  }

  /** The connection is away. */
  pause(): void {
    this.#online = false;
    this.#refreshDue = true;
    this.#alarm.clear();
  }

  /** No more PUBLISH from here on; whoever waits hears it. */
  close(): void {
    this.pause();
    this.#finish(fail({ kind: "closed" }));
  }

  #want(wish: Wish | undefined): Promise<PublishResult> {
    this.#finish(fail({ kind: "superseded" }));
    this.#wish = wish;
    this.#decided = true;
    return new Promise((resolve) => {
      this.#settle = resolve;
      if (this.#state.kind !== "waiting") this.#pump();
    });
  }

  #pump(): void {
    if (this.#busy || !this.#decided) return;
    const wish = { contentKey: this.#wish?.contentKey, refreshDue: this.#refreshDue };
    const step = publicationStep(this.#held, wish, Date.now());
    if (!step) {
      this.#rest();
      return;
    }
    const waitMs = step === "modify" ? this.#throttleMs() : 0;
    if (waitMs > 0) return this.#throttle(waitMs);
    if (this.#state.kind !== "published" || step !== "refresh") this.#become({ kind: "publishing" });
    if (this.#online) void this.#perform(step);
  }

  #throttleMs(): number {
    if (this.#changedAt === undefined) return 0;
    return this.#changedAt + this.options.changeEveryMs() - Date.now();
  }

  #throttle(waitMs: number): void {
    this.#isThrottled = true;
    this.#become({ kind: "waiting", retryAt: Date.now() + waitMs });
    this.#alarm.set(waitMs, () => this.reconsider());
  }

  /** What a change has to wait for may be another time now. */
  reconsider(): void {
    if (!this.#isThrottled) return;
    this.#isThrottled = false;
    this.#alarm.clear();
    this.#pump();
  }

  /** The compositor holds what is wished. */
  #rest(): void {
    const { expiresAt } = this.#held ?? {};
    if (this.#wish && expiresAt !== undefined)
      this.#become({ kind: "published", expiresAt, graceSeconds: this.#graceSeconds });
    else this.#become({ kind: "none" });
    this.#finish(ok(undefined));
  }

  async #perform(step: PublicationStep): Promise<void> {
    const wish = this.#wish;
    this.#busy = true;
    this.#alarm.clear();
    const askedSeconds = step === "remove" ? 0 : Math.max(this.#leastSeconds, this.options.expiresSeconds());
    const outcome = await this.sender.send(this.#request(step, wish, askedSeconds));
    this.#busy = false;
    this.#react(publicationAnswer(outcome, askedSeconds), step, wish);
  }

  #request(step: PublicationStep, wish: Wish | undefined, askedSeconds: number) {
    const { aor } = this.stack;
    const conditional = step !== "initial" && this.#held ? [`SIP-If-Match: ${this.#held.entityTag}`] : [];
    const binding = this.options.isBound ? ["Publication-Binding: flow"] : [];
    const withBody = wish && (step === "initial" || step === "modify");
    return {
      method: "PUBLISH" as const,
      requestUri: aor,
      to: aor,
      thread: this.#thread,
      headers: ["Event: presence", `Expires: ${askedSeconds}`, ...conditional, ...binding],
      body: withBody ? this.#body(wish) : undefined,
    };
  }

  #body({ status, since }: Wish): MessageBody {
    const contentType = "application/pidf+xml";
    const { picture } = status;
    const isReferred = picture !== undefined && this.#takesReferences;
    const pictureUri = isReferred ? byContentId : byUrl;
    const content = presenceDocument(this.options.identity, status, since, pictureUri);
    return isReferred ? printRelated(contentType, content, [picture]) : { contentType, content };
  }

  #react(answer: PublicationAnswer, step: PublicationStep, wish: Wish | undefined): void {
    switch (answer.kind) {
      case "accepted":
        this.#accepted(answer, step, wish);
        break;
      case "unknown-tag":
        this.#hold(undefined);
        // An initial PUBLISH carries no tag; a server that still says 412 is given time.
        if (step === "initial") this.#later(undefined);
        else this.#pump();
        break;
      case "too-brief":
        this.#leastSeconds = answer.leastSeconds;
        this.#pump();
        break;
      case "later":
        this.#later(answer.afterMs);
        break;
      case "refused":
        if (answer.statusCode === 415 && wish?.status.picture && this.#takesReferences) {
          this.#takesReferences = false;
          this.#pump();
        } else this.#refused(answer, wish);
        break;
      case "unauthorized":
        this.#finish(fail({ kind: "closed" }));
        this.onUnauthorized();
        break;
      case "unreachable":
        // Offline, the client reports the return of the connection.
        if (this.#online) this.#later(undefined);
        break;
      default:
        assertNever(answer);
    }
  }

  #accepted(answer: Acceptance, step: PublicationStep, wish: Wish | undefined): void {
    this.#attempt = 0;
    if (step === "initial" || step === "modify") this.#changedAt = Date.now();
    this.#graceSeconds = answer.graceSeconds;
    this.#refreshDue = false;
    const kept = step !== "remove" && answer.entityTag !== undefined && answer.expiresSeconds > 0;
    const contentKey = step === "refresh" ? this.#held?.contentKey : wish?.contentKey;
    if (!kept || contentKey === undefined || answer.entityTag === undefined) {
      this.#hold(undefined);
      if (step !== "remove") {
        this.#later(undefined);
        return;
      }
    } else {
      const expiresAt = Date.now() + answer.expiresSeconds * 1000;
      this.#hold({ entityTag: answer.entityTag, expiresAt, contentKey });
      this.#refreshIn(refreshAfterSeconds(answer.expiresSeconds) * 1000);
    }
    this.#pump();
  }

  #refused(answer: Extract<PublicationAnswer, { kind: "refused" }>, wish: Wish | undefined): void {
    // A status given meanwhile may fare better.
    if (wish !== this.#wish) this.#pump();
    else {
      this.#become(answer);
      this.#finish(fail(answer));
    }
  }

  #later(afterMs: number | undefined): void {
    this.#attempt += 1;
    const limits = { firstMs: this.timing.retryFirstMs, longestMs: this.timing.retryLongestMs };
    const delayMs = afterMs ?? backOffMs(this.#attempt, limits, Math.random);
    this.#become({ kind: "waiting", retryAt: Date.now() + delayMs });
    this.#refreshIn(delayMs);
  }

  #refreshIn(delayMs: number): void {
    this.#alarm.set(delayMs, () => {
      this.#refreshDue = true;
      this.#pump();
    });
  }

  #hold(held: HeldPublication | undefined): void {
    this.#held = held;
    this.memory.save(held);
  }

  #become(state: PublicationState): void {
    this.#state = state;
    this.emit("state", state);
  }

  #finish(result: PublishResult): void {
    const settle = this.#settle;
    this.#settle = undefined;
    settle?.(result);
  }
}
