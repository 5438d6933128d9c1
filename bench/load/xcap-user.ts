import { createHash } from "node:crypto";
import { Agent, type IncomingMessage, request } from "node:http";

export interface XcapReply {
  readonly status: number;
  /** With its quotes; empty without one. */
  readonly etag: string;
}

export interface XcapCall {
  readonly method: "GET" | "PUT" | "DELETE";
  /** Below the XCAP root, percent-encoded. */
  readonly path: string;
  readonly type?: string;
  readonly body?: string;
  readonly ifNoneMatch?: string;
}

/** One simulated user of XCAP on one connection; a challenge is answered once and its nonce used from then on. */
export class XcapUser {
  readonly aor: string;
  readonly #root: URL;
  readonly #name: string;
  readonly #password: string;
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 1 });
  #login: Login | undefined;

  constructor(root: string, name: string, domain: string, password: string) {
    this.aor = `sip:${name}@${domain}`;
    this.#root = new URL(root);
    this.#name = name;
    this.#password = password;
  }

  /** Rejects when the server refuses. */
  async call(call: XcapCall): Promise<XcapReply> {
    const first = await this.#send(call);
    const challenge = first.statusCode === 401 ? first.headers["www-authenticate"] : undefined;
    if (challenge !== undefined) this.#login = new Login(challenge, this.#name, this.#password);
    const { statusCode: status = 0, headers } = challenge === undefined ? first : await this.#send(call);
    if (status >= 400) throw new Error(`${call.method} ${call.path} was answered ${status}`);
    return { status, etag: headers.etag ?? "" };
  }

  close(): void {
    this.#agent.destroy();
  }

  #send({ method, path, type, body, ifNoneMatch }: XcapCall): Promise<IncomingMessage> {
    const { hostname: host, port, pathname } = this.#root;
    const target = pathname + path;
    const octets = Buffer.from(body ?? "");
    const headers = {
      ...(this.#login === undefined ? {} : { Authorization: this.#login.answer(method, target) }),
      ...(type === undefined ? {} : { "Content-Type": type, "Content-Length": octets.length }),
      ...(ifNoneMatch === undefined ? {} : { "If-None-Match": ifNoneMatch }),
    };
    return new Promise((resolve, reject) => {
      const sent = request({ agent: this.#agent, host, port, method, path: target, headers });
      sent.once("error", reject);
      sent.once("response", (response) => {
        response.once("error", reject);
        response.once("end", () => resolve(response)).resume();
      });
      sent.end(octets);
    });
  }
}

/** Answers of a Digest challenge, one after the other (RFC 7616, qop auth). */
class Login {
  readonly #algorithm: string;
  readonly #fields: string;
  readonly #secret: string;
  readonly #nonce: string;
  #count = 0;

  constructor(challenge: string, name: string, password: string) {
    const parameter = (wanted: string): string =>
      new RegExp(`${wanted}="?([^",]+)"?`).exec(challenge)?.[1] ?? "";
    this.#algorithm = parameter("algorithm");
    this.#nonce = parameter("nonce");
    this.#secret = this.#hash(`${name}:${parameter("realm")}:${password}`);
    this.#fields = `Digest username="${name}", realm="${parameter("realm")}", nonce="${this.#nonce}", algorithm=${this.#algorithm}, qop=auth`;
  }

  answer(method: string, uri: string): string {
    this.#count += 1;
    const [count, own] = [this.#count.toString(16).padStart(8, "0"), "0a4f113b"];
    const asked = this.#hash(`${method}:${uri}`);
    const response = this.#hash(`${this.#secret}:${this.#nonce}:${count}:${own}:auth:${asked}`);
    return `${this.#fields}, uri="${uri}", nc=${count}, cnonce="${own}", response="${response}"`;
  }

  #hash(text: string): string {
    return createHash(this.#algorithm === "SHA-256" ? "sha256" : "md5")
      .update(text)
      .digest("hex");
  }
}
