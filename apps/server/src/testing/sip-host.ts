import { createServer, type Server } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { Journal } from "@porchlight/engine";
import type { Config } from "../config";
import type { BanCheck } from "../listeners/bans";
import type { HandshakeGate } from "../listeners/websocket/handshake-gate";
import { createLogger, type Logger } from "../log/logger";
import { SipCore } from "../office/sip-core";
import { openLocator } from "../routing/open-locator";
import { steadyClock } from "../runtime/steady-clock";
import { openCertificate } from "../runtime/tls/open-certificate";
import { serverContext, TlsContexts } from "../runtime/tls/tls-contexts";
import { readTrustAnchors } from "../runtime/tls/trust-anchors";
import { RecordingEngine } from "./recording-engine";

/** All transports on real sockets, with an engine that records. */
export interface SipHost {
  readonly core: SipCore;
  readonly engine: RecordingEngine;
  readonly httpPort: number;
  close(): Promise<void>;
}

const noJournal: Pick<Journal, "write"> = { write: async () => {} };

export async function openSipHost(
  config: Config,
  parts: {
    readonly journal?: Pick<Journal, "write">;
    readonly gate?: HandshakeGate;
    readonly bans?: BanCheck;
    readonly log?: Logger;
  } = {},
): Promise<SipHost> {
  const engines: RecordingEngine[] = [];
  const log = parts.log ?? createLogger("silent");
  const keeper = await openCertificate(config, log);
  const tls = keeper && new TlsContexts(keeper.live, readTrustAnchors(config.tlsCa));
  const core = new SipCore({
    config,
    tls,
    log,
    clock: steadyClock(),
    journal: parts.journal ?? noJournal,
    gate: parts.gate,
    bans: parts.bans ?? { covers: () => false },
    locate: openLocator(config, steadyClock()),
    createEngine: (outputs) => {
      const engine = new RecordingEngine(outputs);
      engines.push(engine);
      return engine;
    },
  });
  const [engine] = engines;
  if (engine === undefined) throw new Error("no engine was made");
  const server: Server =
    keeper === undefined ? createServer() : createTlsServer(serverContext(keeper.live.current));
  core.listeners.serveWebSocket(server);
  await core.listeners.open();
  const httpPort = await new Promise<number>((resolve) => {
    server.listen(config.httpPort, config.listen, () => {
      const bound = server.address();
      resolve(typeof bound === "object" && bound !== null ? bound.port : 0);
    });
  });
  const close = async (): Promise<void> => {
    core.listeners.stopAccepting();
    server.close();
    await core.registry.shutDown(1001, "end of the test", 200);
    await core.driver.stop();
    core.listeners.close();
    core.observation.metrics.stop();
    server.closeAllConnections();
  };
  return { core, engine, httpPort, close };
}
