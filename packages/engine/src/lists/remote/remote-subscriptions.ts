import type { SipRequest } from "@porchlight/sip-message";
import type { EngineContext } from "../../context";
import type { OutgoingRequests } from "../../proxy/outgoing-requests";
import { domainOf } from "../../state/subscription-table";
import { type RemoteListener, RemoteSubscription } from "./remote-subscription";
import type { RemoteWish } from "./remote-wish";

/** Subscriptions of this server to other domains, shared among the lists of one watcher (RFC 4662 section 4.7.2). */
export class RemoteSubscriptions {
  readonly #context: EngineContext;
  readonly #outgoing: OutgoingRequests;
  readonly #isOurList: (uri: string) => boolean;
  readonly #byKey = new Map<string, RemoteSubscription>();
  /** Those that are being ended are found here only. */
  readonly #byId = new Map<string, RemoteSubscription>();

  /** @param isOurList whether a URI is a list service of ours */
  constructor(context: EngineContext, outgoing: OutgoingRequests, isOurList: (uri: string) => boolean) {
    this.#context = context;
    this.#outgoing = outgoing;
    this.#isOurList = isOurList;
  }

  take(wish: RemoteWish, listener: RemoteListener): RemoteSubscription {
    const standing = this.#byKey.get(wish.key) ?? this.#open(wish);
    standing.listeners.add(listener);
    return standing;
  }

  #open(wish: RemoteWish): RemoteSubscription {
    const opened = new RemoteSubscription(this.#context, this.#outgoing, wish, {
      isOurList: this.#isOurList,
      forget: ({ id }) => this.#byId.delete(id),
    });
    this.#byKey.set(wish.key, opened);
    this.#byId.set(opened.id, opened);
    return opened;
  }

  leave(subscription: RemoteSubscription, listener: RemoteListener): void {
    subscription.listeners.delete(listener);
    if (subscription.listeners.size > 0) return;
    this.#byKey.delete(subscription.wish.key);
    subscription.end();
  }

  /** Whether a user part is that of a Contact of ours. */
  has(id: string): boolean {
    return this.#byId.has(id);
  }

  /** By the Contact that a NOTIFY is addressed to, and its dialog. */
  find(id: string, notify: SipRequest): RemoteSubscription | undefined {
    const found = this.#byId.get(id);
    return found?.matches(notify) === true ? found : undefined;
  }

  /** How many there are to a domain. */
  countOfDomain(domain: string): number {
    let count = 0;
    for (const { wish } of this.#byKey.values()) if (domainOf(wish.uri) === domain) count += 1;
    return count;
  }
}
