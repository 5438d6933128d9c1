import { after, type Instant } from "@porchlight/kernel";
import type { BranchOutcome, ForkBranch, HopRequest } from "@porchlight/routing";
import { type Frame, parseRetryAfter, type SipResponse } from "@porchlight/sip-message";
import type { LiveFlow } from "../flows/flow-table";
import { Timer } from "../timers/deadline-queue";
import type { ClientUser } from "../transactions/client-transaction";
import type { Place } from "./place";
import type { ProxyParts } from "./proxied-request";

/** Timer C of RFC 3261 section 16.6 step 11: more than three minutes. */
const timerCMs = 185_000;
/** A CANCEL that leads to no answer counts as obeyed after this time (RFC 3261 section 9.1). */
const cancelPatienceMs = 32_000;

/** The request that a leg is a copy of. */
export interface LegOwner {
  readonly isInvite: boolean;
  frameFor(
    place: Place,
    flow: LiveFlow,
    branch: string,
    breadth: number,
  ): { readonly frame: Frame; readonly hop: HopRequest };
  canReturn(response: SipResponse): boolean;
  provisional(response: SipResponse): void;
  accepted(branch: ForkBranch<Place>, response: SipResponse): void;
  ended(branch: ForkBranch<Place>, outcome: BranchOutcome | undefined): void;
}

/** One copy under way: its client transaction, its Timer C. */
export class Leg extends Timer implements ClientUser {
  readonly #proxied: LegOwner;
  readonly #branch: ForkBranch<Place>;
  readonly #parts: ProxyParts;
  #sent: { readonly hop: HopRequest; readonly flow: LiveFlow } | undefined;
  #hasProvisional = false;
  #wantsCancel = false;
  #isOver = false;

  constructor(proxied: LegOwner, branch: ForkBranch<Place>, parts: ProxyParts) {
    super();
    this.#proxied = proxied;
    this.#branch = branch;
    this.#parts = parts;
  }

  begin(flow: LiveFlow, now: Instant): void {
    const { clients, context } = this.#parts;
    const { breadth, place } = this.#branch;
    const branch = clients.newBranch();
    const { frame, hop } = this.#proxied.frameFor(place, flow, branch, breadth);
    this.#sent = { hop, flow };
    if (place.peer !== undefined) context.peers.tried(place.peer.hop, now);
    if (!this.#proxied.isInvite) return clients.start(hop.branch, frame, flow, this, now);
    context.timers.schedule(this, after(now, timerCMs));
    clients.startInvite(hop.branch, frame, hop, flow, this, now);
  }

  /** CANCEL may go only after a provisional response (RFC 3261 section 9.1). */
  cancel(now: Instant): void {
    if (!this.#proxied.isInvite || this.#isOver || this.#sent === undefined) return;
    const isFirst = !this.#wantsCancel;
    this.#wantsCancel = true;
    if (this.#hasProvisional && isFirst) this.#sendCancel(now);
  }

  #sendCancel(now: Instant): void {
    if (this.#sent === undefined) return;
    const { flow, hop } = this.#sent;
    this.#parts.clients.cancel(hop, flow, now);
    this.#parts.context.timers.schedule(this, after(now, cancelPatienceMs));
  }

  provisional(response: SipResponse, now: Instant): void {
    if (this.#isOver) return;
    const isFirst = !this.#hasProvisional;
    this.#hasProvisional = true;
    if (this.#wantsCancel && isFirst) this.#sendCancel(now);
    else if (!this.#wantsCancel) this.#parts.context.timers.schedule(this, after(now, timerCMs));
    if (this.#proxied.canReturn(response)) this.#proxied.provisional(response);
  }

  answered(response: SipResponse, now: Instant): void {
    const { peer } = this.#branch.place;
    if (peer !== undefined) {
      const retryAfter = parseRetryAfter(response.headers.first("retry-after") ?? "");
      const seconds = retryAfter.ok ? retryAfter.value.seconds : undefined;
      this.#parts.context.peers.answered(peer.domain, peer.hop, response.status, seconds, now);
    }
    if (!this.#proxied.canReturn(response)) return this.#end(unreturnable(response));
    if (response.status < 300) {
      this.#over();
      this.#proxied.accepted(this.#branch, response);
    } else this.#end({ status: response.status, response });
  }

  failed(cause: "timeout" | "transport", now: Instant): void {
    if (this.#isOver) return;
    if (cause === "transport" && this.#triesUdp(now)) return;
    const { peer } = this.#branch.place;
    if (peer !== undefined) this.#parts.context.peers.silent(peer.domain, peer.hop, cause, now);
    if (cause === "transport") this.#end(lost(this.#branch.place));
    else this.#end(silence);
  }

  /** A large request that TCP did not take goes by UDP after all (RFC 3261 section 18.1.1). */
  #triesUdp(now: Instant): boolean {
    const { place } = this.#branch;
    const used = this.#sent?.flow;
    if (used?.flow.transport !== "tcp" || place.overTcp === undefined || this.#hasProvisional) return false;
    const flow = place.reach();
    if (flow === undefined || flow.isReliable) return false;
    this.#parts.tooLargeForUdp.refused(flow.flow.remoteAddress, flow.flow.remotePort, now);
    this.begin(flow, now);
    return true;
  }

  /** Timer C, or patience with a CANCEL, has run out (RFC 3261 section 16.8). */
  fire(now: Instant): void {
    if (this.#isOver) return;
    if (this.#wantsCancel) this.#end({ status: 487, response: undefined });
    else if (this.#hasProvisional) this.cancel(now);
    else this.#end(silence);
  }

  #end(outcome: BranchOutcome | undefined): void {
    if (this.#isOver) return;
    this.#over();
    this.#proxied.ended(this.#branch, outcome);
  }

  #over(): void {
    this.#isOver = true;
    this.#parts.context.timers.cancel(this);
  }
}

/** Its status counts, unless it says yes to what nobody would hear of. */
const unreturnable = ({ status }: SipResponse): BranchOutcome => ({
  status: status < 300 ? 502 : status,
  response: undefined,
});

const silence: BranchOutcome = { status: 408, response: undefined };

/** What it counts as when nothing leads to a place. */
export const lost = ({ lostStatus }: Place): BranchOutcome => ({ status: lostStatus, response: undefined });
