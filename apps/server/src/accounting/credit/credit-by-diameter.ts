import type {
  CreditCharge,
  CreditCheck,
  CreditDecision,
  CreditQuestion,
  OwedEvent,
} from "@porchlight/accounting";
import {
  type CreditEvent,
  type CreditVerdict,
  type DiameterMessage,
  type DiameterNode,
  failureHandlingOf,
  judgeCreditAnswer,
  type Peer,
  results,
  sessionId,
} from "@porchlight/diameter";
import type { Clock, Instant } from "@porchlight/kernel";
import { actions, type CreditPeer, eventRequest, serviceIdentifiers } from "./credit-questions";
import type { OwedEvents } from "./owed-events";

export interface CreditByDiameterParts {
  readonly node: DiameterNode;
  readonly perform: (work: (node: DiameterNode) => void) => void;
  readonly peer: CreditPeer;
  readonly owed: Pick<OwedEvents, "owe">;
  readonly clock: Clock;
  /** What is done while no credit server can be asked. */
  readonly away: "allow" | "refuse";
  /** Runs a decision between two inputs of the engine. */
  readonly deliver: (work: () => void) => void;
  readonly onTrouble: (what: string) => void;
}

type Decide = (decision: CreditDecision) => void;

/** One question to credit servers. */
interface Asked {
  readonly event: CreditEvent;
  readonly charge: CreditCharge | undefined;
  readonly decide: Decide;
}

const refused: CreditDecision = { kind: "refused" };

/** Credit by Diameter Ro: one-time events (RFC 8506 section 6; requirements PRV-049, PRV-064). */
export class CreditByDiameter implements CreditCheck {
  readonly #parts: CreditByDiameterParts;
  /** Of debits that nobody answers; an answer may say otherwise for later ones. */
  #failureHandling: "buffer" | "continue" = "buffer";
  #sessions = 0;

  constructor(parts: CreditByDiameterParts) {
    this.#parts = parts;
  }

  ask({ at, service, user }: CreditQuestion, later: Decide): CreditDecision | undefined {
    if (!this.#parts.node.isUp(this.#parts.peer.among)) return this.#whileAway();
    const session = this.#newSession();
    const action = actions[service];
    const event = {
      sessionId: session,
      action,
      subscriber: user,
      service: serviceIdentifiers[service],
      units: 1,
      at,
    };
    const charge = action === "directDebiting" ? { user, service, reference: session } : undefined;
    this.#send({ event, charge, decide: (decision) => this.#parts.deliver(() => later(decision)) });
    return undefined;
  }

  refund({ reference, service, user }: CreditCharge, at: Instant): void {
    this.#parts.owed.owe(
      { session: `${reference};refund`, action: "refundAccount", user, service, at },
      false,
    );
  }

  #newSession(): string {
    const { identity } = this.#parts.peer;
    this.#sessions += 1;
    return `${sessionId(identity.host, identity.stateId, this.#sessions)};credit`;
  }

  #hasBeside(peer: Peer): boolean {
    return this.#parts.node.hasBeside(peer, this.#parts.peer.among);
  }

  #whileAway(): CreditDecision {
    return this.#parts.away === "allow" ? { kind: "granted", charge: undefined } : refused;
  }

  /** @param before the server that was asked first; none is asked after the second */
  #send(asked: Asked, before?: Peer, isResent = false): void {
    const { clock, peer, perform } = this.#parts;
    perform((node) =>
      node.request(
        eventRequest(asked.event, peer, { isResent, avoid: before }),
        {
          answered: (answer, from) => this.#answered(asked, answer, from, before !== undefined),
          failed: (cause, from) => this.#failed(asked, cause, from, before !== undefined),
        },
        clock(),
      ),
    );
  }

  #answered(asked: Asked, { avps }: DiameterMessage, from: Peer, isSecond: boolean): void {
    this.#failureHandling = failureHandlingOf(avps) ?? this.#failureHandling;
    const verdict = judgeCreditAnswer(avps, asked.event.action);
    switch (verdict.kind) {
      case "granted":
        return asked.decide({ kind: "granted", charge: verdict.isFree ? undefined : asked.charge });
      case "refused":
        this.#tellRating(asked, verdict);
        return asked.decide(refused);
      case "undelivered":
        if (!isSecond && this.#hasBeside(from)) return this.#send(asked, from);
        return asked.decide(this.#undelivered(asked));
    }
  }

  /** Nothing was debited: refused, unless debits go on whatever becomes of them. */
  #undelivered({ charge }: Asked): CreditDecision {
    return charge !== undefined && this.#failureHandling === "continue"
      ? { kind: "granted", charge: undefined }
      : refused;
  }

  #tellRating({ event }: Asked, { resultCode }: Extract<CreditVerdict, { kind: "refused" }>): void {
    if (resultCode === results.ratingFailed)
      this.#parts.onTrouble(`the credit server cannot rate service ${event.service}`);
  }

  /** Tx is over. A debit goes on (RFC 8506 section 6.5); a balance is asked of the next server, then the switch holds. */
  #failed(asked: Asked, cause: "unsent" | "silent", from: Peer | undefined, isSecond: boolean): void {
    if (cause === "unsent") return asked.decide(this.#whileAway());
    if (asked.charge !== undefined) return this.#debitUnanswered(asked, asked.charge);
    if (isSecond || from === undefined || !this.#hasBeside(from)) return asked.decide(this.#whileAway());
    this.#send(asked, from, true);
  }

  #debitUnanswered({ decide, event }: Asked, charge: CreditCharge): void {
    decide({ kind: "granted", charge });
    if (this.#failureHandling === "continue") return this.#sendOnce(event);
    this.#parts.owed.owe(owedDebit(event, charge), true);
  }

  /** To the next server, once more, and then no more. */
  #sendOnce(event: CreditEvent): void {
    const { clock, peer, perform } = this.#parts;
    const indifferent = { answered: () => {}, failed: () => {} };
    perform((node) => node.request(eventRequest(event, peer, { isResent: true }), indifferent, clock()));
  }
}

const owedDebit = ({ at, sessionId: session }: CreditEvent, { service, user }: CreditCharge): OwedEvent => ({
  session,
  action: "directDebiting",
  user,
  service,
  at,
});
