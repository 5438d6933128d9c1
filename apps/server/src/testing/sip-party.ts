import { createSocket, type Socket } from "node:dgram";
import { parseMessage, type SipMessage, type SipRequest, type SipResponse } from "@porchlight/sip-message";
import { sipBytes, sipText } from "@porchlight/testkit";
import { eventually } from "./eventually";

export interface SipWish {
  /** Address of record of the sender; an anonymous nobody when left out. */
  readonly from?: string;
  readonly to?: string;
  readonly headers?: readonly string[];
  readonly body?: string;
}

/** Somebody who speaks SIP over UDP on this machine. Answers every request with 200 unless told otherwise. */
export class SipParty {
  readonly requests: SipRequest[] = [];
  readonly responses: SipResponse[] = [];
  /** Status given to requests; undefined leaves them unanswered. */
  answer: number | undefined = 200;
  readonly #socket: Socket;
  #sent = 0;

  private constructor(
    socket: Socket,
    /** Where requests are sent. */
    private readonly serverPort: number,
  ) {
    this.#socket = socket;
    socket.on("message", (datagram, { port }) => this.#hear(datagram, port));
  }

  static open(serverPort: number): Promise<SipParty> {
    const socket = createSocket("udp4");
    return new Promise((resolve) => {
      socket.bind(0, "127.0.0.1", () => resolve(new SipParty(socket, serverPort)));
    });
  }

  get port(): number {
    return this.#socket.address().port;
  }

  /** Sends a request and waits for its final response. */
  async request(method: string, uri: string, wish: SipWish = {}): Promise<SipResponse> {
    const branch = this.send(method, uri, wish);
    const final = () =>
      this.responses.find((response) => response.via.branch === branch && response.status >= 200);
    await eventually(`${method} ${uri} is answered`, () => final() !== undefined);
    const response = final();
    if (response === undefined) throw new Error("no response");
    return response;
  }

  /** Sends a request; its branch tells the responses to it. */
  send(method: string, uri: string, wish: SipWish = {}): string {
    const { body, from = "sip:anonymous@anonymous.invalid", headers = [], to = uri } = wish;
    this.#sent += 1;
    const name = `${this.port}x${this.#sent}`;
    const lines = [
      `${method} ${uri} SIP/2.0`,
      `Via: SIP/2.0/UDP 127.0.0.1:${this.port};rport;branch=z9hG4bK${name}`,
      "Max-Forwards: 70",
      `From: <${from}>;tag=${name}`,
      `To: <${to}>`,
      `Call-ID: ${name}`,
      `CSeq: ${this.#sent} ${method}`,
      ...(method === "MESSAGE" ? [] : [`Contact: <sip:party@127.0.0.1:${this.port}>`]),
      ...headers,
    ];
    this.#write(sipText(lines, body), this.serverPort);
    return `z9hG4bK${name}`;
  }

  /** The first request of a method, as soon as there is one. */
  async heard(method: string): Promise<SipRequest> {
    const first = () => this.requests.find((request) => request.method === method);
    await eventually(`${method} is heard`, () => first() !== undefined);
    const request = first();
    if (request === undefined) throw new Error("no request");
    return request;
  }

  close(): void {
    this.#socket.close();
  }

  #hear(datagram: Uint8Array, port: number): void {
    const outcome = parseMessage(datagram, "datagram");
    if (outcome.kind !== "message") return;
    const message: SipMessage = outcome.message;
    if (message.kind === "response") {
      this.responses.push(message);
      return;
    }
    this.requests.push(message);
    if (this.answer !== undefined && message.method !== "ACK") this.#reply(message, this.answer, port);
  }

  #reply({ callId, headers, to }: SipRequest, status: number, port: number): void {
    const tag = to.tag === undefined ? `;tag=${this.port}` : "";
    const lines = [
      `SIP/2.0 ${status} Said So`,
      ...headers.raw("via").map((via) => `Via: ${via}`),
      ...headers.raw("record-route").map((route) => `Record-Route: ${route}`),
      `From: ${headers.first("from")}`,
      `To: ${headers.first("to")}${tag}`,
      `Call-ID: ${callId}`,
      `CSeq: ${headers.first("cseq")}`,
      `Contact: <sip:party@127.0.0.1:${this.port}>`,
      "Expires: 600",
    ];
    this.#write(sipText(lines), port);
  }

  #write(text: string, port: number): void {
    this.#socket.send(sipBytes(text), port, "127.0.0.1");
  }
}
