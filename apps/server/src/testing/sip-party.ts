import { randomBytes } from "node:crypto";
import { answerChallenge } from "@porchlight/sip-auth";
import { parseMessage, type SipMessage, type SipRequest, type SipResponse } from "@porchlight/sip-message";
import { sipText } from "@porchlight/testkit";
import { nodeHasher } from "../runtime/node-hasher";
import { eventually } from "./eventually";
import { type LinkPlace, openLink, type SipLink } from "./sip-link";

export interface SipWish {
  /** Address of record of the sender; an anonymous nobody when left out. */
  readonly from?: string;
  readonly to?: string;
  readonly headers?: readonly string[];
  readonly body?: string;
  /** A new one when left out. */
  readonly callId?: string;
  /** The answer that made the dialog which the request belongs to. */
  readonly within?: SipResponse;
  /** Answers challenges for the user of `from`. */
  readonly password?: string;
}

/** Somebody who speaks SIP on this machine. Answers every request with 200 unless told otherwise. */
export class SipParty {
  readonly requests: SipRequest[] = [];
  readonly responses: SipResponse[] = [];
  /** Status given to requests; undefined leaves them unanswered. */
  answer: number | undefined = 200;
  /** Of the topmost Via and the Contact of every request, with its semicolon. */
  parameters = "";
  readonly #transport: string;
  readonly #name = randomBytes(6).toString("hex");
  #sent = 0;

  private constructor(
    /** Its port, or its connection: to be read from or not. */
    readonly link: SipLink,
    transport: string,
  ) {
    this.#transport = transport;
    link.onMessage = (octets, port) => this.#hear(octets, port);
  }

  /** Over UDP on the loopback address of IPv4 where `place` says nothing else. */
  static async open(serverPort: number, place: Partial<LinkPlace> = {}): Promise<SipParty> {
    const whole: LinkPlace = { transport: "udp", address: "127.0.0.1", port: serverPort, ...place };
    return new SipParty(await openLink(whole), whole.transport);
  }

  get port(): number {
    return this.link.port;
  }

  /** Sends a request and waits for its final response. */
  async request(method: string, uri: string, wish: SipWish = {}): Promise<SipResponse> {
    const first = await this.finalResponse(this.send(method, uri, wish));
    const answer = authorization(first, method, uri, wish);
    if (answer === undefined) return first;
    const headers = [...(wish.headers ?? []), answer];
    return this.finalResponse(this.send(method, uri, { ...wish, headers }));
  }

  /** The answer to what was sent with a branch. */
  async finalResponse(branch: string): Promise<SipResponse> {
    const final = () =>
      this.responses.find((response) => response.via.branch === branch && response.status >= 200);
    await eventually(`what was sent with ${branch} is answered`, () => final() !== undefined);
    const response = final();
    if (response === undefined) throw new Error("no response");
    return response;
  }

  /** Sends a request; its branch tells the responses to it. */
  send(method: string, uri: string, wish: SipWish = {}): string {
    const { branch, text } = this.write(method, uri, wish);
    this.link.send(text);
    return branch;
  }

  /** A request as it would be sent. */
  write(method: string, uri: string, wish: SipWish = {}): { readonly branch: string; readonly text: string } {
    this.#sent += 1;
    const name = `${this.#name}x${this.#sent}`;
    const {
      body,
      callId = name,
      from = "sip:anonymous@anonymous.invalid",
      headers = [],
      to = uri,
      within,
    } = wish;
    const branch = `z9hG4bK${name}`;
    const dialog =
      within === undefined
        ? [`From: <${from}>;tag=${name}`, `To: <${to}>`, `Call-ID: ${callId}`]
        : ends(within);
    const lines = [
      `${method} ${uri} SIP/2.0`,
      `Via: SIP/2.0/${this.#transport.toUpperCase()} ${this.#hostPort};rport;branch=${branch}${this.parameters}`,
      "Max-Forwards: 70",
      ...dialog,
      `CSeq: ${this.#sent} ${method}`,
      ...(method === "MESSAGE" ? [] : [`Contact: <${this.contact}>`]),
      ...headers,
    ];
    return { branch, text: sipText(lines, body) };
  }

  get contact(): string {
    const transport = this.#transport === "udp" ? "" : `;transport=${this.#transport}`;
    return `sip:party@${this.#hostPort}${transport}${this.parameters}`;
  }

  get #hostPort(): string {
    return `${this.link.host}:${this.port}`;
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
    this.link.close();
  }

  #hear(octets: Uint8Array, port: number): void {
    const outcome = parseMessage(octets, this.link.framing);
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
      `Contact: <${this.contact}>`,
      "Expires: 600",
    ];
    this.link.send(sipText(lines), port);
  }
}

/** The fields that name a dialog, from the answer that made it. */
const ends = ({ headers }: SipResponse): readonly string[] =>
  ["From", "To", "Call-ID"].map((name) => `${name}: ${headers.first(name.toLowerCase())}`);

function authorization(
  { headers, status }: SipResponse,
  method: string,
  uri: string,
  { from = "", password }: SipWish,
): string | undefined {
  if (password === undefined || (status !== 401 && status !== 407)) return undefined;
  const [challenge, field] =
    status === 401 ? ["www-authenticate", "Authorization"] : ["proxy-authenticate", "Proxy-Authorization"];
  const [username = ""] = from.slice("sip:".length).split("@");
  const input = { username, password, method, uri, nc: 1, cnonce: "abc" };
  const answer = answerChallenge(nodeHasher, headers.raw(challenge), input);
  return answer === undefined ? undefined : `${field}: ${answer}`;
}
