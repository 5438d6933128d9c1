import type { AddressInfo } from "node:net";
import { type WebSocket, WebSocketServer } from "ws";
import { DigestGate } from "./digest-gate";
import { type RequestIn, readMessage, tagOf } from "./message-in";

/** An answer to a request; `silence` leaves it without one. */
export type Answer = { readonly status: number; readonly headers?: readonly string[] } | "silence";
export type Script = (request: RequestIn, office: Office) => Answer;

export interface NotifyParts {
  readonly state?: string;
  readonly body?: string;
  readonly contentType?: string;
  readonly fromTag?: string;
  readonly cseq?: number;
  readonly event?: string;
  readonly entityTag?: string;
}

interface Subscriber {
  readonly callId: string;
  /** From of the watcher, with its tag. */
  readonly watcher: string;
  readonly presentity: string;
  readonly contact: string;
  readonly tag: string;
  cseq: number;
}

/** A small presence server on a real WebSocket, scripted per method, that remembers what it was sent. */
export class Office {
  readonly requests: RequestIn[] = [];
  /** Answers of the clients to NOTIFYs, by status code. */
  readonly answers: number[] = [];
  readonly digest = new DigestGate();
  readonly published = new Map<string, string>();
  readonly subscribers: Subscriber[] = [];
  /** Scripts by method; `next` ones come first and once. */
  readonly scripts: Record<string, Script> = {
    REGISTER: accept,
    PUBLISH: compose,
    SUBSCRIBE: admit,
    OPTIONS: () => ({ status: 200 }),
  };
  readonly #next: Record<string, Script[]> = {};
  #server: WebSocketServer;
  readonly #sockets = new Set<WebSocket>();
  #waiters: (() => void)[] = [];
  #serial = 0;
  pongs = true;

  private constructor(
    server: WebSocketServer,
    readonly port: number,
  ) {
    this.#server = server;
    this.#listen();
  }

  static async open(): Promise<Office> {
    const server = await listening(0);
    return new Office(server, (server.address() as AddressInfo).port);
  }

  get url(): string {
    return `ws://127.0.0.1:${this.port}/sip`;
  }

  /** Answers the next request of that method by `script`. */
  next(method: string, script: Script): void {
    this.#next[method] = [...(this.#next[method] ?? []), script];
  }

  of(method: string): RequestIn[] {
    return this.requests.filter((request) => request.method === method);
  }

  /** Waits until `holds`; every message of a client is a reason to look again. */
  async until(holds: () => boolean): Promise<void> {
    while (!holds()) await new Promise<void>((resolve) => this.#waiters.push(resolve));
  }

  /** Request number `count` (from 1) of that method. */
  async request(method: string, count = 1): Promise<RequestIn> {
    await this.until(() => this.of(method).length >= count);
    const found = this.of(method)[count - 1];
    if (!found) throw new Error(`no ${method}`);
    return found;
  }

  /** Cuts every connection, as a crash does. */
  cut(): void {
    for (const socket of this.#sockets) socket.terminate();
  }

  /** Crashes: no connection, nobody at the port. */
  async crash(): Promise<void> {
    this.cut();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  async restart(): Promise<void> {
    this.#server = await listening(this.port);
    this.#listen();
  }

  notify(subscriber: Subscriber | undefined, parts: NotifyParts = {}): void {
    if (!subscriber) throw new Error("nobody to notify");
    subscriber.cseq = parts.cseq ?? subscriber.cseq + 1;
    const body = parts.body ?? "";
    const from = `<${subscriber.presentity}>;tag=${parts.fromTag ?? subscriber.tag}`;
    const lines = [
      `NOTIFY ${subscriber.contact} SIP/2.0`,
      `Via: SIP/2.0/WS office.test;branch=z9hG4bK${this.#number()}`,
      "Max-Forwards: 70",
      `From: ${from}`,
      `To: ${subscriber.watcher}`,
      `Call-ID: ${subscriber.callId}`,
      `CSeq: ${subscriber.cseq} NOTIFY`,
      "Contact: <sip:office.test;gr=n1;transport=ws>",
      `Event: ${parts.event ?? "presence"}`,
      `Subscription-State: ${parts.state ?? "active;expires=3600"}`,
      ...(parts.entityTag === undefined ? [] : [`SIP-ETag: ${parts.entityTag}`]),
      ...(body ? [`Content-Type: ${parts.contentType ?? "application/pidf+xml"}`] : []),
      `Content-Length: ${new TextEncoder().encode(body).length}`,
    ];
    this.send(`${lines.join("\r\n")}\r\n\r\n${body}`);
  }

  /** Sends a raw text to every client. */
  send(text: string): void {
    for (const socket of this.#sockets) socket.send(text);
  }

  tag(): string {
    return `tag${this.#number()}`;
  }

  #number(): number {
    this.#serial += 1;
    return this.#serial;
  }

  #listen(): void {
    this.#server.on("connection", (socket) => {
      this.#sockets.add(socket);
      socket.on("close", () => this.#sockets.delete(socket));
      socket.on("message", (data) => this.#receive(socket, String(data)));
    });
  }

  #receive(socket: WebSocket, text: string): void {
    if (text === "\r\n\r\n") {
      if (this.pongs) socket.send("\r\n");
    } else if (text.startsWith("SIP/2.0")) {
      this.answers.push(Number(readMessage(text).method));
    } else {
      this.#serve(socket, readMessage(text));
    }
    const waiters = this.#waiters;
    this.#waiters = [];
    for (const wake of waiters) wake();
  }

  #serve(socket: WebSocket, request: RequestIn): void {
    const refusal = this.digest.check(request);
    if (refusal) {
      socket.send(response(request, refusal.status, this.tag(), refusal.headers));
      return;
    }
    this.requests.push(request);
    const script = this.#next[request.method]?.shift() ?? this.scripts[request.method];
    const answer = script?.(request, this) ?? { status: 405 };
    if (answer === "silence") return;
    const known = this.subscribers.find(({ callId }) => callId === request.header("call-id"));
    socket.send(response(request, answer.status, known?.tag ?? this.tag(), answer.headers ?? []));
  }
}

/** 200, with the lifetime that was asked for. */
export const accept: Script = (request) => ({
  status: 200,
  headers: [`Expires: ${request.header("expires") || "600"}`, `Contact: ${request.header("contact")}`],
});

/** PUBLISH as RFC 3903 §6 has it. */
export const compose: Script = (request, office) => {
  const tag = request.header("sip-if-match");
  if (tag && !office.published.has(tag)) return { status: 412 };
  const body = request.body || office.published.get(tag) || "";
  office.published.delete(tag);
  const fresh = `e-${office.tag()}`;
  if (request.header("expires") !== "0") office.published.set(fresh, body);
  return { status: 200, headers: [`SIP-ETag: ${fresh}`, `Expires: ${request.header("expires")}`] };
};

/** SUBSCRIBE as RFC 6665 §4.2 has it; unknown dialogs get 481. */
export const admit: Script = (request, office) => {
  const known = office.subscribers.find(({ callId }) => callId === request.header("call-id"));
  if (!known && tagOf(request.header("to"))) return { status: 481 };
  const subscriber = known ?? enlist(request, office);
  const left = Number(request.header("expires"));
  const state = left === 0 ? "terminated;reason=timeout" : `active;expires=${left}`;
  queueMicrotask(() => office.notify(subscriber, { state, body: presence(subscriber.presentity, "open") }));
  return { status: 200, headers: [`Expires: ${left}`] };
};

/** Notes a subscriber down without a word to it. */
export function enlist(request: RequestIn, office: Office): Subscriber {
  const subscriber: Subscriber = {
    callId: request.header("call-id"),
    watcher: request.header("from"),
    presentity: request.uri,
    contact: request.header("contact").replace(/^<([^>]+)>.*$/, "$1"),
    tag: office.tag(),
    cseq: 0,
  };
  office.subscribers.push(subscriber);
  return subscriber;
}

export const presence = (entity: string, basic: string, note = ""): string =>
  `<presence xmlns="urn:ietf:params:xml:ns:pidf" entity="${entity}"><tuple id="t"><status><basic>${basic}</basic></status></tuple>${note && `<note>${note}</note>`}</presence>`;

function response(request: RequestIn, status: number, tag: string, headers: readonly string[]): string {
  const to = request.header("to");
  const lines = [
    `SIP/2.0 ${status} Scripted`,
    `Via: ${request.header("via")}`,
    `From: ${request.header("from")}`,
    `To: ${tagOf(to) ? to : `${to};tag=${tag}`}`,
    `Call-ID: ${request.header("call-id")}`,
    `CSeq: ${request.header("cseq")}`,
    ...headers,
    "Content-Length: 0",
  ];
  return `${lines.join("\r\n")}\r\n\r\n`;
}

function listening(port: number): Promise<WebSocketServer> {
  const server = new WebSocketServer({ port, host: "127.0.0.1", handleProtocols: () => "sip" });
  return new Promise((resolve) => server.once("listening", () => resolve(server)));
}
