import { rejection } from "@porchlight/event-notifier";
import type { Instant } from "@porchlight/kernel";
import {
  type BranchOutcome,
  Fork,
  type ForkActions,
  type ForkBranch,
  type ForkTarget,
  type Forwarding,
  forwardedRequest,
  type HopRequest,
  hopRequest,
  identityChanges,
  markedBranch,
  otherChallenges,
  passableStatus,
  viasBelowTop,
} from "@porchlight/routing";
import { type Frame, type SipResponse, utf8Length } from "@porchlight/sip-message";
import { chargingChanges } from "../accounting/charging-vector";
import type { EngineContext } from "../context";
import type { LiveFlow } from "../flows/flow-table";
import { localHostPort, subscriptionContact } from "../notify/local-address";
import type { ClientTransactions } from "../transactions/client-transactions";
import type { LargeRequests } from "./large-requests";
import { Leg, type LegOwner, lost } from "./leg";
import type { OwnRealms } from "./own-realms";
import type { OwnUris } from "./own-uris";
import type { Place } from "./place";
import type { Upstream } from "./upstream";

/** What is the same in every copy of a request. */
export interface ForwardingPlan {
  readonly maxForwards: number;
  readonly breadth: number;
  /** Second part of the branches (RFC 5393 section 4.1). */
  readonly loopMark: string;
  /** Record-Route value of the side that the request came by; undefined when we need not stay in the dialog. */
  readonly incomingRoute: string | undefined;
  /** User part of a Contact of ours; undefined leaves that of the request. */
  readonly contactUser: string | undefined;
  /** Silence is told to whoever asked; a client has noticed by itself (RFC 4320 section 4.2). */
  readonly tellsSilence: boolean;
  /** Values of P-Asserted-Identity for the sender. */
  readonly asserted: readonly string[];
  /** Value of P-Charging-Vector for trusted places; undefined without one. */
  readonly chargingVector: string | undefined;
}

export interface ProxyParts {
  readonly context: EngineContext;
  readonly clients: ClientTransactions;
  readonly own: OwnUris;
  readonly realms: OwnRealms;
  readonly tooLargeForUdp: LargeRequests;
}

/** One request that is being forwarded, and its response context (RFC 3261 section 16). */
export class ProxiedRequest implements ForkActions<Place>, LegOwner {
  readonly #parts: ProxyParts;
  readonly #upstream: Upstream;
  readonly #plan: ForwardingPlan;
  readonly #legs = new Map<ForkBranch<Place>, Leg>();
  readonly #realms: OwnRealms;
  #fork: Fork<Place> | undefined;
  #isCanceled = false;

  constructor(parts: ProxyParts, upstream: Upstream, plan: ForwardingPlan) {
    this.#parts = parts;
    this.#upstream = upstream;
    this.#plan = plan;
    this.#realms = parts.realms;
  }

  get #now(): Instant {
    return this.#parts.context.input.at;
  }

  get isInvite(): boolean {
    return this.#upstream.request.method === "INVITE";
  }

  /** Whether a response can go back: whoever made it has left the Via of those before us. */
  canReturn(response: SipResponse): boolean {
    return !this.#upstream.isBeforeUs || viasBelowTop(response).length > 0;
  }

  /** Sends it on its way, unless it was given up before. */
  start(groups: readonly (readonly ForkTarget<Place>[])[]): void {
    if (this.#isCanceled) return;
    this.#fork = new Fork(groups, this.#plan.breadth, this);
    this.#fork.start();
  }

  /** The client has given up an INVITE. */
  giveUp(): void {
    this.#isCanceled = true;
    if (this.#fork === undefined) this.#upstream.reject(rejection(487), this.#now);
    else this.#fork.cancel();
  }

  send(branch: ForkBranch<Place>): void {
    const { place } = branch;
    const wayOver = this.#reach(place);
    if (wayOver === undefined) return this.#ended(branch, lost(place));
    const leg = new Leg(this, branch, this.#parts);
    this.#legs.set(branch, leg);
    leg.begin(wayOver, this.#now);
  }

  /** A way to a place; TCP when the request is too large for a datagram (RFC 3261 section 18.1.1). */
  #reach(place: Place): LiveFlow | undefined {
    const flow = place.reach();
    if (flow === undefined || flow.isReliable || place.overTcp === undefined) return flow;
    const { tooLargeForUdp } = this.#parts;
    const { remoteAddress, remotePort } = flow.flow;
    const frame = this.frameFor(place, flow, "", 1).frame;
    if (!tooLargeForUdp.goesByTcp(octetsOf(frame), remoteAddress, remotePort, this.#now)) return flow;
    return place.overTcp() ?? flow;
  }

  /** The copy for one place. */
  frameFor(
    place: Place,
    flow: LiveFlow,
    branch: string,
    breadth: number,
  ): { readonly frame: Frame; readonly hop: HopRequest } {
    const { receivedFrom, request } = this.#upstream;
    const forwarding: Forwarding = {
      requestUri: place.requestUri,
      routes: place.routes,
      transport: flow.flow.transport.toUpperCase(),
      sentBy: localHostPort(flow.flow),
      branch: markedBranch(branch, this.#plan.loopMark),
      receivedFrom,
      maxForwards: this.#plan.maxForwards,
      recordRoutes: this.#recordRoutes(place, flow),
      maxBreadth: breadth,
      changes: this.#changes(place, flow),
    };
    return { frame: forwardedRequest(request, forwarding), hop: hopRequest(request, forwarding) };
  }

  /** The side that the request leaves by, on top of the one it came by (RFC 5658 section 5). */
  #recordRoutes(place: Place, flow: LiveFlow): readonly string[] {
    const { incomingRoute } = this.#plan;
    if (incomingRoute === undefined) return [];
    return [this.#parts.own.recordRoute(flow, place.markFor(flow), place.domain), incomingRoute];
  }

  #changes(place: Place, flow: LiveFlow): Forwarding["changes"] {
    const { headers } = this.#upstream.request;
    const changes = identityChanges(headers, { asserted: this.#plan.asserted, towards: place.towards });
    for (const [name, values] of this.#realms.withoutCredentials(headers)) changes.set(name, values);
    const { chargingVector, contactUser } = this.#plan;
    for (const [name, values] of chargingChanges(headers, chargingVector, place.towards === "trusted"))
      changes.set(name, values);
    if (contactUser !== undefined)
      changes.set("contact", [subscriptionContact(flow.flow, contactUser, place.domain)]);
    return changes;
  }

  cancel(branch: ForkBranch<Place>): void {
    this.#legs.get(branch)?.cancel(this.#now);
  }

  relay(response: SipResponse): void {
    this.#upstream.relay(response, { status: response.status }, this.#now);
  }

  finish(best: BranchOutcome | undefined, all: readonly BranchOutcome[]): void {
    if (best === undefined) {
      if (this.#isCanceled) this.#upstream.reject(rejection(487), this.#now);
      return;
    }
    const status = passableStatus(best.status);
    const { response } = best;
    // RFC 4320 section 4.2: silence to anything but INVITE is passed on as silence.
    if (status === 408 && !this.isInvite && !this.#plan.tellsSilence) return;
    if (response === undefined) return this.#upstream.reject(rejection(status), this.#now);
    const changes = this.#realms.withoutChallenges(response.headers);
    const added = otherChallenges(best, all, (headers) => this.#realms.withoutChallenges(headers));
    this.#upstream.relay(response, { status, changes, added }, this.#now);
  }

  provisional(response: SipResponse): void {
    this.#fork?.provisional(response);
  }

  accepted(branch: ForkBranch<Place>, response: SipResponse): void {
    this.#fork?.accepted(branch, response);
  }

  ended(branch: ForkBranch<Place>, outcome: BranchOutcome | undefined): void {
    this.#legs.delete(branch);
    this.#ended(branch, outcome);
  }

  #ended(branch: ForkBranch<Place>, outcome: BranchOutcome | undefined): void {
    this.#fork?.ended(branch, outcome);
  }
}

const octetsOf = (frame: Frame): number => (typeof frame === "string" ? utf8Length(frame) : frame.length);
