import {
  type AgentContext,
  decideAgentRequest,
  type Publication,
  type PublishDecision,
  type Rejection,
  rejection,
} from "@porchlight/event-notifier";
import { fail, type Instant, ok, type Result } from "@porchlight/kernel";
import { busy } from "../admission/busy";
import type { EngineContext } from "../context";
import { type AgentOrder, type AgentReceipt, agentIdentity, agentPublicationId } from "../ports/agents";
import type { PublishedResource } from "../state/resource";
import type { PublicationService } from "./publication-service";

/** Publications of programs inside the server: one more source of a presentity, with its own lifetime (F21). */
export class AgentPublications {
  readonly #context: EngineContext;
  readonly #publications: PublicationService;

  constructor(context: EngineContext, publications: PublicationService) {
    this.#context = context;
    this.#publications = publications;
  }

  publish(order: AgentOrder, now: Instant): void {
    const { accounts, packages } = this.#context;
    const account = accounts.get(order.presentity);
    if (account === undefined || account.disabled) return order.answer(fail(rejection(404)));
    const eventPackage = packages.get(order.eventPackage);
    if (eventPackage?.source !== "published") return order.answer(fail(rejection(489)));
    if (order.change.kind === "put" && this.#context.highWater.isReached)
      return order.answer(fail(busy(this.#context.random)));
    this.#publications.inTurn(order.presentity, eventPackage, now, (resource, at, done) =>
      this.#decide(order, resource, at, done),
    );
  }

  #decide(order: AgentOrder, resource: PublishedResource, now: Instant, done: (now: Instant) => void): void {
    const decision = this.#judge(order, resource, now);
    if (!decision.ok) {
      order.answer(decision);
      return done(now);
    }
    const { value } = decision;
    const origin = {
      publisher: agentIdentity(order.agent),
      source: agentPublicationId(order),
      flow: undefined,
      granted: (entityTag: string, lifetimeSeconds: number) =>
        order.answer(ok({ kind: RECEIPTS[value.kind], entityTag, lifetimeSeconds })),
      refused: (reason: Rejection) => order.answer(fail(reason)),
    };
    this.#publications.perform(value, origin, resource, now, done);
  }

  #judge(order: AgentOrder, resource: PublishedResource, now: Instant): Result<PublishDecision, Rejection> {
    const { eventPackage, compositor, publications } = resource;
    const publisher = {
      identities: [agentIdentity(order.agent)],
      isAnonymous: false,
      isProvisioned: true,
    };
    const grant = eventPackage.authorizePublisher(publisher, compositor, now);
    if (grant === undefined) return fail(rejection(403));
    const context: AgentContext = {
      eventPackage,
      compositor,
      grant,
      publication: publicationOf(order, resource),
      publicationCount: publications.size,
      limits: this.#context.config.limits,
    };
    return decideAgentRequest(order, context, now);
  }
}

const RECEIPTS: Readonly<Record<PublishDecision["kind"], AgentReceipt["kind"]>> = {
  initial: "created",
  momentary: "created",
  modify: "replaced",
  refresh: "refreshed",
  remove: "withdrawn",
};

function publicationOf(order: AgentOrder, { publications }: PublishedResource): Publication | undefined {
  const id = agentPublicationId(order);
  for (const { publication } of publications.values()) if (publication.source === id) return publication;
  return undefined;
}
