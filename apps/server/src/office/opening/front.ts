import type { FastifyInstance } from "fastify";
import { type AdminDeps, adminPlugin } from "../../admin";
import { AcmeEdge } from "../../http/acme-edge";
import { ConsoleProcess } from "../../http/console-process";
import { HttpFront } from "../../http/http-front";
import { PlainPort } from "../../http/plain-port";
import { paths } from "../../paths";
import type { Ground } from "./ground";
import type { Services } from "./services";
import type { Signalling } from "./signalling";
import { userEdges } from "./user-edges";

/** The HTTP origin with all that answers on it, before its port is open. */
export interface Front {
  readonly http: HttpFront;
  /** Undefined where it is switched off. */
  readonly console: ConsoleProcess | undefined;
  /** Opens the port of the origin and, where challenges of an ACME authority come without TLS, theirs. Gives the former. */
  listen(): Promise<number>;
}

export async function openFront(
  ground: Ground,
  signalling: Signalling,
  services: Services,
  admin: AdminDeps,
): Promise<Front> {
  const { closing, config, keeper, log } = ground;
  const { agents, content, events, xcap } = services;
  const console = config.console ? new ConsoleProcess(paths.consoleServer, {}, log) : undefined;
  closing.add(() => console?.stop());
  const acme = keeper?.challenges && new AcmeEdge(keeper.challenges);
  const http = await HttpFront.create({
    certificate: keeper?.live,
    log,
    watcherRoot: paths.watcherPages,
    console,
    mountApi: async (app: FastifyInstance) => {
      await agents.mount(app);
      await adminPlugin(app, admin);
    },
    rawHandlers: [
      ...(acme === undefined ? [] : [acme]),
      ...(config.modules.xcap ? [xcap.edge] : []),
      ...(config.modules.content ? [content.edge] : []),
      ...events.edges,
      ...userEdges(ground, signalling, services),
    ],
  });
  closing.add(() => http.close());
  return { http, console, listen: () => listen(ground, http, acme) };
}

async function listen(
  { closing, config }: Ground,
  http: HttpFront,
  acme: AcmeEdge | undefined,
): Promise<number> {
  const port = await http.listen(config.listen, config.httpPort);
  if (acme !== undefined && config.acme.httpPort !== 0) {
    const plain = new PlainPort(acme, port);
    await plain.listen(config.listen, config.acme.httpPort);
    closing.add(() => plain.close());
  }
  return port;
}
