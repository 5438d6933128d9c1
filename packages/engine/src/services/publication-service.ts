import {
  type Compositor,
  choosePublishedPackage,
  type DirectPart,
  decidePublish,
  type Publication,
  type PublishDecision,
  type PublishedDocument,
  type PublishedPackage,
  type PublishedPart,
  type Rejection,
  rejection,
} from "@porchlight/event-notifier";
import { fail, type Instant, type Result } from "@porchlight/kernel";
import { printFlowBinding } from "@porchlight/sip-message";
import type { EngineContext } from "../context";
import type { LiveFlow } from "../flows/flow-table";
import type { Identity } from "../identity/identity";
import { withinProfile } from "../identity/service-gate";
import type { Notifier } from "../notify/notifier";
import type { JournalRecord, PublicationRecord } from "../ports/journal";
import { publicationExpiry, publishLimits } from "../provisioning/provisioned-limits";
import { LivePublication, publicationOf, publicationRecord } from "../state/live-publication";
import { ownersMark } from "../state/owners";
import { PublishedResource } from "../state/resource";
import type { ServerTransaction } from "../transactions/server-transaction";
import { nextPublication } from "./next-publication";
import { PublicationBindings } from "./publication-bindings";
import { RelocatedParts } from "./relocated-parts";
import type { WatcherReview } from "./watcher-review";

const tagBits = 96;

/** Where a publication comes from, and who is told what became of it. */
export interface PublicationOrigin {
  readonly publisher: string;
  /** Names the publication when it is a new one. */
  readonly source: string;
  /** The flow it is bound to. */
  readonly flow: LiveFlow | undefined;
  /** What becomes durable with it. */
  readonly beside?: readonly JournalRecord[];
  readonly granted: (entityTag: string, lifetimeSeconds: number, now: Instant) => void;
  readonly refused: (reason: Rejection, now: Instant) => void;
}

/** The event state compositor: PUBLISH in its four kinds (RFC 3903 section 6), expiry, restart. */
export class PublicationService {
  readonly #context: EngineContext;
  readonly #notifier: Notifier;
  readonly #review: WatcherReview;
  readonly #bindings: PublicationBindings;
  readonly #encoder = new TextEncoder();

  constructor(context: EngineContext, notifier: Notifier, review: WatcherReview) {
    this.#context = context;
    this.#notifier = notifier;
    this.#review = review;
    this.#bindings = new PublicationBindings(context);
  }

  publish(exchange: ServerTransaction, publisher: Identity, now: Instant): void {
    const { domains, accounts, packages } = this.#context;
    const profile = withinProfile(accounts, publisher.identities, ["publish"]);
    if (!profile.ok) return exchange.reject(profile.error, now);
    const presentity = domains.addressOf(exchange.request.uri, exchange.isSecure);
    if (!presentity.ok) return exchange.reject(presentity.error, now);
    const account = accounts.get(presentity.value);
    if (account === undefined || account.disabled) return exchange.reject(rejection(404), now);
    const chosen = choosePublishedPackage(exchange.request.headers, packages);
    if (!chosen.ok) return exchange.reject(chosen.error, now);
    this.inTurn(presentity.value, chosen.value.eventPackage, now, (resource, at, done) => {
      if (accounts.isStanding(account)) return this.#decide(exchange, publisher, resource, at, done);
      exchange.reject(rejection(404), at);
      done(at);
    });
  }

  /** Requests for one resource one after the other, each on the state the one before it left. */
  inTurn(
    presentity: string,
    eventPackage: PublishedPackage,
    now: Instant,
    turn: (resource: PublishedResource, now: Instant, done: (now: Instant) => void) => void,
  ): void {
    const resource = this.#context.resources.publish(presentity, eventPackage, now);
    resource.turnsInFlight += 1;
    this.#context.turns.take(
      resource.key,
      (at, next) =>
        turn(resource, at, (doneAt) => {
          resource.turnsInFlight -= 1;
          this.#context.resources.dropIfIdle(resource);
          next(doneAt);
        }),
      now,
    );
  }

  #decide(
    exchange: ServerTransaction,
    publisher: Identity,
    resource: PublishedResource,
    now: Instant,
    done: (now: Instant) => void,
  ): void {
    const moved = this.#relocation(resource, now);
    const decision = this.#judge(exchange, publisher, resource, moved, now);
    if (!decision.ok) {
      exchange.reject(decision.error, now);
      done(now);
      return;
    }
    const parts = "parts" in decision.value ? decision.value.parts : [];
    const origin = { ...this.#origin(exchange, publisher, resource), beside: moved?.recordsFor(parts) ?? [] };
    this.perform(decision.value, origin, resource, now, done);
  }

  #relocation({ presentity }: PublishedResource, now: Instant): RelocatedParts | undefined {
    const { relocate } = this.#context.config.publications;
    return relocate === undefined ? undefined : new RelocatedParts(relocate, presentity, now);
  }

  #origin(exchange: ServerTransaction, publisher: Identity, resource: PublishedResource): PublicationOrigin {
    const flow = this.#bindings.wishOf(exchange);
    return {
      publisher: publisher.aor,
      source: this.#context.ids.token(tagBits),
      flow,
      granted: (entityTag, seconds, at) => {
        const grace = flow && seconds > 0 ? this.#bindings.graceSeconds(resource.presentity) : undefined;
        this.#answer(exchange, entityTag, seconds, at, grace);
      },
      refused: (reason, at) => exchange.reject(reason, at),
    };
  }

  #judge(
    { request }: ServerTransaction,
    publisher: Identity,
    resource: PublishedResource,
    moved: RelocatedParts | undefined,
    now: Instant,
  ): Result<PublishDecision, Rejection> {
    const { eventPackage, compositor, publications, presentity } = resource;
    const grant = eventPackage.authorizePublisher(publisher, compositor, now);
    if (grant === undefined) return fail(rejection(403));
    // The publications of others are theirs: their entity-tags name nothing to anybody but the presentity.
    const isTheirs = (publication: Publication | undefined): boolean =>
      publisher.identities.includes(presentity) || publication?.publisher === publisher.aor;
    const find = (tag: string): Publication | undefined => {
      const publication = publications.get(tag)?.publication;
      return isTheirs(publication) ? publication : undefined;
    };
    const { config, hasher } = this.#context;
    const limits = publishLimits(config, publisher.aor);
    const expiry = publicationExpiry(config, eventPackage, publisher.aor);
    const context = { eventPackage, compositor, grant, find, limits, expiry, hasher };
    const host = presentity.slice(presentity.lastIndexOf("@") + 1);
    const relocate = moved && ((part: DirectPart): PublishedPart => moved.take(part));
    return decidePublish(request, { ...context, publicationCount: publications.size, host, relocate }, now);
  }

  /** Makes a decision durable, puts it in force and tells whoever asked for it; watchers hear of it after that. */
  perform(
    decision: PublishDecision,
    origin: PublicationOrigin,
    resource: PublishedResource,
    now: Instant,
    done: (now: Instant) => void,
  ): void {
    const entityTag = this.#context.ids.token(tagBits);
    if (decision.kind === "momentary") {
      origin.granted(entityTag, 0, now);
      done(now);
      return;
    }
    const { publisher, source, flow, beside = [] } = origin;
    const marks = { entityTag, source, publisher, isBound: flow !== undefined };
    const next = nextPublication(decision, marks, now);
    const record: JournalRecord =
      next === undefined
        ? { kind: "publication-delete", id: decision.kind === "remove" ? decision.publication.source : "" }
        : { kind: "publication-put", record: publicationRecord(next, resource, this.#ownerOf(resource)) };
    this.#context.commits.submit(
      [record, ...beside],
      (at) => {
        resource.compositor.advance(at);
        this.#apply(resource, decision, next, flow);
        origin.granted(entityTag, decision.kind === "remove" ? 0 : decision.lifetimeSeconds, at);
        const hasEnded = this.#endIfDue(resource, entityTag, at);
        if (hasEnded || decision.kind !== "refresh") this.#changed(resource, now, at);
        done(at);
      },
      (at) => {
        origin.refused(rejection(500, [], "Not Stored"), at);
        done(at);
      },
    );
  }

  #ownerOf({ presentity }: PublishedResource): string {
    return ownersMark(this.#context.accounts, presentity);
  }

  #apply(
    resource: PublishedResource,
    decision: Exclude<PublishDecision, { kind: "momentary" }>,
    next: Publication | undefined,
    flow: LiveFlow | undefined,
  ): void {
    switch (decision.kind) {
      case "initial":
        if (next !== undefined) this.#bindings.bind(this.#adopt(resource, next, decision.document), flow);
        return;
      case "remove":
        this.#withdraw(resource, decision.publication.entityTag);
        return;
      case "refresh":
      case "modify": {
        const live = resource.publications.get(decision.publication.entityTag);
        if (live === undefined || next === undefined) return;
        resource.publications.delete(live.publication.entityTag);
        live.publication = next;
        resource.publications.set(next.entityTag, live);
        this.#bindings.bind(live, flow);
        if (decision.kind === "modify")
          resource.compositor.put(next.source, decision.document, next.modifiedAt);
      }
    }
  }

  #adopt(
    resource: PublishedResource,
    publication: Publication,
    document: PublishedDocument,
  ): LivePublication {
    const live = new LivePublication(publication, resource, (ended, now) => this.#expire(ended, now));
    resource.publications.set(publication.entityTag, live);
    const { source, modifiedAt, createdAt } = publication;
    resource.compositor.put(source, document, modifiedAt, createdAt);
    return live;
  }

  #withdraw(resource: PublishedResource, entityTag: string): void {
    const live = resource.publications.get(entityTag);
    if (live === undefined) return;
    resource.publications.delete(entityTag);
    resource.compositor.remove(live.publication.source);
    this.#bindings.leaveFlow(live);
    this.#context.timers.cancel(live);
  }

  /** The state of a resource changed without a publication, by time alone where `change` does nothing. */
  changeState(key: string, change: (compositor: Compositor) => void, now: Instant): void {
    const resource = this.#context.resources.find(key);
    if (!(resource instanceof PublishedResource)) return;
    resource.compositor.advance(now);
    change(resource.compositor);
    this.#changed(resource, now, now);
  }

  #changed(resource: PublishedResource, causedAt: Instant, now: Instant): void {
    resource.changedAt = causedAt;
    this.#context.resources.followTime(resource);
    if (resource.dependsOnState) this.#review.review(resource, now);
    this.#notifier.resourceChanged(resource, causedAt, now);
    this.#context.outputs.observe({ kind: "presentity-changed", presentity: resource.presentity });
  }

  #answer(
    exchange: ServerTransaction,
    entityTag: string,
    seconds: number,
    now: Instant,
    grace?: number,
  ): void {
    const headers: [string, string][] = [
      ["SIP-ETag", entityTag],
      ["Expires", String(seconds)],
    ];
    if (grace !== undefined) headers.push(["Publication-Binding", printFlowBinding(grace)]);
    exchange.reply(200, { headers }, now);
  }

  /** In turn with requests, so that a refresh that is on its way to the disk is not undone. */
  #expire(live: LivePublication, now: Instant): void {
    const { resource } = live;
    this.inTurn(resource.presentity, resource.eventPackage, now, (_, at, done) => {
      if (this.#endIfDue(resource, live.publication.entityTag, at)) this.#changed(resource, at, at);
      done(at);
    });
  }

  /** Takes back a publication that is past its expiry, or that has been without its flow for too long. */
  #endIfDue(resource: PublishedResource, entityTag: string, now: Instant): boolean {
    const live = resource.publications.get(entityTag);
    if (live === undefined || live.endsAt > now) return false;
    this.#withdraw(resource, entityTag);
    this.#context.commits.submitUnattended([{ kind: "publication-delete", id: live.publication.source }]);
    return true;
  }

  /** Flows can come from here on. */
  serving(now: Instant): void {
    this.#bindings.serving(now);
  }

  /** A flow is gone: what is bound to it has a grace to come back over another. */
  flowClosed(flow: LiveFlow, now: Instant): void {
    this.#bindings.flowClosed(flow, now);
  }

  /** Ends every publication for a presentity whose account went away; those too that are on their way to the disk. */
  withdrawAll(presentity: string, now: Instant): void {
    for (const resource of [...this.#context.resources.publishedOf(presentity)]) {
      this.#withdrawThose(resource, () => true, now);
      this.inTurn(presentity, resource.eventPackage, now, (_, at, done) => {
        this.#withdrawThose(resource, () => true, at);
        done(at);
      });
    }
  }

  /** Ends every publication by a publisher, for whomever; those too that are on their way to the disk. */
  withdrawBy(publisher: string, now: Instant): void {
    const isTheirs = (publication: Publication): boolean => publication.publisher === publisher;
    for (const resource of [...this.#context.resources.all()]) {
      if (!(resource instanceof PublishedResource)) continue;
      this.inTurn(resource.presentity, resource.eventPackage, now, (_, at, done) => {
        this.#withdrawThose(resource, isTheirs, at);
        done(at);
      });
    }
  }

  #withdrawThose(
    resource: PublishedResource,
    isMeant: (publication: Publication) => boolean,
    now: Instant,
  ): void {
    const meant = [...resource.publications.values()].filter(({ publication }) => isMeant(publication));
    if (meant.length === 0) return;
    for (const { publication } of meant) this.#withdraw(resource, publication.entityTag);
    this.#context.commits.submitUnattended(
      meant.map(({ publication }) => ({ kind: "publication-delete", id: publication.source })),
    );
    this.#changed(resource, now, now);
  }

  /** Takes over a publication at restart; false when it cannot be read any more. */
  restore(record: PublicationRecord, now: Instant): boolean {
    const eventPackage = this.#context.packages.get(record.eventPackage);
    if (eventPackage?.source !== "published") return false;
    const resource = this.#context.resources.publish(record.presentity, eventPackage, now);
    const body = this.#encoder.encode(record.body);
    const document = resource.compositor.read(record.contentType, body, record.parts);
    if (document.ok) this.#bindings.restore(this.#adopt(resource, publicationOf(record), document.value));
    this.#context.resources.followTime(resource);
    this.#context.resources.dropIfIdle(resource);
    return document.ok;
  }
}
