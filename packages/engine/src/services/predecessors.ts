import type { EngineContext } from "../context";
import type { LiveFlow } from "../flows/flow-table";
import { ANONYMOUS } from "../identity/identity";
import { canBeCalledBack } from "../notify/call-back";
import type { SubscriptionRecord } from "../ports/journal";
import type { Subscription } from "../state/subscription";

/** What a subscription is told apart by from others of its instance. */
export type Subscribed = Pick<
  SubscriptionRecord,
  "presentity" | "eventPackage" | "eventId" | "watcher" | "instance"
>;

type Tables = Pick<EngineContext, "subscriptions" | "bindings">;

/** Earlier subscriptions of an instance to what it subscribes to anew, by what becomes of them. */
export interface Predecessors {
  /** Whoever had them is gone: a page that was loaded again, a phone that moved to another connection. */
  readonly replaced: readonly Subscription[];
  /** Whoever had them may be gone: the answer to a NOTIFY tells (RFC 6665 section 4.2.2). */
  readonly asked: readonly Subscription[];
}

/** What is over the same flow, or over another that stands, is kept: a client may subscribe twice. */
export function predecessorsOf(tables: Tables, subscribed: Subscribed, flow: LiveFlow): Predecessors {
  const replaced: Subscription[] = [];
  const asked: Subscription[] = [];
  if (subscribed.instance === "" || subscribed.watcher === ANONYMOUS) return { replaced, asked };
  for (const earlier of tables.subscriptions.ofWatcher(subscribed.watcher)) {
    if (!isOfSame(earlier.record, subscribed)) continue;
    if (isGone(earlier) || hasMoved(tables, earlier, flow)) replaced.push(earlier);
    else if (canBeCalledBack(earlier.peer)) asked.push(earlier);
  }
  return { replaced, asked };
}

const isOfSame = (record: SubscriptionRecord, { presentity, eventPackage, eventId, instance }: Subscribed) =>
  record.instance === instance &&
  record.presentity === presentity &&
  record.eventPackage === eventPackage &&
  record.eventId === eventId;

const isGone = ({ flow, peer }: Subscription): boolean => flow === undefined && !canBeCalledBack(peer);

/** The instance is registered over the new flow, and over the one of the earlier subscription no more. */
function hasMoved({ bindings }: Tables, { flow: earlier, record }: Subscription, flow: LiveFlow): boolean {
  if (earlier === undefined || earlier === flow) return false;
  const own = bindings.of(record.watcher).filter((binding) => binding.record.instance === record.instance);
  return own.some((binding) => binding.flow === flow) && !own.some((binding) => binding.flow === earlier);
}
