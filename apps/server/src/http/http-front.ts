import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from "node:http";
import { createServer as createTlsServer } from "node:https";
import helmet from "@fastify/helmet";
import Fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyServerFactory,
  LogController,
} from "fastify";
import { listenOn } from "../listeners/sockets";
import type { Logger } from "../log/logger";
import type { LiveCertificate } from "../runtime/tls/live-certificate";
import { serverContext } from "../runtime/tls/tls-contexts";
import { consolePages } from "./console-pages";
import type { ConsoleProcess } from "./console-process";
import { sendPlainProblem } from "./problem";
import { watcherPages } from "./watcher-pages";

export interface HttpFrontOptions {
  /** Undefined: HTTP without TLS. */
  readonly certificate: LiveCertificate | undefined;
  readonly log: Logger;
  readonly watcherRoot: string;
  readonly console: ConsoleProcess | undefined;
  /** Mounts the admin API. */
  readonly mountApi: (app: FastifyInstance) => Promise<void>;
  /** They answer what they own by themselves: request targets reach them as they were sent. */
  readonly rawHandlers?: readonly RawHandler[];
}

/** A part of the origin that reads requests itself. */
export interface RawHandler {
  owns(url: string | undefined): boolean;
  /** Never rejects. */
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
}

/** Milliseconds within which a socket must have shaken hands, and a request have its head. */
const handshakeTimeout = 20_000;

const yearSeconds = 31_536_000;

/** Octets: a node selector stands in the request line and once more in its credentials. */
const maxHeaderSize = 24_576;

/** The one HTTP origin: watcher, console, admin API; the SIP WebSocket hangs on its `server`. */
export class HttpFront {
  readonly #app: FastifyInstance;

  private constructor(app: FastifyInstance) {
    this.#app = app;
  }

  static async create(options: HttpFrontOptions): Promise<HttpFront> {
    const app = createApp(options);
    await app.register(helmet, {
      global: true,
      contentSecurityPolicy: false,
      strictTransportSecurity: options.certificate === undefined ? false : { maxAge: yearSeconds },
    });
    mountErrors(app);
    refuseHalfHandshakes(app);
    app.all("/sip", async (_request, reply) => sendPlainProblem(reply, 400, "this is a WebSocket for SIP"));
    await watcherPages(app, options.watcherRoot);
    await consolePages(app, options.console);
    await options.mountApi(app);
    await app.ready();
    return new HttpFront(app);
  }

  get server(): Server {
    return this.#app.server as Server;
  }

  /** Resolves with the port. Rejects with a `StartupError`. */
  listen(address: string, port: number): Promise<number> {
    return listenOn(this.server, address, port, "PORCHLIGHT_HTTP_PORT");
  }

  /** Takes no more connections and no more requests on those that stand. */
  stopListening(): void {
    if (this.server.listening) this.server.close();
    this.server.closeIdleConnections();
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await this.#app.close();
  }
}

function createApp({ certificate, rawHandlers = [], log }: HttpFrontOptions): FastifyInstance {
  const serverFactory: FastifyServerFactory = (pages) => {
    const handler = besides(rawHandlers, pages);
    const options = {
      requestTimeout: 60_000,
      headersTimeout: handshakeTimeout,
      keepAliveTimeout: 10_000,
      maxHeaderSize,
    };
    if (certificate === undefined) return createServer(options, handler);
    const server = createTlsServer(
      { ...options, handshakeTimeout, ...serverContext(certificate.current), ALPNProtocols: ["http/1.1"] },
      handler,
    );
    certificate.follow((newer) => server.setSecureContext(serverContext(newer)));
    return server as unknown as Server;
  };
  return Fastify({
    serverFactory,
    loggerInstance: log.child({ part: "http" }) as unknown as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: 1_048_576,
    forceCloseConnections: true,
    // Addresses of record travel in the path.
    routerOptions: { maxParamLength: 1024 },
  });
}

const besides =
  (handlers: readonly RawHandler[], pages: RequestListener): RequestListener =>
  (request, response) => {
    const owner = handlers.find((handler) => handler.owns(request.url));
    if (owner === undefined) pages(request, response);
    else void owner.handle(request, response);
  };

/** A WebSocket handshake that comes here has no `Upgrade` or `Connection`: malformed (RFC 6455 section 4.2.1). */
function refuseHalfHandshakes(app: FastifyInstance): void {
  app.addHook("onRequest", async (request, reply) => {
    if (request.headers["sec-websocket-key"] === undefined) return;
    return sendPlainProblem(reply, 400, "the WebSocket handshake has no Upgrade or no Connection: Upgrade");
  });
}

function mountErrors(app: FastifyInstance): void {
  app.setNotFoundHandler(async (request, reply) => {
    const wantsPage = request.headers.accept?.includes("text/html") === true;
    if (request.method === "GET" && wantsPage && request.url.startsWith("/watcher/")) {
      return reply.redirect("/watcher/");
    }
    return sendPlainProblem(reply, 404, "there is nothing at this address");
  });
  app.setErrorHandler(async (error: Error & { statusCode?: number }, request, reply) => {
    const status = error.statusCode ?? 500;
    if (status < 500) return sendPlainProblem(reply, status, error.message);
    request.log.error({ err: error, method: request.method }, "a request failed");
    return sendPlainProblem(reply, status, "the server could not do it; its log tells why");
  });
}
