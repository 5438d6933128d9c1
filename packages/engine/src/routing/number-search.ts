import { rejection } from "@porchlight/event-notifier";
import type { Instant } from "@porchlight/kernel";
import { parseUri } from "@porchlight/sip-message";
import type { EngineContext } from "../context";
import type { ServerTransaction } from "../transactions/server-transaction";

/** Requests to telephone numbers that are nobody's here go to whom ENUM names (RFC 6116). */
export class NumberSearch {
  readonly #context: EngineContext;

  constructor(context: EngineContext) {
    this.#context = context;
  }

  /** Whether `goOn` will be called later, when the request has the address that was found, or still its number. */
  begin(exchange: ServerTransaction, goOn: (now: Instant) => void): boolean {
    const number = this.#soughtBy(exchange);
    if (number === undefined) return false;
    exchange.onCancel = (now) => exchange.reject(rejection(487), now);
    this.#context.locations.askNumber({ scheme: "tel", number }, (uri, now) => {
      if (exchange.isFinished) return;
      exchange.onCancel = undefined;
      if (uri !== undefined) exchange.request = { ...exchange.request, uri };
      goOn(now);
    });
    return true;
  }

  #soughtBy(exchange: ServerTransaction): string | undefined {
    const { config, domains } = this.#context;
    const { method, uri } = exchange.request;
    if (config.looksUpNumbers !== true || method === "REGISTER") return undefined;
    const parsed = parseUri(uri);
    if (!parsed.ok || parsed.value.scheme !== "tel" || !parsed.value.isGlobal) return undefined;
    if (domains.addressOf(uri, true).ok || !isFromOurs(exchange)) return undefined;
    return parsed.value.number;
  }
}

/** Strangers have nothing looked up: first they are asked who they are. */
function isFromOurs({ flow, request: { headers } }: ServerTransaction): boolean {
  const hasCredentials = headers.has("authorization") || headers.has("proxy-authorization");
  return flow.flow.trusted || flow.identities.size > 0 || hasCredentials;
}
