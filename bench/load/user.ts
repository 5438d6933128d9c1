import type { Socket } from "node:net";
import { WebSocket } from "ws";
import { headerValue, looseHeader, okTo, type RequestParts, requestText } from "./sip-text";

type Waiting = (response: string) => void;

/** What a SUBSCRIBE asks for beyond the presence of somebody. */
export interface SubscribeOptions {
  /** Changes as differences where they are smaller (RFC 5263). */
  readonly partial?: boolean;
  /** The address is that of a list (RFC 4662). */
  readonly list?: boolean;
  /** Entity-tag of a state that need not be sent again (RFC 5839). */
  readonly knownTag?: string | undefined;
}

/** One simulated user on one WebSocket: sends requests, answers NOTIFYs, counts them. */
export class LoadUser {
  readonly aor: string;
  onNotify: (notify: string) => void = () => {};
  readonly #socket: WebSocket;
  readonly #waiting = new Map<string, Waiting>();
  readonly #contact: string;
  readonly #wire: Socket;
  readonly #handshakeOctets: number;
  #requests = 0;

  private constructor(
    readonly name: string,
    domain: string,
    socket: WebSocket,
    wire: Socket,
  ) {
    this.aor = `sip:${name}@${domain}`;
    this.#contact = `<sip:${name}@127.0.0.1:${wire.localPort ?? 0};transport=ws>`;
    this.#socket = socket;
    this.#wire = wire;
    this.#handshakeOctets = wire.bytesRead + wire.bytesWritten;
    socket.on("message", (data: Buffer) => this.#heard(data.toString("utf8")));
  }

  static connect(url: string, name: string, domain: string): Promise<LoadUser> {
    const socket = new WebSocket(url, "sip", { perMessageDeflate: false });
    return new Promise((resolve, reject) => {
      // A peer that has no flows finds the connection again by the address in Contact.
      socket.once("upgrade", ({ socket: wire }) => {
        socket.once("open", () => resolve(new LoadUser(name, domain, socket, wire)));
      });
      socket.once("error", reject);
    });
  }

  /** Octets of WebSocket frames both ways since the handshake. */
  get wireOctets(): number {
    return this.#wire.bytesRead + this.#wire.bytesWritten - this.#handshakeOctets;
  }

  #heard(message: string): void {
    if (message.startsWith("NOTIFY ")) {
      this.#socket.send(okTo(message));
      this.onNotify(message);
      return;
    }
    if (!message.startsWith("SIP/2.0 ") || message.startsWith("SIP/2.0 100")) return;
    const via = headerValue(message, "Via") || looseHeader(message, "Via");
    const start = via.indexOf("branch=z9hG4bK") + 14;
    const end = via.indexOf(";", start);
    const branch = end < 0 ? via.slice(start) : via.slice(start, end);
    const waiting = this.#waiting.get(branch);
    this.#waiting.delete(branch);
    waiting?.(message);
  }

  request(
    parts: Pick<RequestParts, "method" | "uri" | "headers" | "body"> & Partial<RequestParts>,
  ): Promise<string> {
    this.#requests += 1;
    const branch = `${this.name}${this.#requests}`;
    const text = requestText({
      from: this.aor,
      fromTag: this.name,
      to: `<${parts.uri}>`,
      callId: branch,
      cseq: this.#requests,
      contact: this.#contact,
      ...parts,
      branch,
    });
    return new Promise((resolve) => {
      this.#waiting.set(branch, resolve);
      this.#socket.send(text);
    });
  }

  async subscribe(
    aor: string,
    options: SubscribeOptions = {},
  ): Promise<{ response: string; callId: string }> {
    const callId = `sub-${this.name}-${this.#requests + 1}`;
    const headers = subscribeHeaders(options);
    const response = await this.request({ method: "SUBSCRIBE", uri: aor, callId, headers, body: "" });
    expectOk(response);
    return { response, callId };
  }

  /** SUBSCRIBE again within the dialog that `response` made. */
  async resubscribe(response: string, callId: string, options: SubscribeOptions = {}): Promise<void> {
    const refreshed = await this.request({
      method: "SUBSCRIBE",
      uri: looseHeader(response, "Contact").replace(/^.*<|>.*$/g, ""),
      to: looseHeader(response, "To"),
      callId,
      headers: subscribeHeaders(options),
      body: "",
    });
    expectOk(refreshed);
  }

  /** PUBLISH, for oneself or, where everybody is trusted, for another; returns the entity-tag to go on with. */
  async publish(body: string, entityTag: string | undefined, aor = this.aor): Promise<string> {
    const match = entityTag === undefined ? "" : `SIP-If-Match: ${entityTag}\r\n`;
    const type = body === "" ? "" : "Content-Type: application/pidf+xml\r\n";
    const response = await this.request({
      method: "PUBLISH",
      uri: aor,
      from: aor,
      headers: `Event: presence\r\nExpires: 3600\r\n${match}${type}`,
      body,
    });
    expectOk(response);
    return looseHeader(response, "SIP-ETag");
  }

  async register(): Promise<void> {
    expectOk(
      await this.request({
        method: "REGISTER",
        uri: this.aor.replace(/sip:.*@/, "sip:"),
        to: `<${this.aor}>`,
        headers: "Expires: 3600\r\n",
        body: "",
      }),
    );
  }

  close(): void {
    this.#socket.terminate();
  }
}

function subscribeHeaders({ partial = false, list = false, knownTag }: SubscribeOptions): string {
  const types = partial ? "application/pidf-diff+xml, application/pidf+xml;q=0.3" : "application/pidf+xml";
  const condition = knownTag === undefined ? "" : `Suppress-If-Match: ${knownTag}\r\n`;
  const listTypes = list ? ", application/rlmi+xml, multipart/related\r\nSupported: eventlist" : "";
  return `Event: presence\r\nAccept: ${types}${listTypes}\r\nExpires: 3600\r\n${condition}`;
}

function expectOk(response: string): void {
  if (!/^SIP\/2\.0 20[024] /.test(response)) throw new Error(`refused: ${response.split("\r\n", 1)[0]}`);
}

/** Connects many users, a few at a time. */
export async function connectUsers(
  url: string,
  names: readonly string[],
  domain: string,
): Promise<LoadUser[]> {
  const users: LoadUser[] = [];
  for (let start = 0; start < names.length; start += 50) {
    users.push(
      ...(await Promise.all(
        names.slice(start, start + 50).map((name) => LoadUser.connect(url, name, domain)),
      )),
    );
  }
  return users;
}
