import type { Socket } from "node:net";

/** The open sockets of each remote address; a socket leaves when it closes, whatever the way. */
export class SocketsByAddress {
  readonly #sockets = new Map<string, Set<Socket>>();

  /** How many are open, this one among them. */
  add(address: string, socket: Socket): number {
    const ofAddress = this.#sockets.get(address) ?? new Set<Socket>();
    this.#sockets.set(address, ofAddress);
    ofAddress.add(socket);
    socket.once("close", () => {
      ofAddress.delete(socket);
      if (ofAddress.size === 0 && this.#sockets.get(address) === ofAddress) this.#sockets.delete(address);
    });
    return ofAddress.size;
  }
}
