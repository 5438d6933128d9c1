import { LoggerFactory, UserAgentCore, type UserAgentCoreConfiguration } from "sip.js/lib/core/index.js";
import { IncomingRequestMessage } from "sip.js/lib/core/messages/incoming-request-message.js";
import { IncomingResponseMessage } from "sip.js/lib/core/messages/incoming-response-message.js";
import { Parser } from "sip.js/lib/core/messages/parser.js";
import { URI } from "sip.js/lib/grammar/index.js";
import type { Addresses } from "../connection/server-addresses";
import { randomToken } from "../support/random-id";
import { type MessageRequest, messageRequest } from "./message-request";
import type { SipStack, StackEvents } from "./sip-stack";
import { SocketTransport, type WebSocketConstructor } from "./socket-transport";

export interface OwnStackOptions {
  readonly aor: URI;
  readonly displayName: string;
  readonly servers: Addresses;
  readonly webSocket: WebSocketConstructor;
  readonly userAgentName: string;
  readonly openWaitMs: number;
}

/** A profile may name servers that cannot be reached from here: they do not keep the client from its own for long. */
const anotherWaitMs = 3000;

const mandatoryHeaders = ["from", "to", "call-id", "cseq", "via"];

/** sip.js's core on a WebSocket of our own. Media and calls are left out, so the bundle stays small. */
export class OwnStack implements SipStack {
  readonly managed = true;
  readonly core: UserAgentCore;
  readonly aor: URI;
  readonly #transport: SocketTransport;
  readonly #options: OwnStackOptions;
  readonly #servers: Addresses;
  readonly #openWaitMs: number;
  readonly #viaHost = `${randomToken(8)}.invalid`;
  readonly #loggers = quietLoggers();
  #gruu: string | undefined;
  #takeMessage: ((request: MessageRequest) => void) | undefined;

  constructor(options: OwnStackOptions, events: StackEvents) {
    this.#options = options;
    this.aor = options.aor;
    this.#servers = options.servers;
    this.#openWaitMs = options.openWaitMs;
    this.#transport = new SocketTransport(options.webSocket, {
      ...events,
      onMessage: (text) => this.#receive(text),
    });
    this.core = new UserAgentCore(this.#configuration(options), {
      onInvite: (request) => void request.reject({ statusCode: 488 }),
      onMessage: (request) =>
        this.#takeMessage
          ? this.#takeMessage(messageRequest(request.message, request))
          : void request.reject({ statusCode: 405 }),
      onNotify: (request) => void request.reject({ statusCode: 481 }),
    });
  }

  get isOpen(): boolean {
    return this.#transport.isOpen;
  }

  get contact(): string {
    return `<${this.#gruu ?? this.core.configuration.contact.uri}>`;
  }

  readonly named = (gruu: string | undefined): void => {
    this.#gruu = gruu;
  };

  receiveMessages(take: (request: MessageRequest) => void): () => void {
    this.#takeMessage = take;
    return () => {
      this.#takeMessage = undefined;
    };
  }

  /** A further flow of this instance: what comes over it is answered over it, and is of the dialogs that are known here. */
  another(servers: Addresses, events: StackEvents): OwnStack {
    const flow = new OwnStack({ ...this.#options, servers }, events);
    flow.core.subscribers = this.core.subscribers;
    flow.receiveMessages((request) =>
      this.#takeMessage ? this.#takeMessage(request) : request.answer(405, []),
    );
    return flow;
  }

  async open(): Promise<boolean> {
    const isOpen = await this.#transport.open(this.#servers.current, this.#openWaitMs);
    return isOpen || this.#openAnother();
  }

  close(): void {
    this.#transport.abandon();
  }

  giveUp(): void {
    this.close();
    this.#servers.keepTo(this.#servers.next() ?? this.#servers.current);
  }

  async #openAnother(): Promise<boolean> {
    const url = this.#servers.next();
    if (url === undefined) return false;
    const isOpen = await this.#transport.open(url, Math.min(anotherWaitMs, this.#openWaitMs));
    if (isOpen) this.#servers.keepTo(url);
    return isOpen;
  }

  readonly ping = (waitMs: number): Promise<number | undefined> => this.#transport.ping(waitMs);

  #configuration(options: OwnStackOptions): UserAgentCoreConfiguration {
    const contact = new URI("sip", randomToken(6), this.#viaHost, undefined, { transport: "ws" });
    return {
      aor: options.aor,
      contact: { pubGruu: undefined, tempGruu: undefined, uri: contact, toString: () => `<${contact}>` },
      displayName: options.displayName,
      loggerFactory: this.#loggers,
      hackViaTcp: false,
      routeSet: [],
      supportedOptionTags: ["outbound"],
      supportedOptionTagsResponse: ["outbound"],
      sipjsId: randomToken(3),
      userAgentHeaderFieldValue: options.userAgentName,
      viaForceRport: false,
      viaHost: this.#viaHost,
      authenticationFactory: () => undefined,
      transportAccessor: () => this.#transport,
    };
  }

  /** One message from outside. Whatever it is, nothing is thrown through. */
  #receive(text: string): void {
    try {
      const message = Parser.parseMessage(text, this.#loggers.getLogger("sip.parser"));
      if (!message || !mandatoryHeaders.every((name) => message.hasHeader(name))) return;
      if (message instanceof IncomingRequestMessage) this.core.receiveIncomingRequestFromTransport(message);
      else if (message instanceof IncomingResponseMessage) this.#receiveResponse(message);
    } catch {
      // A message that the stack cannot take is as good as lost: the far end will repeat or give up.
    }
  }

  #receiveResponse(message: IncomingResponseMessage): void {
    if (message.via?.host === this.#viaHost) this.core.receiveIncomingResponseFromTransport(message);
  }
}

function quietLoggers(): LoggerFactory {
  const loggers = new LoggerFactory();
  loggers.builtinEnabled = false;
  return loggers;
}
