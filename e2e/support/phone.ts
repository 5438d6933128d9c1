import { randomBytes } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import { deflateSync, gzipSync } from "node:zlib";
import { authorization } from "./digest";
import type { Link } from "./link";
import { field, isRequest, type Message, readOctets, statusOf } from "./sip-message";

export interface Wish {
  readonly uri?: string;
  readonly to?: string;
  readonly from?: string;
  readonly callId?: string;
  readonly cseq?: number;
  readonly headers?: readonly string[];
  readonly userAgent?: string;
  readonly body?: string;
  readonly contentType?: string;
  /** How the body is compressed on its way. */
  readonly contentEncoding?: "gzip" | "deflate";
  /** The URI of the Contact; where it is heard when left out. */
  readonly contact?: string;
  /** Parameters of the Contact, as they are written behind it. */
  readonly contactParameters?: string;
  /** False sends once, without answering a challenge. */
  readonly login?: boolean;
}

/** A phone over any transport: sends requests, answers challenges and NOTIFYs, keeps what it heard. */
export class Phone {
  readonly notifies: Message[] = [];
  answersNotify = true;
  readonly #answers = new Map<string, Message[]>();
  #requests = 0;
  readonly #tag = randomBytes(4).toString("hex");

  constructor(
    readonly link: Link,
    readonly user: string,
    readonly password: string,
    readonly domain = "office.test",
  ) {
    link.onMessage = (octets) => this.#heard(readOctets(octets));
  }

  get aor(): string {
    return `sip:${this.user}@${this.domain}`;
  }

  #heard(message: Message): void {
    if (isRequest(message)) {
      this.notifies.push(message);
      if (this.answersNotify) this.link.send(this.#okTo(message));
      return;
    }
    const branch = /branch=([^;\s]+)/.exec(field(message, "via"))?.[1] ?? "";
    this.#answers.set(branch, [...(this.#answers.get(branch) ?? []), message]);
  }

  #okTo(request: Message): string {
    const copied = ["via", "from", "to", "call-id", "cseq"].flatMap((name) =>
      (request.headers.get(name) ?? []).map((value) => `${name}: ${value}`),
    );
    return `SIP/2.0 200 OK\r\n${copied.join("\r\n")}\r\nContent-Length: 0\r\n\r\n`;
  }

  async request(method: string, wish: Wish = {}): Promise<Message> {
    const first = await this.#send(method, wish, []);
    const isProxy = statusOf(first) === 407;
    if (wish.login === false || (statusOf(first) !== 401 && !isProxy)) return first;
    const challenge = first.headers.get(isProxy ? "proxy-authenticate" : "www-authenticate")?.[0] ?? "";
    const uri = wish.uri ?? this.aor;
    const again = wish.cseq === undefined ? wish : { ...wish, cseq: wish.cseq + 1 };
    return this.#send(method, again, [
      `${isProxy ? "Proxy-Authorization" : "Authorization"}: ${authorization(challenge, this.user, this.password, method, uri)}`,
    ]);
  }

  async #send(method: string, wish: Wish, extra: readonly string[]): Promise<Message> {
    this.#requests += 1;
    const branch = `z9hG4bK${randomBytes(6).toString("hex")}`;
    this.link.send(this.#frame(method, wish, branch, extra));
    for (let tries = 0; tries < 1000; tries += 1) {
      const final = this.#answers.get(branch)?.find((answer) => statusOf(answer) >= 200);
      if (final !== undefined) return final;
      await delay(10);
    }
    throw new Error(`no answer to ${method}`);
  }

  #frame(method: string, wish: Wish, branch: string, extra: readonly string[]): string | Uint8Array {
    const { transport, localPort } = this.link;
    const host =
      transport === "WS" || transport === "WSS" ? `${this.#tag}.invalid` : `127.0.0.1:${localPort}`;
    const suffix = {
      UDP: "",
      TCP: ";transport=tcp",
      TLS: ";transport=tcp",
      WS: ";transport=ws",
      WSS: ";transport=ws",
    }[transport];
    const body = encoded(wish);
    const lines = [
      `${method} ${wish.uri ?? this.aor} SIP/2.0`,
      `Via: SIP/2.0/${transport} ${host};branch=${branch};rport`,
      "Max-Forwards: 70",
      `From: ${wish.from ?? `<${this.aor}>;tag=${this.#tag}`}`,
      `To: ${wish.to ?? `<${wish.uri ?? this.aor}>`}`,
      `Call-ID: ${wish.callId ?? branch}`,
      `CSeq: ${wish.cseq ?? this.#requests} ${method}`,
      `Contact: <${wish.contact ?? `sip:${this.user}@${host}${suffix}`}>${wish.contactParameters ?? ""}`,
      `User-Agent: ${wish.userAgent ?? "test phone"}`,
      ...(wish.headers ?? []),
      ...extra,
      ...(body.length === 0 ? [] : [`Content-Type: ${wish.contentType ?? "application/pidf+xml"}`]),
      ...(wish.contentEncoding === undefined ? [] : [`Content-Encoding: ${wish.contentEncoding}`]),
      `Content-Length: ${Buffer.byteLength(body)}`,
    ];
    const head = `${lines.join("\r\n")}\r\n\r\n`;
    return typeof body === "string" ? head + body : Buffer.concat([Buffer.from(head), body]);
  }

  publish(note: string, headers: readonly string[] = []): Promise<Message> {
    return this.request("PUBLISH", {
      headers: ["Event: presence", ...headers],
      body: document(this.aor, note),
    });
  }

  subscribe(user: string, headers: readonly string[] = []): Promise<Message> {
    return this.request("SUBSCRIBE", {
      uri: `sip:${user}@${this.domain}`,
      cseq: 1,
      callId: randomBytes(8).toString("hex"),
      headers: ["Event: presence", "Accept: application/pidf+xml", ...headers],
    });
  }

  /** SUBSCRIBE within the dialog that `accepted` made. */
  resubscribe(
    accepted: Message,
    cseq: number,
    headers: readonly string[] = [],
    wish: Pick<Wish, "body" | "contentType"> & { event?: string } = {},
  ): Promise<Message> {
    const { event = "presence", ...body } = wish;
    return this.request("SUBSCRIBE", {
      ...body,
      uri: field(accepted, "contact").replace(/^.*<|>.*$/g, ""),
      to: field(accepted, "to"),
      from: field(accepted, "from"),
      callId: field(accepted, "call-id"),
      cseq,
      headers: [`Event: ${event}`, ...headers],
    });
  }

  register(headers: readonly string[] = []): Promise<Message> {
    return this.request("REGISTER", { uri: `sip:${this.domain}`, to: `<${this.aor}>`, headers });
  }

  /** Waits until the newest NOTIFY is right. */
  async untilLatest(isRight: (notify: Message) => boolean, timeoutMs = 10_000): Promise<Message> {
    return this.untilNotified((notify) => notify === this.notifies.at(-1) && isRight(notify), timeoutMs);
  }

  async untilNotified(isRight: (notify: Message) => boolean, timeoutMs = 10_000): Promise<Message> {
    for (const end = Date.now() + timeoutMs; Date.now() < end; await delay(10)) {
      const found = this.notifies.findLast(isRight);
      if (found !== undefined) return found;
    }
    throw new Error(
      `${this.user} never heard it; ${this.notifies.length} NOTIFYs: ${this.notifies.at(-1)?.text}`,
    );
  }
}

function encoded({ body = "", contentEncoding }: Wish): string | Buffer {
  if (contentEncoding === undefined) return body;
  return contentEncoding === "gzip" ? gzipSync(body) : deflateSync(body);
}

export const document = (aor: string, note: string, basic = "open"): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<presence xmlns="urn:ietf:params:xml:ns:pidf" entity="${aor}"><tuple id="t1"><status><basic>${basic}</basic></status><note>${note}</note></tuple></presence>`;
