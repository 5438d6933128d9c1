import type { Instant } from "@porchlight/kernel";

/** What is paid for before it is given. */
export const creditServices = ["PUBLISH", "SUBSCRIBE", "MESSAGE"] as const;
export type CreditService = (typeof creditServices)[number];

export const isCreditService = (method: string): method is CreditService =>
  creditServices.some((service) => service === method);

export interface CreditQuestion {
  /** Address of record of who pays. */
  readonly user: string;
  readonly service: CreditService;
  readonly at: Instant;
}

/** What was taken for a service that is about to be given. */
export interface CreditCharge {
  readonly user: string;
  readonly service: CreditService;
  /** Names it where it was taken; empty where that needs no name. */
  readonly reference: string;
}

export type CreditDecision =
  /** The service may be given; a charge is taken back when it fails after all. */
  { readonly kind: "granted"; readonly charge: CreditCharge | undefined } | { readonly kind: "refused" };

/** Asked before a service is given (requirement PRV-049). Neither call waits. */
export interface CreditCheck {
  /** The decision; undefined when it comes later, by one call of `later` between two inputs of the engine (`Engine.apply`). */
  ask(question: CreditQuestion, later: (decision: CreditDecision) => void): CreditDecision | undefined;
  refund(charge: CreditCharge, at: Instant): void;
}
