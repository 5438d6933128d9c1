import { type AlikeRecord, type BlockCommon, isAlike, partyText, recorded } from "@porchlight/accounting";
import type { Resource } from "../state/resource";
import type { Subscription } from "../state/subscription";

/** What the records of NOTIFYs of one subscription have in common. */
export type NotifyFacts = Pick<AlikeRecord, "common" | "party">;

/** Kinds of subscriptions to one resource that are remembered. */
const mostKinds = 8;

/** Makes such facts once for a subscription, and what many have in common once for all of a resource. */
export class NotifyFactsDesk {
  readonly #idPrefix: string;
  readonly #facts = new WeakMap<Subscription, NotifyFacts>();
  readonly #commons = new WeakMap<Resource, BlockCommon[]>();

  constructor(idPrefix: string) {
    this.#idPrefix = idPrefix;
  }

  of(subscription: Subscription): NotifyFacts {
    const known = this.#facts.get(subscription);
    if (known !== undefined && isCurrent(known.common, subscription)) return known;
    const { callId, watcher } = subscription.record;
    const facts = { common: this.#commonOf(subscription), party: partyText(watcher, recorded(callId)) };
    this.#facts.set(subscription, facts);
    return facts;
  }

  #commonOf(subscription: Subscription): BlockCommon {
    const made = commonOf(subscription, this.#idPrefix);
    const kinds = this.#commons.get(subscription.resource) ?? [];
    const known = kinds.find((each) => isAlike(each, made));
    if (known !== undefined) return known;
    this.#commons.set(subscription.resource, [made, ...kinds].slice(0, mostKinds));
    return made;
  }
}

/** A refresh may ask for other bodies, and the members of a list come and go. */
const isCurrent = ({ bodyType, isAnonymous, list }: BlockCommon, subscription: Subscription): boolean =>
  bodyType === subscription.bodyType &&
  isAnonymous === subscription.record.isAnonymous &&
  list?.members === subscription.derived?.members;

function commonOf({ bodyType, derived, record }: Subscription, idPrefix: string): BlockCommon {
  const members = derived?.members;
  const { eventPackage: event, isAnonymous, presentity: caller } = record;
  return {
    method: "NOTIFY",
    source: members === undefined ? "presence" : "list",
    event,
    caller,
    isAnonymous,
    bodyType,
    list: members === undefined ? undefined : { uri: caller, members },
    idPrefix,
  };
}
