import { connect, type Socket } from "node:net";
import { eventually } from "./eventually";

/** A WebSocket client that sends the octets it is told to, right or wrong. */
export class RawWebSocket {
  readonly #socket: Socket;
  #received: Buffer = Buffer.alloc(0);
  isClosed = false;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.on("data", (chunk) => {
      this.#received = Buffer.concat([this.#received, chunk]);
    });
    socket.on("error", () => undefined);
    socket.on("close", () => {
      this.isClosed = true;
    });
  }

  static connect(port: number): Promise<RawWebSocket> {
    return new Promise((resolve, reject) => {
      const socket = connect(port, "127.0.0.1");
      socket.once("error", reject);
      socket.once("connect", () => resolve(new RawWebSocket(socket)));
    });
  }

  write(octets: string | Uint8Array): void {
    this.#socket.write(octets);
  }

  pause(): void {
    this.#socket.pause();
  }

  destroy(): void {
    this.#socket.destroy();
  }

  /** The head of the answer to the handshake; what follows it stays. */
  async answer(): Promise<string> {
    await eventually("the handshake is answered", () => this.isClosed || this.#received.includes("\r\n\r\n"));
    const end = this.#received.indexOf("\r\n\r\n") + 4;
    const head = this.#received.subarray(0, end).toString("latin1");
    this.#received = this.#received.subarray(end);
    return head;
  }

  /** The next frame of the server. */
  async frame(): Promise<{ readonly opcode: number; readonly payload: Buffer; readonly masked: boolean }> {
    await eventually("a frame came", () => this.#frameLength() !== undefined);
    const length = this.#frameLength() ?? 0;
    const frame = this.#received.subarray(0, length);
    this.#received = this.#received.subarray(length);
    const size = frame[1] ?? 0;
    const header = (size & 0x7f) === 126 ? 4 : 2;
    return { opcode: (frame[0] ?? 0) & 0x0f, payload: frame.subarray(header), masked: (size & 0x80) !== 0 };
  }

  async closed(): Promise<void> {
    await eventually("the connection is closed", () => this.isClosed);
  }

  #frameLength(): number | undefined {
    const size = (this.#received[1] ?? 0) & 0x7f;
    const header = size === 126 ? 4 : 2;
    if (this.#received.length < header) return undefined;
    const length = header + (size === 126 ? this.#received.readUInt16BE(2) : size);
    return this.#received.length >= length ? length : undefined;
  }
}

/** Header fields of a handshake by their names; undefined takes one away. */
export function handshake(changes: Readonly<Record<string, string | undefined>> = {}, path = "/sip"): string {
  const fields: Record<string, string | undefined> = {
    Host: "sip.example.com",
    Upgrade: "websocket",
    Connection: "Upgrade",
    "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Protocol": "sip",
    Origin: "https://phone.example.com",
    ...changes,
  };
  const lines = Object.entries(fields).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}: ${value}`],
  );
  return `GET ${path} HTTP/1.1\r\n${lines.join("\r\n")}\r\n\r\n`;
}

export const opcodes = { continuation: 0, text: 1, binary: 2, close: 8, ping: 9, pong: 10 } as const;

/** One frame of a client; `masked: false` and `final: false` are for the tests of the rules. */
export function clientFrame(
  opcode: number,
  payload: string | Uint8Array,
  { masked = true, final = true }: { readonly masked?: boolean; readonly final?: boolean } = {},
): Buffer {
  const data = Buffer.from(payload);
  const maskBit = masked ? 0x80 : 0;
  const first = (final ? 0x80 : 0) | opcode;
  const header =
    data.length < 126
      ? Buffer.from([first, maskBit | data.length])
      : Buffer.from([first, maskBit | 126, data.length >> 8, data.length & 0xff]);
  if (!masked) return Buffer.concat([header, data]);
  const key = Buffer.from([1, 2, 3, 4]);
  return Buffer.concat([header, key, data.map((octet, index) => octet ^ (key[index % 4] ?? 0))]);
}
