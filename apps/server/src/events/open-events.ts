import type { IncomingMessage } from "node:http";
import type { Clock, Hasher, IdSource } from "@porchlight/kernel";
import type { Store } from "@porchlight/store";
import type { WatcherStreams } from "../admin/ports/watcher-streams";
import type { Config } from "../config";
import type { Driver } from "../drive/driver";
import type { RawHandler } from "../http/http-front";
import type { Logger } from "../log/logger";
import type { AccountDirectory } from "../office/account-directory";
import type { ClientSide } from "../xcap/http/client-side";
import { EventEdge } from "./event-edge";
import { Door } from "./http/door";
import { NewsDesk } from "./presence-news";
import { StreamTable } from "./stream/stream-table";

export interface EventOptions {
  readonly config: Pick<Config, "events">;
  readonly log: Logger;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly hasher: Hasher;
  readonly driver: Pick<Driver, "ask">;
  readonly directory: Pick<AccountDirectory, "find">;
  readonly stores: Pick<Store, "watcherTokens">;
  readonly clientOf: (request: IncomingMessage) => ClientSide;
}

/** Watchers that speak no SIP, and how they are reached. */
export interface Events {
  readonly edge: RawHandler;
  readonly streams: WatcherStreams;
  /** Ends every stream and opens no more. */
  close(): void;
}

export function openEvents(options: EventOptions): Events {
  const { config, clock, directory, log } = options;
  const { events } = config;
  const table = new StreamTable({
    limit: events.streams,
    heartbeatMs: events.heartbeatSeconds * 1000,
    random: Math.random,
  });
  const edge = new EventEdge({
    ...options,
    desk: new NewsDesk(clock),
    door: new Door({
      ...options,
      isServed: (aor) => directory.find(aor)?.disabled === false,
      requestsPerMinute: events.requestsPerMinute,
    }),
    table,
    presentitiesPerStream: events.presentitiesPerStream,
    onFault: (error) => log.error({ err: error }, "a request of a watcher failed"),
  });
  return { edge, streams: table, close: () => table.close() };
}
