import type { Instant } from "@porchlight/kernel";
import type { EngineContext } from "../context";
import type { ServerTransaction } from "../transactions/server-transaction";
import { allowedMethods, supportedOptions } from "./capabilities";
import { ACCEPTED_CODINGS } from "./decode-body";

/** OPTIONS: what the server and its presentities understand (RFC 3261 section 11.2, RFC 3903 section 7). */
export class OptionsService {
  readonly #context: EngineContext;

  constructor(context: EngineContext) {
    this.#context = context;
  }

  answer(exchange: ServerTransaction, now: Instant): void {
    const { packages } = this.#context;
    const accept = new Set(
      packages
        .all()
        .flatMap((each) =>
          each.source === "published" ? [...each.publishTypes, ...(each.partTypes ?? [])] : [],
        ),
    );
    exchange.reply(
      200,
      {
        headers: [
          ["Allow", allowedMethods(this.#context.config.modules).join(", ")],
          ["Accept", [...accept].join(", ")],
          ["Accept-Encoding", ACCEPTED_CODINGS],
          ["Accept-Language", "en"],
          ["Allow-Events", packages.allowEvents],
          ["Supported", supportedOptions(this.#context.config).join(", ")],
        ],
      },
      now,
    );
  }
}
