import { request } from "node:http";
import type { AddressInfo } from "node:net";
import { type LiveEvent, parseLiveEvent } from "@porchlight/admin-api";
import type { FastifyInstance } from "fastify";

/** A reader of server-sent events over a real socket. */
export interface LiveReader {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  /** Resolves with the first event, of those not asked for yet, that fits. */
  next(fits: (event: LiveEvent) => boolean): Promise<LiveEvent>;
  /** Resolves when the server closes the stream. */
  readonly closed: Promise<void>;
  stop(): void;
}

export async function readLive(
  app: FastifyInstance,
  headers: Record<string, string>,
  query = "",
): Promise<LiveReader> {
  if (!app.server.listening) await app.listen({ host: "127.0.0.1", port: 0 });
  const { port } = app.server.address() as AddressInfo;
  const events: LiveEvent[] = [];
  const waiting = new Set<() => void>();
  return new Promise((resolve, reject) => {
    const call = request({ host: "127.0.0.1", port, path: `/api/v1/live${query}`, headers }, (answer) => {
      let text = "";
      answer.setEncoding("utf8");
      answer.on("error", () => undefined);
      answer.on("data", (chunk: string) => {
        const blocks = (text + chunk).split("\n\n");
        text = blocks.pop() ?? "";
        for (const block of blocks) {
          const event = block.startsWith("data: ") ? parseLiveEvent(block.slice(6)) : undefined;
          if (event !== undefined) events.push(event);
        }
        for (const wake of [...waiting]) wake();
      });
      const closed = new Promise<void>((done) => answer.on("close", () => done()));
      const next: LiveReader["next"] = (fits) =>
        new Promise((found) => {
          const look = (): void => {
            const index = events.findIndex(fits);
            const event = events[index];
            if (event === undefined) return void waiting.add(look);
            waiting.delete(look);
            events.splice(0, index + 1);
            found(event);
          };
          look();
        });
      resolve({
        status: answer.statusCode ?? 0,
        headers: answer.headers,
        next,
        closed,
        stop: () => call.destroy(),
      });
    });
    call.on("error", reject);
    call.end();
  });
}
