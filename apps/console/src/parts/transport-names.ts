import { type Transport, transportSchema } from "@porchlight/admin-api";

export const transports: readonly Transport[] = transportSchema.options;

/** Transports in words. */
export const TRANSPORT_NAMES: Readonly<Record<Transport, string>> = {
  ws: "WebSocket",
  wss: "WebSocket, TLS",
  udp: "UDP",
  tcp: "TCP",
  tls: "TLS",
};
