import { after, type Instant } from "@porchlight/kernel";
import { asksForFlowBinding } from "@porchlight/sip-message";
import type { EngineContext } from "../context";
import type { LiveFlow } from "../flows/flow-table";
import type { LivePublication } from "../state/live-publication";
import type { ServerTransaction } from "../transactions/server-transaction";

/** Publications bound to a flow: one whose flow is lost lapses a grace later, unless another takes its place. */
export class PublicationBindings {
  readonly #context: EngineContext;
  /** Bound publications of before the restart, until flows can come. */
  readonly #restored = new Set<LivePublication>();

  constructor(context: EngineContext) {
    this.#context = context;
  }

  /** The flow a PUBLISH asks to be bound to; undefined when it asks for none, or can have none. */
  wishOf({ request, flow }: ServerTransaction): LiveFlow | undefined {
    if (!flow.isReliable || !asksForFlowBinding(request.headers)) return undefined;
    // Behind a proxy the flow is the proxy's: it says nothing of the one who publishes.
    return request.headers.values("via").length === 1 ? flow : undefined;
  }

  /** Binds to a flow and to no other, or to none. The flow may have been lost while the request was on its way to the disk. */
  bind(live: LivePublication, flow: LiveFlow | undefined): void {
    this.leaveFlow(live);
    live.lapsesAt = undefined;
    if (flow?.closedAt !== undefined) live.lapsesAt = this.#lapse(live, flow.closedAt);
    else if (flow !== undefined) {
      live.flow = flow;
      flow.publications.add(live);
    }
    this.#context.timers.schedule(live, live.endsAt);
  }

  leaveFlow(live: LivePublication): void {
    live.flow?.publications.delete(live);
    live.flow = undefined;
  }

  flowClosed({ publications }: LiveFlow, now: Instant): void {
    for (const live of publications) {
      live.flow = undefined;
      live.lapsesAt = this.#lapse(live, now);
      this.#context.timers.schedule(live, live.endsAt);
    }
    publications.clear();
  }

  /** No flow stands after a restart: what was bound has one grace to be heard of again. */
  restore(live: LivePublication): void {
    if (live.publication.isBound) this.#restored.add(live);
    this.#context.timers.schedule(live, live.endsAt);
  }

  /** A start may take its time: the grace counts from when clients can come back. */
  serving(now: Instant): void {
    for (const live of this.#restored) {
      const isLeft = live.place >= 0 && live.binding === "lost";
      if (!isLeft) continue;
      live.lapsesAt ??= this.#lapse(live, now);
      this.#context.timers.schedule(live, live.endsAt);
    }
    this.#restored.clear();
  }

  /** Seconds that publications of a presentity outlive their flow. */
  graceSeconds(presentity: string): number {
    const { graceSeconds, graceSecondsOf } = this.#context.config.publications;
    return graceSecondsOf.get(presentity.slice(presentity.lastIndexOf("@") + 1)) ?? graceSeconds;
  }

  #lapse(live: LivePublication, lostAt: Instant): Instant {
    return after(lostAt, this.graceSeconds(live.resource.presentity) * 1000);
  }
}
