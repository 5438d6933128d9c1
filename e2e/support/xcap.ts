import { Agent, type IncomingHttpHeaders, request } from "node:http";
import { request as secureRequest } from "node:https";
import { authorization } from "./digest";

export interface XcapAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  readonly text: string;
  /** Entity-tag with its quotes; empty without one. */
  readonly etag: string;
}

export interface XcapWish {
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
  readonly type?: string;
  /** False sends once, without answering a challenge. */
  readonly login?: boolean;
}

/** Connections are kept, but for less than the server keeps them (10 s): whoever lets go first loses no request. */
const agent = new Agent({ keepAlive: true, maxSockets: 64, timeout: 5000 });

/** One request; the path goes out as it is written here. */
export function rawRequest(
  port: number,
  method: string,
  path: string,
  headers: Readonly<Record<string, string>>,
  body: string | Buffer = "",
  isSecure = false,
): Promise<XcapAnswer> {
  return new Promise((resolve, reject) => {
    const octets = Buffer.from(body);
    const sized = octets.length === 0 ? headers : { ...headers, "Content-Length": String(octets.length) };
    const wish = { host: "127.0.0.1", port, method, path, headers: sized };
    const sent = isSecure
      ? secureRequest({ ...wish, rejectUnauthorized: false })
      : request({ ...wish, agent });
    sent.once("error", reject);
    sent.once("response", (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.once("error", reject);
      response.once("end", () => {
        const answer = Buffer.concat(chunks);
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: answer,
          text: answer.toString("utf8"),
          etag: response.headers.etag ?? "",
        });
      });
    });
    sent.end(octets);
  });
}

/** An XCAP client with the credentials of a user. It answers a challenge once and then uses its nonce. */
export class XcapUser {
  #challenge: string | undefined;
  #count = 0;

  constructor(
    readonly port: number,
    readonly user: string,
    readonly password: string,
    readonly isSecure = false,
  ) {}

  async request(method: string, path: string, wish: XcapWish = {}): Promise<XcapAnswer> {
    const first = await this.#send(method, path, wish);
    if (first.status !== 401 || wish.login === false) return first;
    this.#challenge = challengesOf(first)[0];
    this.#count = 0;
    return this.#send(method, path, wish);
  }

  get(path: string, headers: Readonly<Record<string, string>> = {}): Promise<XcapAnswer> {
    return this.request("GET", path, { headers });
  }

  put(path: string, type: string, body: string | Buffer, headers: Readonly<Record<string, string>> = {}) {
    return this.request("PUT", path, { type, body, headers });
  }

  delete(path: string, headers: Readonly<Record<string, string>> = {}): Promise<XcapAnswer> {
    return this.request("DELETE", path, { headers });
  }

  #send(method: string, path: string, { headers = {}, body, type, login }: XcapWish): Promise<XcapAnswer> {
    const fields: Record<string, string> = { "User-Agent": "XDM-client/OMA1.1", ...headers };
    if (type !== undefined) fields["Content-Type"] = type;
    if (this.#challenge !== undefined && login !== false) {
      this.#count += 1;
      fields.Authorization = authorization(
        this.#challenge,
        this.user,
        this.password,
        method,
        path,
        this.#count,
      );
    }
    return rawRequest(this.port, method, path, fields, body, this.isSecure);
  }
}

/** The Digest challenges of a 401, in their order. */
export const challengesOf = ({ headers }: XcapAnswer): readonly string[] =>
  (headers["www-authenticate"] ?? "").split(/, (?=Digest )/).filter((each) => each !== "");

/** A node selector as it is sent. */
export const selected = (selector: string): string =>
  selector.replace(/[[\]"<> ]/g, (character) => encodeURIComponent(character));
