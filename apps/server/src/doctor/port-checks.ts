import { createSocket } from "node:dgram";
import { createServer } from "node:net";
import { type Config, usesTls } from "../config";
import { bindError } from "../listeners/sockets";
import { check, type Finding, pass, problem } from "./finding";
import { say } from "./sayings";

interface Port {
  readonly name: string;
  readonly address: string;
  readonly port: number;
  readonly setting: string;
  readonly kind: "tcp" | "udp";
}

/** Whether the ports can be had; for when no server of ours holds them. */
export const checkPorts = (config: Config): Promise<Finding> =>
  check("ports", async () => {
    const wanted = portsOf(config);
    const sentences = await portProblems(config);
    if (sentences.length > 0)
      return problem(say("found-trouble", { message: sentences.join(" ") }), say("mend-ports"));
    return pass(say("found-ports", { ports: wanted.map(({ name, port }) => `${name} ${port}`).join(", ") }));
  });

/** One sentence for each port that cannot be had. */
export async function portProblems(config: Config): Promise<readonly string[]> {
  const sentences: string[] = [];
  for (const port of portsOf(config)) {
    const sentence = await tryPort(port);
    if (sentence !== undefined) sentences.push(sentence);
  }
  return sentences;
}

function portsOf(config: Config): readonly Port[] {
  const { acme, httpPort, listen, managementPort, sipPort, sipTlsPort, tls, transports } = config;
  const tcp = { address: listen, kind: "tcp" } as const;
  const ports: readonly Port[] = [
    { ...tcp, name: "HTTP", port: httpPort, setting: "PORCHLIGHT_HTTP_PORT" },
    {
      ...tcp,
      name: "management",
      address: "127.0.0.1",
      port: managementPort,
      setting: "PORCHLIGHT_MANAGEMENT_PORT",
    },
    { ...tcp, name: "SIP/TCP", port: transports.tcp ? sipPort : 0, setting: "PORCHLIGHT_SIP_PORT" },
    {
      ...tcp,
      name: "SIP/UDP",
      kind: "udp",
      port: transports.udp ? sipPort : 0,
      setting: "PORCHLIGHT_SIP_PORT",
    },
    {
      ...tcp,
      name: "SIP/TLS",
      port: transports.tls && usesTls(config) ? sipTlsPort : 0,
      setting: "PORCHLIGHT_SIP_TLS_PORT",
    },
    {
      ...tcp,
      name: "ACME challenges",
      port: tls === "acme" ? acme.httpPort : 0,
      setting: "PORCHLIGHT_ACME_HTTP_PORT",
    },
  ];
  return ports.filter(({ port }) => port !== 0);
}

/** One sentence when the port cannot be had. */
function tryPort({ address, kind, port, setting }: Port): Promise<string | undefined> {
  return new Promise((resolve) => {
    const onError = (error: unknown): void => resolve(bindError(error, address, port, setting).message);
    if (kind === "tcp") {
      const server = createServer().once("error", onError);
      server.listen({ host: address, port }, () => server.close(() => resolve(undefined)));
    } else {
      const socket = createSocket(address.includes(":") ? "udp6" : "udp4").once("error", onError);
      socket.bind({ address, port, exclusive: true }, () => socket.close(() => resolve(undefined)));
    }
  });
}
