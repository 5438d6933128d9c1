import { STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";
import type { HandshakeRefusal } from "./handshake";

const lingerMs = 1000;

/** Answers a handshake that is not accepted, and closes. */
export function refuseHandshake(socket: Duplex, { status, reason, headers = [] }: HandshakeRefusal): void {
  const body = JSON.stringify({ type: "about:blank", title: STATUS_CODES[status], status, detail: reason });
  const lines = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ""}`,
    "Connection: close",
    "Content-Type: application/problem+json",
    `Content-Length: ${Buffer.byteLength(body)}`,
    ...headers.map(([name, value]) => `${name}: ${value}`),
  ];
  socket.on("error", () => undefined);
  socket.end(`${lines.join("\r\n")}\r\n\r\n${body}`);
  setTimeout(() => socket.destroy(), lingerMs).unref();
}
