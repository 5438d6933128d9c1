import type { CreditService } from "@porchlight/accounting";
import type { ApplicationRequest } from "@porchlight/diameter";
import {
  applications,
  type CreditEvent,
  commands,
  creditRequest,
  type NodeIdentity,
  type Peer,
} from "@porchlight/diameter";

/** What is asked of a credit server for each service: messages and publications are debited, watching only needs some credit. */
export const actions = {
  PUBLISH: "directDebiting",
  MESSAGE: "directDebiting",
  SUBSCRIBE: "checkBalance",
} as const satisfies Record<CreditService, CreditEvent["action"]>;

/** Service-Identifier of each service. */
export const serviceIdentifiers = { PUBLISH: 1, SUBSCRIBE: 2, MESSAGE: 3 } as const satisfies Record<
  CreditService,
  number
>;

export interface CreditPeer {
  readonly identity: NodeIdentity;
  readonly destinationRealm: string;
  readonly serviceContext: string;
  /** Hosts of credit-control servers. */
  readonly among: readonly string[];
}

/** Tx of RFC 8506 section 13. */
export const answerMs = 10_000;

export const eventRequest = (
  event: CreditEvent,
  { among, destinationRealm, identity, serviceContext }: CreditPeer,
  more: { readonly isResent: boolean; readonly avoid?: Peer | undefined },
): ApplicationRequest => ({
  command: commands.creditControl,
  applicationId: applications.creditControl,
  avps: creditRequest(event, identity, destinationRealm, serviceContext),
  timeoutMs: answerMs,
  among,
  ...more,
});
