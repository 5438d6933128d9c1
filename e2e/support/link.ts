import { createSocket } from "node:dgram";
import { once } from "node:events";
import { connect as connectTcp, type Socket } from "node:net";
import { WebSocket } from "ws";

/** One way to exchange whole SIP messages with the server. */
export interface Link {
  readonly transport: "WS" | "WSS" | "UDP" | "TCP" | "TLS";
  readonly localPort: number;
  send(message: string | Uint8Array): void;
  onMessage: (octets: Buffer) => void;
  close(): void;
}

export async function webSocketLink(url: string): Promise<Link> {
  const socket = new WebSocket(url, "sip");
  await once(socket, "open");
  return webSocketLinkOver(socket, "WS");
}

export function webSocketLinkOver(socket: WebSocket, transport: "WS" | "WSS"): Link {
  const link: Link = {
    transport,
    localPort: 0,
    send: (message) => socket.send(message),
    onMessage: () => {},
    close: () => socket.terminate(),
  };
  socket.on("message", (data: Buffer) => link.onMessage(data));
  socket.on("error", () => {});
  return link;
}

export async function udpLink(port: number): Promise<Link> {
  const socket = createSocket("udp4");
  socket.bind(0, "127.0.0.1");
  await once(socket, "listening");
  const link: Link = {
    transport: "UDP",
    localPort: socket.address().port,
    send: (message) => socket.send(message, port, "127.0.0.1"),
    onMessage: () => {},
    close: () => socket.close(),
  };
  socket.on("message", (data) => link.onMessage(data));
  return link;
}

export async function tcpLink(port: number): Promise<Link> {
  const socket = connectTcp(port, "127.0.0.1");
  await once(socket, "connect");
  return streamLink(socket, "TCP");
}

export function streamLink(socket: Socket, transport: "TCP" | "TLS"): Link {
  const link: Link = {
    transport,
    localPort: socket.localPort ?? 0,
    send: (message) => socket.write(message),
    onMessage: () => {},
    close: () => socket.destroy(),
  };
  let pending = Buffer.alloc(0);
  socket.on("error", () => {});
  socket.on("data", (chunk: Buffer) => {
    pending = Buffer.concat([pending, chunk]);
    for (let message = takeMessage(); message !== undefined; message = takeMessage()) link.onMessage(message);
  });
  function takeMessage(): Buffer | undefined {
    const end = pending.indexOf("\r\n\r\n");
    if (end < 0) return undefined;
    const length = Number(/\r\nContent-Length: *(\d+)/i.exec(pending.toString("latin1", 0, end))?.[1] ?? 0);
    if (pending.length < end + 4 + length) return undefined;
    const message = pending.subarray(0, end + 4 + length);
    pending = pending.subarray(end + 4 + length);
    return message;
  }
  return link;
}
