import type { Clock, Hasher, IdSource } from "@porchlight/kernel";
import { Gauge, type Registry } from "prom-client";
import type { AdminStores } from "../admin";
import type { WatcherStreams } from "../admin/ports/watcher-streams";
import type { Config } from "../config";
import type { Driver } from "../drive/driver";
import type { RawHandler } from "../http/http-front";
import type { Logger } from "../log/logger";
import type { AccountDirectory } from "../office/account-directory";
import { paths } from "../paths";
import type { UserAccess } from "../xcap/open-xcap";
import { BadgeEdge } from "./badge-edge";
import { EventEdge } from "./event-edge";
import { Door } from "./http/door";
import { NewsDesk } from "./presence-news";
import { OwnTokensEdge } from "./self/own-tokens-edge";
import { StreamTable } from "./stream/stream-table";

export interface EventOptions {
  readonly config: Pick<Config, "events">;
  readonly log: Logger;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly hasher: Hasher;
  readonly driver: Pick<Driver, "ask">;
  readonly directory: Pick<AccountDirectory, "find">;
  readonly stores: AdminStores;
  readonly access: UserAccess;
  readonly metrics: Registry;
}

/** Watchers that speak no SIP, and how they are reached. */
export interface Events {
  /** The events, the tokens that users make, and the badge. */
  readonly edges: readonly RawHandler[];
  readonly streams: WatcherStreams;
  /** Ends every stream and opens no more. */
  close(): void;
}

export function openEvents(options: EventOptions): Events {
  const { config, clock, directory, log, access, metrics } = options;
  const { events } = config;
  const onFault = (error: unknown): void => log.error({ err: error }, "a request of a watcher failed");
  const table = new StreamTable({
    limit: events.streams,
    heartbeatMs: events.heartbeatSeconds * 1000,
    random: Math.random,
  });
  new Gauge({
    name: "porchlight_event_streams",
    help: "Open streams of watchers over HTTP",
    registers: [metrics],
    collect() {
      this.set(table.size);
    },
  });
  const edge = new EventEdge({
    ...options,
    desk: new NewsDesk(clock),
    door: new Door({
      ...options,
      clientOf: (request) => access.clientOf(request),
      isServed: (aor) => directory.find(aor)?.disabled === false,
      requestsPerMinute: events.requestsPerMinute,
    }),
    table,
    presentitiesPerStream: events.presentitiesPerStream,
    onFault,
  });
  const ownTokens = new OwnTokensEdge({ ...options, watcherStreams: table, onFault });
  return {
    edges: [edge, ownTokens, new BadgeEdge(paths.badgeScript)],
    streams: table,
    close: () => table.close(),
  };
}
