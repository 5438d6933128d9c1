import type { Brand, Instant } from "@porchlight/kernel";

/** What is paid for before it is given. */
export const creditServices = ["PUBLISH", "SUBSCRIBE", "MESSAGE"] as const;
export type CreditService = (typeof creditServices)[number];

export const isCreditService = (method: string): method is CreditService =>
  creditServices.some((service) => service === method);

/** Names one question for credit; rises by one for each. */
export type CreditId = Brand<number, "CreditId">;

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
  /** The decision, or undefined when it comes later. */
  ask(id: CreditId, question: CreditQuestion): CreditDecision | undefined;
  refund(charge: CreditCharge, at: Instant): void;
}
