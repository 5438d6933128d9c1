import {
  type Frame,
  parseMessage,
  type SipMessage,
  type SipRequest,
  type SipResponse,
} from "@porchlight/sip-message";
import { type PidfWish, pidf, sipBytes, sipText } from "@porchlight/testkit";
import type { Flow } from "../src/index";
import type { World } from "./world";

const decoder = new TextDecoder();

export interface RequestWish {
  readonly uri?: string;
  readonly to?: string;
  readonly from?: string;
  readonly callId?: string;
  readonly cseq?: number;
  readonly branch?: string;
  readonly headers?: readonly string[];
  readonly body?: string;
  readonly contact?: string;
  readonly contentType?: string;
}

/** Somebody with one connection. Hears everything the server sends there and answers NOTIFYs unless told not to. */
export class Party {
  readonly heard: SipMessage[] = [];
  /** The same as it was sent. */
  readonly frames: string[] = [];
  /** Status given to NOTIFYs; undefined leaves them unanswered. */
  notifyAnswer: number | undefined = 200;
  /** Set when what this party sends is broken on purpose: the answers copy it. */
  sendsGarbage = false;
  readonly #world: World;
  #requests = 0;

  constructor(
    world: World,
    readonly user: string,
    public flow: Flow,
  ) {
    this.#world = world;
  }

  get aor(): string {
    return `sip:${this.user}@office.test`;
  }

  /** Sends a request and returns its last response so far. */
  request(method: string, wish: RequestWish = {}): SipResponse {
    const branch = wish.branch ?? this.newBranch();
    this.sendRaw(this.text(method, { ...wish, branch }));
    const response = this.responseTo(branch);
    if (response === undefined) throw new Error(`no response to ${method}`);
    return response;
  }

  newBranch(): string {
    this.#requests += 1;
    return `z9hG4bK${this.user}${this.flow.id}x${this.#requests}`;
  }

  text(method: string, wish: RequestWish & { branch: string }): string {
    const transport = this.flow.transport.toUpperCase();
    const contact = `<sip:${this.user}@${this.flow.remoteAddress}:${this.flow.remotePort}${this.flow.transport === "udp" ? "" : `;transport=${this.flow.transport}`}>`;
    return sipText(
      [
        `${method} ${wish.uri ?? this.aor} SIP/2.0`,
        `Via: SIP/2.0/${transport} ${this.flow.remoteAddress}:${this.flow.remotePort};rport;branch=${wish.branch}`,
        "Max-Forwards: 70",
        `From: ${wish.from ?? `<${this.aor}>;tag=${this.user}tag`}`,
        `To: ${wish.to ?? `<${wish.uri ?? this.aor}>`}`,
        `Call-ID: ${wish.callId ?? wish.branch}`,
        `CSeq: ${wish.cseq ?? this.#requests} ${method}`,
        `Contact: ${wish.contact ?? contact}`,
        ...(wish.headers ?? []),
        ...(wish.body === undefined ? [] : [`Content-Type: ${wish.contentType ?? "application/pidf+xml"}`]),
      ],
      wish.body,
    );
  }

  sendRaw(text: string): void {
    this.#world.receive(this.flow.id, sipBytes(text));
  }

  hear(frame: Frame): void {
    const octets = typeof frame === "string" ? sipBytes(frame) : frame;
    this.frames.push(typeof frame === "string" ? frame : decoder.decode(frame));
    const framing =
      this.flow.transport === "udp" ? "datagram" : this.flow.transport === "ws" ? "websocket" : "stream";
    const outcome = parseMessage(octets, framing);
    if (outcome.kind !== "message") {
      if (this.sendsGarbage) return;
      throw new Error(`the server sent what cannot be read: ${frame}`);
    }
    this.heard.push(outcome.message);
    if (outcome.message.kind === "request" && this.notifyAnswer !== undefined)
      this.answer(outcome.message, this.notifyAnswer);
  }

  answer(request: SipRequest, status: number, headers: readonly string[] = []): void {
    this.sendRaw(
      sipText([
        `SIP/2.0 ${status} Said So`,
        ...request.headers.raw("via").map((via) => `Via: ${via}`),
        `From: ${request.headers.first("from")}`,
        `To: ${request.headers.first("to")}`,
        `Call-ID: ${request.callId}`,
        `CSeq: ${request.headers.first("cseq")}`,
        ...headers,
      ]),
    );
  }

  responseTo(branch: string): SipResponse | undefined {
    return this.heard.findLast(
      (message): message is SipResponse => message.kind === "response" && message.via.branch === branch,
    );
  }

  get notifies(): readonly SipRequest[] {
    return this.heard.filter(
      (message): message is SipRequest => message.kind === "request" && message.method === "NOTIFY",
    );
  }

  get lastNotify(): SipRequest {
    const notify = this.notifies.at(-1);
    if (notify === undefined) throw new Error(`${this.user} heard no NOTIFY`);
    return notify;
  }

  get lastBody(): string {
    return decoder.decode(this.lastNotify.body);
  }

  publish(wish: PidfWish = {}, headers: readonly string[] = []): SipResponse {
    return this.request("PUBLISH", {
      headers: ["Event: presence", ...headers],
      body: pidf({ entity: this.aor, ...wish }),
    });
  }

  /** PUBLISH without a body: refresh, or remove with `Expires: 0`. */
  republish(entityTag: string, headers: readonly string[] = []): SipResponse {
    return this.request("PUBLISH", {
      headers: ["Event: presence", `SIP-If-Match: ${entityTag}`, ...headers],
    });
  }

  subscribe(presentity: string, headers: readonly string[] = [], wish: RequestWish = {}): SipResponse {
    return this.request("SUBSCRIBE", {
      uri: `sip:${presentity}@office.test`,
      headers: ["Event: presence", "Accept: application/pidf+xml", ...headers],
      ...wish,
    });
  }

  /** SUBSCRIBE within the dialog that `accepted` made. */
  resubscribe(accepted: SipResponse, cseq: number, headers: readonly string[] = []): SipResponse {
    return this.request("SUBSCRIBE", {
      uri: accepted.headers.first("contact")?.replace(/[<>]/g, "") ?? "",
      to: accepted.headers.first("to") ?? "",
      from: accepted.headers.first("from") ?? "",
      callId: accepted.callId,
      cseq,
      headers: ["Event: presence", ...headers],
    });
  }
}

export const header = (message: SipMessage, name: string): string | undefined => message.headers.first(name);
