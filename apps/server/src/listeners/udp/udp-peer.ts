import type { Socket } from "node:dgram";
import type { Saying } from "@porchlight/kernel";
import type { Frame } from "@porchlight/sip-message";
import { systemCode } from "../../runtime/startup-error";
import type { Connection } from "../connection";
import { say } from "../sayings";

/** Octets that may wait in the process for the system's queue; beyond them datagrams are lost, as UDP's are. */
const queueBytes = 16 * 1024 * 1024;
/** The peer itself cannot be reached; other faults concern one datagram. */
const lostCodes: ReadonlySet<string> = new Set(["EHOSTUNREACH", "ENETUNREACH", "EADDRNOTAVAIL", "EINVAL"]);

/** One remote address and port on the UDP socket. */
export class UdpPeer implements Connection {
  readonly #socket: Socket;
  readonly #address: string;
  readonly #port: number;
  readonly #onLoss: (reason: string, ending?: Saying) => void;
  readonly queuedBytes = 0;
  readonly isGone = true;
  /** Datagrams that wait for the end of the turn. */
  #held: Frame[] | undefined;

  constructor(
    socket: Socket,
    address: string,
    port: number,
    onLoss: (reason: string, ending?: Saying) => void,
  ) {
    this.#socket = socket;
    this.#address = address;
    this.#port = port;
    this.#onLoss = onLoss;
  }

  send(frame: Frame): void {
    if (this.#held === undefined) this.#sendNow(frame);
    else this.#held.push(frame);
  }

  #sendNow(frame: Frame): void {
    if (this.#socket.getSendQueueSize() > queueBytes) return this.#onLoss("send queue full");
    this.#socket.send(frame, this.#port, this.#address, (error) => {
      if (error === null) return;
      const code = systemCode(error);
      const saying = say("closed-as-not-sent", { code });
      this.#onLoss(saying.text, lostCodes.has(code) ? saying : undefined);
    });
  }

  close(): void {}

  destroy(): void {}

  cork(): void {
    this.#held ??= [];
  }

  uncork(): void {
    const held = this.#held ?? [];
    this.#held = undefined;
    for (const frame of held) this.#sendNow(frame);
  }
}
