import type { Connection } from "@porchlight/admin-api";
import { ok } from "@porchlight/kernel";
import { type AdminContext, actorBehind } from "../context";
import { refuse } from "../problem";
import { say } from "../sayings";
import { closedConnectionRow, connectionRow } from "../views/connection-row";
import { refusedRegisterRow, wasLetIn } from "../views/refused-register-row";
import { registrationRow } from "../views/registration-row";
import { compareText, found, windowOf } from "../views/window";
import type { Handlers } from "./handlers";

type ConnectionHandlers = Pick<
  Handlers,
  | "listConnections"
  | "listClosedConnections"
  | "showConnection"
  | "disconnect"
  | "listRegistrations"
  | "listRefusedRegisters"
  | "showEndpoints"
>;
type Sort = "-openedAt" | "openedAt" | "-queuedBytes" | "-subscriptions";

const order: Readonly<Record<Sort, (left: Connection, right: Connection) => number>> = {
  "-openedAt": (left, right) => compareText(right.openedAt, left.openedAt) || right.id - left.id,
  openedAt: (left, right) => compareText(left.openedAt, right.openedAt) || left.id - right.id,
  "-queuedBytes": (left, right) => right.queuedBytes - left.queuedBytes,
  "-subscriptions": (left, right) => right.subscriptions - left.subscriptions,
};

const unknown = refuse("connection-not-found", say("names-no-open-connection"), "id");

export function connectionRoutes({ deps }: AdminContext): ConnectionHandlers {
  const { flows, office, stores, clock, facts, endpoints } = deps;
  return {
    listConnections: ({ query }) => {
      const wanted = [...flows.open()]
        .filter(({ transport }) => query.transport === undefined || transport === query.transport)
        .map((flow) => connectionRow(flow, office.views))
        .filter((row) =>
          found(query.search, [row.remoteAddress, row.userAgent ?? undefined, ...row.identities]),
        );
      return ok(windowOf(wanted.sort(order[query.sort]), query, (row) => row));
    },

    listClosedConnections: ({ query }) => {
      const wanted = flows
        .recentlyClosed()
        .filter(({ transport }) => query.transport === undefined || transport === query.transport)
        .filter((flow) => found(query.search, [flow.remoteAddress, flow.userAgent, ...flow.identities]));
      return ok(windowOf(wanted, query, closedConnectionRow));
    },

    showConnection: ({ params }) => {
      const flow = flows.find(params.id);
      return flow === undefined ? unknown : ok(connectionRow(flow, office.views));
    },

    disconnect: async ({ params, body, request }) => {
      const flow = flows.find(params.id);
      if (flow === undefined) return unknown;
      const { transport, remoteAddress, remotePort } = flow;
      await stores.audit.append({
        ...actorBehind(request),
        at: clock(),
        action: "connection.disconnect",
        target: String(params.id),
        before: { transport, remoteAddress, remotePort },
        after: body,
      });
      return flows.disconnect(params.id, body.reason ?? say("closed-by-operator")) ? ok(undefined) : unknown;
    },

    listRegistrations: ({ query }) => {
      const all =
        query.aor === undefined ? office.views.registrations() : office.views.registrationsOf(query.aor);
      const wanted = [...all].filter(
        (view) =>
          (query.transport === undefined || view.transport === query.transport) &&
          found(query.search, [view.aor, view.contact, view.userAgent]),
      );
      const sorted = wanted.sort((left, right) => {
        if (query.sort === "-registeredAt") return right.registeredAt - left.registeredAt;
        if (query.sort === "expiresAt") return left.expiresAt - right.expiresAt;
        return compareText(left.aor, right.aor) || compareText(left.contact, right.contact);
      });
      return ok(windowOf(sorted, query, registrationRow));
    },

    listRefusedRegisters: ({ query: { aor, limit } }) => {
      const wanted = office
        .refusedRegisters()
        .filter((refused) => (aor === undefined || refused.aor === aor) && !wasLetIn(refused, office.views));
      return ok({ items: wanted.slice(0, limit).map(refusedRegisterRow) });
    },

    showEndpoints: () => {
      const { hosts, ports, allowedOrigins, digestAlgorithms, ...switches } = endpoints();
      return ok({
        domains: [...facts.domains],
        hosts: [...hosts],
        udp: ports.udp ?? null,
        tcp: ports.tcp ?? null,
        tls: ports.tls ?? null,
        allowedOrigins: [...allowedOrigins],
        digestAlgorithms: [...digestAlgorithms],
        ...switches,
      });
    },
  };
}
