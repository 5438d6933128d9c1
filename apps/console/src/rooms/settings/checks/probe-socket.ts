/** What became of a handshake and a keep-alive. A browser does not tell why a handshake was refused. */
export type SocketProbe =
  | { readonly kind: "answered"; readonly roundTripMs: number }
  | { readonly kind: "refused" }
  | { readonly kind: "silent" };

const PATIENCE_MS = 8000;

/** The keep-alive of RFC 5626 section 4.4.1, which every SIP server answers. */
const KEEP_ALIVE = "\r\n\r\n";

/** Opens a WebSocket as a softphone in a page would, and waits for the answer to a keep-alive. */
export function probeSocket(url: string): Promise<SocketProbe> {
  return new Promise((resolve) => {
    const socket = new WebSocket(url, "sip");
    let sentAt = 0;
    const finish = (probe: SocketProbe) => {
      clearTimeout(patience);
      socket.close();
      resolve(probe);
    };
    const patience = setTimeout(() => finish({ kind: "silent" }), PATIENCE_MS);
    socket.onopen = () => {
      sentAt = performance.now();
      socket.send(KEEP_ALIVE);
    };
    socket.onmessage = () => finish({ kind: "answered", roundTripMs: performance.now() - sentAt });
    socket.onclose = () => finish(sentAt === 0 ? { kind: "refused" } : { kind: "silent" });
  });
}
