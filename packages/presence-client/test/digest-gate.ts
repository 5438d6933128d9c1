import { createHash } from "node:crypto";
import type { RequestIn } from "./message-in";

const hex = (algorithm: string, text: string): string =>
  createHash(algorithm === "SHA-256" ? "sha256" : "md5")
    .update(text)
    .digest("hex");

/** Checks digest credentials the strict way: nonce known, nonce-count rising. */
export class DigestGate {
  algorithms = ["MD5"];
  password = "secret";
  realm = "office.test";
  /** The nonces given out, with the highest count seen. */
  readonly #nonces = new Map<string, number>();
  #serial = 0;
  challenges = 0;

  /** Undefined when the credentials hold; else the answer that asks for them, as a proxy where the request is passed on. */
  check(request: RequestIn): { readonly status: 401 | 407; readonly headers: string[] } | undefined {
    const isPassedOn = request.method === "MESSAGE";
    const verdict = this.#judge(request, isPassedOn ? "proxy-authorization" : "authorization");
    if (verdict === "good") return undefined;
    const name = isPassedOn ? "Proxy-Authenticate" : "WWW-Authenticate";
    return { status: isPassedOn ? 407 : 401, headers: this.#challenge(name, verdict === "stale") };
  }

  /** Every nonce given out so far is too old from now on. */
  ageNonces(): void {
    this.#nonces.clear();
  }

  #judge(request: RequestIn, name: string): "good" | "bad" | "stale" {
    const header = request.header(name);
    const value = (name: string): string =>
      new RegExp(`(?:^|[ ,])${name}="?([^",]*)`).exec(header)?.[1] ?? "";
    if (!header) return "bad";
    const seen = this.#nonces.get(value("nonce"));
    const count = Number.parseInt(value("nc"), 16);
    if (seen === undefined || !(count > seen)) return "stale";
    this.#nonces.set(value("nonce"), count);
    const algorithm = value("algorithm");
    const ha1 = hex(algorithm, `${value("username")}:${this.realm}:${this.password}`);
    const ha2 = hex(algorithm, `${request.method}:${request.uri}`);
    const rest = `${value("nonce")}:${value("nc")}:${value("cnonce")}:auth:${ha2}`;
    return this.algorithms.includes(algorithm) && value("response") === hex(algorithm, `${ha1}:${rest}`)
      ? "good"
      : "bad";
  }

  #challenge(name: string, stale: boolean): string[] {
    this.challenges += 1;
    return this.algorithms.map((algorithm) => {
      this.#serial += 1;
      const nonce = `n${this.#serial}`;
      this.#nonces.set(nonce, 0);
      const flag = stale ? ", stale=true" : "";
      return `${name}: Digest realm="${this.realm}", nonce="${nonce}", algorithm=${algorithm}, qop="auth"${flag}`;
    });
  }
}
