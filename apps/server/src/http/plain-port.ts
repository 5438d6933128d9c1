import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { listenOn } from "../listeners/sockets";
import type { RawHandler } from "./http-front";

const standardHttpsPort = 443;

/** The port for what comes without TLS: challenges of an ACME authority are answered, pages are elsewhere. */
export class PlainPort {
  readonly #server: Server;

  constructor(challenges: RawHandler, httpsPort: number) {
    this.#server = createServer({ requestTimeout: 10_000, headersTimeout: 10_000 }, (request, response) => {
      if (challenges.owns(request.url)) void challenges.handle(request, response);
      else redirect(request, response, httpsPort);
    });
    this.#server.maxConnections = 200;
  }

  /** Resolves with the port. Rejects with a `StartupError`. */
  listen(address: string, port: number): Promise<number> {
    return listenOn(this.#server, address, port, "PORCHLIGHT_ACME_HTTP_PORT");
  }

  close(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }
}

function redirect(
  { headers, method, url = "/" }: IncomingMessage,
  response: ServerResponse,
  port: number,
): void {
  const [, host] = /^(\[[0-9a-f:.]+\]|[a-z0-9.-]+)(?::\d+)?$/i.exec(headers.host ?? "") ?? [];
  response.setHeader("Connection", "close");
  if (host === undefined || !url.startsWith("/") || (method !== "GET" && method !== "HEAD")) {
    response.writeHead(404).end();
    return;
  }
  const origin = `https://${host}${port === standardHttpsPort ? "" : `:${port}`}`;
  response.writeHead(308, { Location: `${origin}${url}` }).end();
}
