import type { Instant } from "@porchlight/kernel";
import { ackTo, type HopRequest } from "@porchlight/routing";
import type { Frame, SipResponse } from "@porchlight/sip-message";
import {
  type ClientEffect,
  type ClientEvent,
  type InviteClientState,
  inviteClient,
  type NonInviteClientState,
  nonInviteClient,
  stepInviteClient,
  stepNonInviteClient,
} from "@porchlight/sip-transaction";
import type { LiveFlow } from "../flows/flow-table";
import { Timer } from "../timers/deadline-queue";

/** Who sent a request and wants to know how it ended. */
export interface ClientUser {
  /** 101 to 199. */
  provisional?(response: SipResponse, now: Instant): void;
  /** A final response; further 2xx of an INVITE come here too. */
  answered(response: SipResponse, now: Instant): void;
  failed(cause: "timeout" | "transport", now: Instant): void;
}

/** What a client transaction wants done, beyond what its machine asks of everybody. */
export type TransactionEffect = ClientEffect | { readonly kind: "send-once"; readonly frame: Frame };

/** One request of ours and what its machine makes of it. */
export abstract class ClientTransaction extends Timer {
  constructor(
    readonly owner: { stepped(transaction: ClientTransaction, event: ClientEvent, now: Instant): void },
    readonly key: string,
    readonly flow: LiveFlow,
    readonly user: ClientUser,
  ) {
    super();
  }

  abstract get dueAt(): Instant | undefined;

  /** Sends the request. */
  abstract begin(frame: Frame, now: Instant): readonly TransactionEffect[];

  abstract step(
    event: ClientEvent,
    response: SipResponse | undefined,
    now: Instant,
  ): readonly TransactionEffect[];

  fire(now: Instant): void {
    this.owner.stepped(this, timer, now);
  }
}

const timer: ClientEvent = { kind: "timer" };

export class NonInviteClientTransaction extends ClientTransaction {
  #state: NonInviteClientState | undefined;

  get dueAt(): Instant | undefined {
    return this.#state?.deadlineAt;
  }

  begin(frame: Frame, now: Instant): readonly TransactionEffect[] {
    const { state, effects } = nonInviteClient(this.flow.isReliable, frame, now);
    this.#state = state;
    return effects;
  }

  step(event: ClientEvent, _response: SipResponse | undefined, now: Instant): readonly TransactionEffect[] {
    if (this.#state === undefined) return [];
    const { state, effects } = stepNonInviteClient(this.#state, event, now);
    this.#state = state;
    return effects;
  }
}

export class InviteClientTransaction extends ClientTransaction {
  #state: InviteClientState | undefined;

  constructor(
    owner: ClientTransaction["owner"],
    key: string,
    flow: LiveFlow,
    user: ClientUser,
    readonly hop: HopRequest,
  ) {
    super(owner, key, flow, user);
  }

  get dueAt(): Instant | undefined {
    return this.#state?.deadlineAt;
  }

  begin(frame: Frame, now: Instant): readonly TransactionEffect[] {
    const { state, effects } = inviteClient(this.flow.isReliable, frame, now);
    this.#state = state;
    return this.#plain(effects, undefined);
  }

  step(event: ClientEvent, response: SipResponse | undefined, now: Instant): readonly TransactionEffect[] {
    if (this.#state === undefined) return [];
    const { state, effects } = stepInviteClient(this.#state, event, now);
    this.#state = state;
    return this.#plain(effects, response);
  }

  #plain(
    effects: ReturnType<typeof stepInviteClient>["effects"],
    response: SipResponse | undefined,
  ): readonly TransactionEffect[] {
    return effects.map((effect) => {
      if (effect.kind !== "acknowledge") return effect;
      return { kind: "send-once", frame: response === undefined ? "" : ackTo(this.hop, response) };
    });
  }
}
