import type { AddressInfo } from "node:net";
import { createServer, type Server, type Socket } from "node:net";
import { createServer as createTlsServer, type TlsOptions } from "node:tls";
import {
  ACCOUNTING_RECORD_NUMBER,
  ACCOUNTING_RECORD_TYPE,
  ACCT_APPLICATION_ID,
  AUTH_APPLICATION_ID,
  type Avp,
  commands,
  type DiameterMessage,
  decodeMessage,
  encodeMessage,
  HOST_IP_ADDRESS,
  MessageFramer,
  ORIGIN_HOST,
  ORIGIN_REALM,
  PRODUCT_NAME,
  RESULT_CODE,
  SESSION_ID,
  VENDOR_ID,
} from "@porchlight/diameter";

/** What a request of an application is answered with; nothing = not at all. */
export type Reply = (request: DiameterMessage) => readonly Avp[] | undefined;

const success: Reply = () => [RESULT_CODE.of(2001)];

/** A charging data function, and a credit-control server, that says what it is told to. */
export class TestCdf {
  readonly heard: DiameterMessage[] = [];
  reply: Reply = success;
  /** Result of the capabilities exchange. */
  capabilities = 2001;
  answersGoodbyes = true;
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  #port = 0;

  private constructor(
    readonly host: string,
    readonly realm: string,
    readonly tls: TlsOptions | undefined,
  ) {
    const serve = (socket: Socket): void => this.#serve(socket);
    this.#server = tls === undefined ? createServer(serve) : createTlsServer(tls, serve);
  }

  static async start(host = "cdf.test", realm = "test", tls?: TlsOptions, port = 0): Promise<TestCdf> {
    const cdf = new TestCdf(host, realm, tls);
    await cdf.#listen(port);
    return cdf;
  }

  async #listen(port: number): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(port, "127.0.0.1", resolve));
    this.#port = (this.#server.address() as AddressInfo).port;
  }

  get port(): number {
    return this.#port;
  }

  get uri(): string {
    return `${this.tls === undefined ? "aaa" : "aaas"}://${this.host}:${this.#port};address=127.0.0.1`;
  }

  /** Requests of a command, in order. */
  requests(command: number): readonly DiameterMessage[] {
    return this.heard.filter((message) => message.isRequest && message.command === command);
  }

  get records(): readonly DiameterMessage[] {
    return this.requests(commands.accounting);
  }

  /** Connections break, and new ones are taken. */
  hangUp(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  async stop(): Promise<void> {
    this.hangUp();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #serve(socket: Socket): void {
    this.#sockets.add(socket);
    const framer = new MessageFramer(1_000_000);
    socket.on("error", () => {});
    socket.on("close", () => this.#sockets.delete(socket));
    socket.on("data", (chunk: Buffer) => {
      const messages = framer.take(chunk);
      if (!messages.ok) return socket.destroy();
      for (const octets of messages.value) this.#hear(octets, socket);
    });
  }

  #hear(octets: Uint8Array, socket: Socket): void {
    const message = decodeMessage(octets);
    if (!message.ok) throw new Error("the server sent what cannot be read");
    this.heard.push(message.value);
    const avps = message.value.isRequest ? this.#answerTo(message.value) : undefined;
    if (avps === undefined) return;
    const answer = { ...message.value, isRequest: false, isResent: false };
    const result = RESULT_CODE.in(avps) ?? 0;
    socket.write(encodeMessage({ ...answer, isError: result >= 3000 && result < 4000, avps }));
    if (message.value.command === commands.disconnectPeer) socket.end();
  }

  #answerTo(request: DiameterMessage): readonly Avp[] | undefined {
    const origin = [ORIGIN_HOST.of(this.host), ORIGIN_REALM.of(this.realm)];
    switch (request.command) {
      case commands.capabilitiesExchange:
        return [
          RESULT_CODE.of(this.capabilities),
          ...origin,
          HOST_IP_ADDRESS.of(Uint8Array.from([0, 1, 127, 0, 0, 1])),
          VENDOR_ID.of(0),
          PRODUCT_NAME.of("test"),
          AUTH_APPLICATION_ID.of(4),
          ACCT_APPLICATION_ID.of(3),
        ];
      case commands.disconnectPeer:
        return this.answersGoodbyes ? [RESULT_CODE.of(2001), ...origin] : undefined;
      case commands.deviceWatchdog:
        return [RESULT_CODE.of(2001), ...origin];
      default:
        return this.#applicationAnswer(request, origin);
    }
  }

  #applicationAnswer(request: DiameterMessage, origin: readonly Avp[]): readonly Avp[] | undefined {
    const said = this.reply(request);
    if (said === undefined) return undefined;
    const [result, ...rest] = said;
    const isRecord = request.command === commands.accounting;
    return [
      SESSION_ID.of(SESSION_ID.in(request.avps) ?? ""),
      ...(result === undefined ? [] : [result]),
      ...origin,
      ...(isRecord ? [ACCOUNTING_RECORD_TYPE.of(1), ACCOUNTING_RECORD_NUMBER.of(0)] : []),
      ...rest,
    ];
  }
}
