import type { Socket } from "node:net";
import { plainAddress } from "./addresses";
import { SocketsByAddress } from "./sockets-by-address";

export interface SocketCapOptions {
  readonly transport: string;
  readonly perAddress: number;
  readonly isTrusted: (address: string) => boolean;
  readonly refused: (transport: string, address: string, reason: string) => void;
}

/** Bounds the sockets of one address on a port: those that are no flows yet, or never will be, take their place too. */
export class SocketCap {
  readonly #options: SocketCapOptions;
  readonly #sockets = new SocketsByAddress();

  constructor(options: SocketCapOptions) {
    this.#options = options;
  }

  /** Takes a socket in, or closes it. */
  enter(socket: Socket): void {
    const { isTrusted, perAddress, refused, transport } = this.#options;
    const address = plainAddress(socket.remoteAddress);
    const open = this.#sockets.add(address, socket);
    if (open <= perAddress || isTrusted(address)) return;
    refused(transport, address, "too-many-connections-of-address");
    socket.destroy();
  }
}
