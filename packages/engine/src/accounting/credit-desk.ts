import { type CreditCheck, type CreditDecision, isCreditService } from "@porchlight/accounting";
import { type Rejection, rejection } from "@porchlight/event-notifier";
import type { Instant } from "@porchlight/kernel";
import type { ServerTransaction } from "../transactions/server-transaction";
import type { FinalAnswer } from "./accounting-desk";
import { actionOf } from "./request-facts";

export interface CreditConfig {
  readonly check: CreditCheck;
  /** Answer to a request without credit (requirement PRV-049). */
  readonly status: 402 | 403;
}

/** Lets requests wait for credit, without holding up others, and gives it back when they fail after all. */
export class CreditDesk {
  readonly #check: CreditCheck;
  readonly #refusal: Rejection;
  /** The input that is being worked on. */
  readonly #input: { readonly at: Instant };

  constructor({ check, status }: CreditConfig, input: { readonly at: Instant }) {
    this.#check = check;
    this.#refusal = rejection(status, [["Warning", '399 porchlight "no credit"']]);
    this.#input = input;
  }

  /** Serves a request of one of our users as soon as it is paid for; whatever costs nothing at once. */
  serve(exchange: ServerTransaction, serve: (now: Instant) => void, now: Instant): void {
    const { party, request } = exchange;
    const { method: service } = request;
    if (!isCreditService(service) || party?.aor === undefined || !party.isOurs || isFree(exchange))
      return serve(now);
    const question = { user: party.aor, service, at: now };
    const decision = this.#check.ask(question, (later) =>
      this.#decided(exchange, later, serve, this.#input.at),
    );
    if (decision !== undefined) this.#decided(exchange, decision, serve, now);
  }

  #decided(
    exchange: ServerTransaction,
    decision: CreditDecision,
    serve: (now: Instant) => void,
    now: Instant,
  ): void {
    if (decision.kind === "refused") return exchange.reject(this.#refusal, now);
    exchange.charge = decision.charge;
    // Nobody waits any more.
    if (exchange.isFinished) this.#refund(exchange, now);
    else serve(now);
  }

  /** What was paid for is given back where it was not given (RFC 8506 section 6.4). */
  finished(exchange: ServerTransaction, { status }: FinalAnswer, now: Instant): void {
    if (status >= 300) this.#refund(exchange, now);
  }

  #refund(exchange: ServerTransaction, now: Instant): void {
    const { charge } = exchange;
    exchange.charge = undefined;
    if (charge !== undefined) this.#check.refund(charge, now);
  }
}

/** Nobody pays for an end. */
function isFree({ request }: ServerTransaction): boolean {
  const action = actionOf(request);
  return action === "end" || action === "remove";
}
