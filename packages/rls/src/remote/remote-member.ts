import type { RenderedBody, StateListener } from "@porchlight/event-notifier";
import type { BackEnd, BackEndStatus } from "../state/back-ends";
import { WholeSource } from "../state/whole-source";
import type { MemberStanding } from "./member-standing";

/** A resource in a list of another domain, as its server said. */
export class RemoteMember implements BackEnd {
  readonly #source = new WholeSource(() => this.#body);
  readonly #listener: StateListener;
  readonly #closed: () => void;
  #standing: MemberStanding;

  constructor(standing: MemberStanding, listener: StateListener, closed: () => void) {
    this.#standing = standing;
    this.#listener = listener;
    this.#closed = closed;
  }

  get #body(): RenderedBody | undefined {
    const { state } = this.#standing;
    if (state !== "active" || this.#standing.content.kind !== "document") return undefined;
    return this.#standing.content.body;
  }

  get status(): BackEndStatus {
    const standing = this.#standing;
    if (standing.state !== "active") return standing;
    return { state: "active", instance: standing.instance, source: this.#source };
  }

  become(standing: MemberStanding): void {
    if (isSame(this.#standing, standing)) return;
    this.#standing = standing;
    this.#listener.changed();
  }

  refresh(): this {
    return this;
  }

  close(): void {
    this.#closed();
  }
}

function isSame(one: MemberStanding, other: MemberStanding): boolean {
  if (one.state === "unknown" || other.state === "unknown") return one.state === other.state;
  if (one.state !== other.state || one.instance !== other.instance) return false;
  if (one.state === "active") return other.state === "active" && one.content === other.content;
  return one.state !== "terminated" || (other.state === "terminated" && one.reason === other.reason);
}
