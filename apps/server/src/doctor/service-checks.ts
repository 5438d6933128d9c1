import type { Saying } from "@porchlight/kernel";
import { WebSocket } from "ws";
import type { Config } from "../config";
import type { SipPorts } from "../listeners/listeners";
import { check, type Finding, pass, problem } from "./finding";
import { loopbackOrigin } from "./origin";
import { say } from "./sayings";

export interface OpenPorts {
  readonly httpPort: number;
  readonly managementPort: number;
  readonly isTls: boolean;
  readonly sipPorts: SipPorts;
}

const patienceMs = 5000;

/** What `/readyz` of a server on this machine says; undefined when nobody answers. */
export async function readyzOf(
  managementPort: number,
): Promise<{ status: number; text: string } | undefined> {
  try {
    const signal = AbortSignal.timeout(patienceMs);
    const response = await fetch(`http://127.0.0.1:${managementPort}/readyz`, { signal });
    return { status: response.status, text: (await response.text()).trim().slice(0, 100) };
  } catch {
    return undefined;
  }
}

export const checkReady = (managementPort: number): Promise<Finding> =>
  check("ready", async () => {
    const answer = await readyzOf(managementPort);
    if (answer === undefined)
      return problem(say("found-silence", { port: String(managementPort) }), say("mend-silence"));
    if (answer.status === 200) return pass(say("found-ready"));
    return problem(say("found-not-ready", { answer: phaseSaying(answer.text) }), say("mend-not-ready"));
  });

/** What it says while it is not ready. */
function phaseSaying(answer: string): Saying | string {
  switch (answer) {
    case "starting":
    case "stopping":
      return say(`phase-${answer}`);
    default:
      return answer;
  }
}

export const checkWebSocket = (config: Config, ports: OpenPorts): Promise<Finding> =>
  check("websocket", async () => {
    if (!config.transports.webSocket) return pass(say("found-off"));
    const origin = loopbackOrigin(config, ports);
    const milliseconds = await keepAliveRoundTrip(`${origin.replace(/^http/, "ws")}/sip`, origin);
    if (milliseconds === undefined) return problem(say("keep-alive-unanswered"), say("mend-not-ready"));
    return pass(say("found-websocket", { time: Math.round(milliseconds) }));
  });

/** Opens a WebSocket as a browser on our own page would, and waits for the answer to a keep-alive; undefined when none comes. */
function keepAliveRoundTrip(url: string, origin: string): Promise<number | undefined> {
  const startedAt = performance.now();
  return new Promise((resolve, reject) => {
    // It is ourselves that we talk to: the certificate names the public address, not this one.
    const socket = new WebSocket(url, "sip", {
      origin,
      handshakeTimeout: patienceMs,
      rejectUnauthorized: false,
    });
    const end = (tell: () => void): void => {
      clearTimeout(patience);
      socket.terminate();
      tell();
    };
    const patience = setTimeout(() => end(() => resolve(undefined)), patienceMs);
    socket.once("error", (error) => end(() => reject(error)));
    socket.once("open", () => socket.send("\r\n\r\n"));
    socket.once("message", () => end(() => resolve(performance.now() - startedAt)));
  });
}
