import type { BackEnd, BackEndInstance, BackEndStatus } from "../state/back-ends";
import type { MemberStanding } from "./member-standing";
import { type InstanceDesk, RemoteInstance } from "./remote-instance";

/** What a member needs of the list it is in. */
interface MemberDesk extends InstanceDesk {
  changed(): void;
  closed(): void;
}

/** A resource in a list of another domain, as its server said: by one instance, or by several. */
export class RemoteMember implements BackEnd {
  readonly #desk: MemberDesk;
  #standings: readonly MemberStanding[];
  #instances: readonly RemoteInstance[];

  constructor(standings: readonly MemberStanding[], desk: MemberDesk) {
    this.#desk = desk;
    this.#standings = standings;
    this.#instances = standings.map((standing) => new RemoteInstance(standing, desk));
  }

  get status(): BackEndStatus {
    return this.#instances[0]?.status ?? { state: "unknown" };
  }

  get further(): readonly BackEndInstance[] {
    return this.#instances.slice(1).map(({ status }) => status);
  }

  become(standings: readonly MemberStanding[]): void {
    const isNews = !isSame(this.#standings, standings);
    this.#standings = standings;
    this.#instances = standings.map((standing) => this.#continued(standing));
    if (isNews) this.#desk.changed();
  }

  #continued(standing: MemberStanding): RemoteInstance {
    const known = this.#instances.find((instance) => instance.isContinuedBy(standing));
    known?.become(standing);
    return known ?? new RemoteInstance(standing, this.#desk);
  }

  refresh(): this {
    return this;
  }

  close(): void {
    this.#desk.closed();
  }
}

const isSame = (some: readonly MemberStanding[], others: readonly MemberStanding[]): boolean =>
  some.length === others.length && some.every((one, at) => isSameStanding(one, others[at]));

function isSameStanding(one: MemberStanding, other: MemberStanding | undefined): boolean {
  if (one.instance !== other?.instance) return false;
  switch (one.state) {
    case "pending":
      return other.state === "pending";
    case "active":
      return other.state === "active" && one.content === other.content;
    case "terminated":
      return other.state === "terminated" && one.reason === other.reason;
  }
}
