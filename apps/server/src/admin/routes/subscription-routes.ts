import type { SubscriptionView } from "@porchlight/engine";
import { ok, type Result } from "@porchlight/kernel";
import type { FastifyRequest } from "fastify";
import { type AdminContext, actorBehind } from "../context";
import { type Problem, refuse } from "../problem";
import { say } from "../sayings";
import { subscriptionRow } from "../views/subscription-row";
import { compareText, found, windowOf } from "../views/window";
import type { Handlers } from "./handlers";

type SubscriptionHandlers = Pick<
  Handlers,
  "listSubscriptions" | "showSubscription" | "terminateSubscription" | "notifyAgain"
>;
type Sort = "presentity" | "watcher" | "-createdAt" | "expiresAt" | "-lastNotifyAt" | "-roundTripMs";

const order: Readonly<Record<Sort, (left: SubscriptionView, right: SubscriptionView) => number>> = {
  presentity: (left, right) =>
    compareText(left.presentity, right.presentity) || compareText(left.watcher, right.watcher),
  watcher: (left, right) =>
    compareText(left.watcher, right.watcher) || compareText(left.presentity, right.presentity),
  "-createdAt": (left, right) => right.createdAt - left.createdAt,
  expiresAt: (left, right) => left.expiresAt - right.expiresAt,
  "-lastNotifyAt": (left, right) => (right.lastNotifyAt ?? 0) - (left.lastNotifyAt ?? 0),
  "-roundTripMs": (left, right) => (right.roundTripMs ?? -1) - (left.roundTripMs ?? -1),
};

export function subscriptionRoutes({ deps }: AdminContext): SubscriptionHandlers {
  const { office, stores, clock } = deps;
  return {
    listSubscriptions: ({ query }) => {
      const wanted = [...office.views.subscriptions()].filter(
        (view) =>
          same(query.presentity, view.presentity) &&
          same(query.watcher, view.watcher) &&
          same(query.eventPackage, view.eventPackage) &&
          same(query.state, view.state) &&
          same(query.reachable, view.reachable) &&
          same(query.connection, view.flow) &&
          found(query.search, [view.presentity, view.watcher, view.callId, view.userAgent]),
      );
      return ok(windowOf(wanted.sort(order[query.sort]), query, subscriptionRow));
    },

    showSubscription: ({ params }) => {
      const view = office.views.subscription(params.id);
      return view === undefined ? unknown : ok(subscriptionRow(view));
    },

    terminateSubscription: ({ params, body, request }) =>
      command(request, params.id, "subscription.terminate", { reason: body.reason }, () =>
        office.endSubscription(params.id, body.reason),
      ),

    notifyAgain: async ({ params, request }) =>
      office.views.subscription(params.id)?.label === undefined
        ? command(request, params.id, "subscription.notify", {}, () => office.notifyAgain(params.id))
        : refuse("invalid-input", say("watches-over-http"), "id"),
  };

  /** Writes the audit log, then acts. */
  async function command(
    request: FastifyRequest,
    id: string,
    action: string,
    details: Readonly<Record<string, unknown>>,
    act: () => boolean,
  ): Promise<Result<undefined, Problem>> {
    const view = office.views.subscription(id);
    if (view === undefined) return unknown;
    const { presentity, watcher } = view;
    await stores.audit.append({
      ...actorBehind(request),
      at: clock(),
      action,
      target: id,
      before: { presentity, watcher },
      after: details,
    });
    return act() ? ok(undefined) : unknown;
  }
}

const unknown = refuse("subscription-not-found", say("names-no-subscription"), "id");

const same = <Value>(wanted: Value | undefined, value: Value | undefined): boolean =>
  wanted === undefined || wanted === value;
