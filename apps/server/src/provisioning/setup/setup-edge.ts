import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from "node:http";
import { AttemptLimiter } from "../../admin/auth/attempt-limiter";
import type { OperationDeps } from "../../admin/deps";
import type { RawHandler } from "../../http/http-front";
import { pageLanguage } from "../../http/page-language";
import { type HttpAnswer, sentence } from "../../xcap/http/http-answer";
import { readBody } from "../../xcap/http/read-body";
import { originForm } from "../../xcap/http/request-target";
import { sendAnswer } from "../../xcap/http/send-answer";
import type { UserAccess } from "../../xcap/open-xcap";
import { type Redeemed, redeemLink } from "./redeem-link";
import { SETUP_SCRIPT, SETUP_STYLE, setupPage } from "./setup-page";
import { SETUP_PATH } from "./setup-path";
import type { SipSettings } from "./sip-settings";

export interface SetupParts {
  readonly deps: OperationDeps;
  readonly access: Pick<UserAccess, "clientOf">;
  /** The settings of an account, as they are reached where the request came in. */
  readonly settings: (redeemed: Redeemed, request: IncomingMessage) => SipSettings;
  readonly onFault: (error: unknown) => void;
}

const HARDENED: OutgoingHttpHeaders = {
  "Cache-Control": "no-store",
  "Content-Security-Policy":
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  "Referrer-Policy": "no-referrer",
  "X-Content-Type-Options": "nosniff",
};

/** A secret of this length cannot be guessed; the limit spares the database. */
const ATTEMPTS = { attempts: 30, windowSeconds: 60, maxKeys: 10_000 };

/** Octets of a request to redeem. */
const BODY_MOST = 1024;

/** The page behind set-up links, and the one request that uses a link. */
export class SetupEdge implements RawHandler {
  readonly #parts: SetupParts;
  readonly #limiter = new AttemptLimiter(ATTEMPTS);

  constructor(parts: SetupParts) {
    this.#parts = parts;
  }

  owns(url: string | undefined): boolean {
    return url !== undefined && originForm(url).startsWith(SETUP_PATH);
  }

  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      await sendAnswer(request, response, await this.#answer(request), HARDENED);
    } catch (error) {
      this.#parts.onFault(error);
      response.destroy();
    }
  }

  async #answer(request: IncomingMessage): Promise<HttpAnswer> {
    const path = originForm(request.url ?? "")
      .split("?", 1)[0]
      ?.slice(SETUP_PATH.length);
    if (path === "redeem") return this.#redeem(request);
    if (request.method !== "GET" && request.method !== "HEAD") {
      return { status: 405, headers: { Allow: "GET, HEAD" } };
    }
    switch (path) {
      case "":
        return page("text/html", setupPage(pageLanguage(request.headers["accept-language"])));
      case "setup.js":
        return page("text/javascript", SETUP_SCRIPT);
      case "setup.css":
        return page("text/css", SETUP_STYLE);
      default:
        return sentence(404, "There is nothing at this address.");
    }
  }

  async #redeem(request: IncomingMessage): Promise<HttpAnswer> {
    if (request.method !== "POST") return { status: 405, headers: { Allow: "POST" } };
    const { deps, access, settings } = this.#parts;
    const { address } = access.clientOf(request);
    const waitSeconds = this.#limiter.take(address, deps.clock());
    if (waitSeconds !== undefined) {
      return { ...json(429, { fault: "failed" }), headers: { "Retry-After": waitSeconds } };
    }
    const body = await readBody(request, BODY_MOST);
    const token = body.ok ? tokenIn(body.value) : undefined;
    if (token === undefined) return json(400, { fault: "unknown" });
    const redeemed = await redeemLink(deps, token, address);
    return redeemed.ok
      ? json(200, settings(redeemed.value, request))
      : json(redeemed.error === "unknown" ? 404 : 410, { fault: redeemed.error });
  }
}

const page = (type: string, body: string): HttpAnswer => ({
  status: 200,
  contentType: `${type}; charset=utf-8`,
  body,
});

const json = (status: number, value: object): HttpAnswer => ({
  status,
  contentType: "application/json; charset=utf-8",
  body: JSON.stringify(value),
});

function tokenIn(body: Uint8Array): string | undefined {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(body));
    const token = typeof value === "object" && value !== null && "token" in value ? value.token : undefined;
    return typeof token === "string" && /^pls_[\w-]{43}$/.test(token) ? token : undefined;
  } catch {
    return undefined;
  }
}
