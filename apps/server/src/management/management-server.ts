import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Registry } from "prom-client";
import { closeServer, listenOn } from "../listeners/sockets";
import type { Readiness } from "./readiness";

/** Loopback only: whoever may look at it is on this machine. */
const address = "127.0.0.1";

/** Probes and metrics: `/livez`, `/readyz`, `/startupz`, `/metrics`. */
export class ManagementServer {
  readonly #server: Server;
  readonly #readiness: Readiness;
  readonly #registry: Registry;

  constructor(readiness: Readiness, registry: Registry) {
    this.#readiness = readiness;
    this.#registry = registry;
    this.#server = createServer((request, response) => void this.#answer(request, response));
  }

  /** Resolves with the port. Rejects with a `StartupError`. */
  listen(port: number): Promise<number> {
    return listenOn(this.#server, address, port, "PORCHLIGHT_MANAGEMENT_PORT");
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await closeServer(this.#server);
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method !== "GET" && request.method !== "HEAD") return reply(response, 405, "GET only\n");
    const [path] = (request.url ?? "/").split("?", 1);
    switch (path) {
      case "/livez":
        return reply(response, 200, "ok\n");
      case "/readyz":
        return reply(response, this.#readiness.isReady ? 200 : 503, `${this.#readiness.phase}\n`);
      case "/startupz":
        return reply(response, this.#readiness.hasStarted ? 200 : 503, `${this.#readiness.phase}\n`);
      case "/metrics":
        return this.#metrics(response);
      default:
        return reply(response, 404, "/livez, /readyz, /startupz or /metrics\n");
    }
  }

  async #metrics(response: ServerResponse): Promise<void> {
    try {
      reply(response, 200, await this.#registry.metrics(), this.#registry.contentType);
    } catch {
      reply(response, 500, "the metrics could not be collected\n");
    }
  }
}

function reply(
  response: ServerResponse,
  status: number,
  text: string,
  type = "text/plain; charset=utf-8",
): void {
  response.writeHead(status, { "Content-Type": type, "Cache-Control": "no-store" });
  response.end(text);
}
