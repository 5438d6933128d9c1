import type { RenderedBody, SubscriptionWish } from "@porchlight/event-notifier";
import { instant } from "@porchlight/kernel";
import { ListState, type MemberList, type StateTags } from "../src/index";
import type { House } from "./back-end-double";
import { ListClient, type ReadBody } from "./list-client";

export const wish: SubscriptionWish = {
  watcher: "sip:alice@example.com",
  resource: "sip:friends@example.com",
  target: "sip:alice@192.0.2.1",
  userAgent: "",
  instance: "",
  bodyType: "multipart/related",
  parameter: () => undefined,
  body: undefined,
};

/** Tags that are the states themselves. */
export const tags: StateTags = {
  of: (source) => {
    const state = source.state();
    return typeof state === "object" ? `${state.contentType} ${state.text}` : state;
  },
  digest: (text) => text,
};

export const NOW = instant(0);

/** One list subscription with its notifier: sends as the engine does, and counts what it sent. */
export class ListWatcher {
  readonly state: ListState;
  readonly client = new ListClient();
  changes = 0;
  /** Octets of the longest notification. */
  longest = 0;
  /** Of the next notification that has a body. */
  version = 0;
  tag: string | undefined;

  constructor(house: House, list: MemberList, octets = Number.POSITIVE_INFINITY, isFirm = false) {
    const options = {
      backEnds: house,
      tags,
      wish,
      token: "Tk",
      domain: "example.com",
      lengthFor: () => ({ octets, isFirm, isCompressed: false }),
    };
    this.state = new ListState(list, options, {
      changed: () => {
        this.changes += 1;
      },
    });
    while (this.state.openSome(1));
  }

  /** A NOTIFY for a change, if there is one. */
  tell(isLost = false): ReadBody | undefined {
    if (!this.state.hasNews()) return undefined;
    return this.#send(this.state.tell(this.version, NOW), isLost);
  }

  /** A NOTIFY owed to a SUBSCRIBE. */
  refresh(isLost = false): ReadBody | undefined {
    const taken = this.state.refresh(wish);
    if (taken.ok) taken.value();
    return this.#send(this.state.tellAll(this.version, NOW), isLost);
  }

  /** A SUBSCRIBE that says what its sender has: no body when that is the state as it is (RFC 5839 section 6.3). */
  refreshUnlessKnown(): ReadBody | undefined {
    const isKnown = this.tag !== undefined && this.tag === this.state.state();
    if (!isKnown) return this.refresh();
    this.state.known(this.version, NOW);
    return undefined;
  }

  /** Until nothing is left to tell. */
  settle(): readonly ReadBody[] {
    const sent: ReadBody[] = [];
    for (let count = 0; count < 200 && (this.state.hasNews() || this.client.refreshWanted); count += 1) {
      const read = this.client.refreshWanted ? this.refresh() : this.tell();
      if (read !== undefined) sent.push(read);
    }
    return sent;
  }

  #send(body: RenderedBody | undefined, isLost: boolean): ReadBody | undefined {
    if (body === undefined) return undefined;
    this.version += 1;
    if (isLost) {
      this.state.forget();
      return undefined;
    }
    this.tag = this.state.state();
    this.longest = Math.max(this.longest, body.octets);
    return this.client.receive(body);
  }
}
