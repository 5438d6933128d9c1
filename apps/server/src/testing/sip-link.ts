import { randomBytes } from "node:crypto";
import { createSocket } from "node:dgram";
import { connect, type Socket } from "node:net";
import { connect as connectTls } from "node:tls";
import { type Framing, StreamFramer } from "@porchlight/sip-message";
import { sipBytes } from "@porchlight/testkit";
import { WebSocket } from "ws";

export type LinkTransport = "udp" | "tcp" | "tls" | "ws" | "wss";

export interface LinkPlace {
  readonly transport: LinkTransport;
  readonly address: string;
  /** Of the server. */
  readonly port: number;
}

/** What a phone on this machine has towards the server: one UDP port, or one connection. */
export interface SipLink {
  readonly framing: Framing;
  /** Where the phone is, as a SIP URI writes it. */
  readonly host: string;
  readonly port: number;
  readonly isClosed: boolean;
  /** Told of each whole message, and of the port that it came from. */
  onMessage: (octets: Uint8Array, fromPort: number) => void;
  /** `toPort` is for UDP alone; the server's when left out. */
  send(text: string, toPort?: number): void;
  /** Stops reading; what comes piles up on its way. */
  pause(): void;
  resume(): void;
  close(): void;
}

export function openLink(place: LinkPlace): Promise<SipLink> {
  switch (place.transport) {
    case "udp":
      return openUdp(place);
    case "tcp":
    case "tls":
      return openStream(place);
    case "ws":
    case "wss":
      return openWebSocket(place);
  }
}

const ignore = (): void => undefined;

const uriHost = (address: string): string => (address.includes(":") ? `[${address}]` : address);

async function openUdp({ address, port: serverPort }: LinkPlace): Promise<SipLink> {
  const socket = createSocket(address.includes(":") ? "udp6" : "udp4");
  socket.on("message", (datagram, { port }) => link.onMessage(datagram, port));
  await new Promise<void>((resolve) => socket.bind(0, address, resolve));
  const link: SipLink = {
    onMessage: ignore,
    framing: "datagram",
    host: uriHost(address),
    port: socket.address().port,
    isClosed: false,
    send: (text, toPort = serverPort) => socket.send(sipBytes(text), toPort, address),
    pause: () => undefined,
    resume: () => undefined,
    close: () => socket.close(),
  };
  return link;
}

async function openStream({ address, port, transport }: LinkPlace): Promise<SipLink> {
  const options = { host: address, port, rejectUnauthorized: false };
  const socket: Socket = transport === "tcp" ? connect(options) : connectTls(options);
  await opened(socket, transport === "tcp" ? "connect" : "secureConnect");
  const framer = new StreamFramer();
  socket.on("data", (chunk) => {
    for (const frame of framer.push(chunk)) if (frame.kind === "message") link.onMessage(frame.frame, port);
  });
  const link: SipLink = {
    onMessage: ignore,
    framing: "stream",
    host: uriHost(address),
    port: socket.localPort ?? 0,
    get isClosed() {
      return socket.destroyed;
    },
    send: (text) => void socket.write(text),
    pause: () => void socket.pause(),
    resume: () => void socket.resume(),
    close: () => void socket.destroy(),
  };
  return link;
}

async function openWebSocket({ address, port, transport }: LinkPlace): Promise<SipLink> {
  const url = `${transport}://${uriHost(address)}:${port}/sip`;
  const socket = new WebSocket(url, "sip", { rejectUnauthorized: false, perMessageDeflate: false });
  await opened(socket, "open");
  socket.on("message", (data: Buffer) => link.onMessage(data, port));
  const link: SipLink = {
    onMessage: ignore,
    framing: "websocket",
    host: `${randomBytes(6).toString("hex")}.invalid`,
    port: 5060,
    get isClosed() {
      return socket.readyState === WebSocket.CLOSED;
    },
    send: (text) => socket.send(text),
    pause: () => socket.pause(),
    resume: () => socket.resume(),
    close: () => socket.terminate(),
  };
  return link;
}

/** Errors after the opening show as a closed link. */
function opened(socket: Socket | WebSocket, event: string): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.on("error", reject);
    socket.once(event, () => resolve());
  });
}
