import type { IncomingHttpHeaders, OutgoingHttpHeaders } from "node:http";
import type { XcapBackend } from "../../config";
import { ASSERTED_IDENTITIES, ASSERTED_OPERATOR, PROXY_SECRET } from "../auth/asserted-identity";
import type { Caller } from "../auth/caller";
import { type HttpAnswer, sentence } from "../http/http-answer";
import { ROOT_FIELD } from "../http/xcap-root-url";
import { callXcap, type XcapReply } from "./xcap-call";

export interface RemoteOptions {
  readonly backends: readonly XcapBackend[];
  readonly secret: string | undefined;
  readonly timeoutMs: number;
  readonly longestAnswer: number;
  readonly onFault: (error: unknown, root: string) => void;
}

/** One request on its way to another XCAP server. */
export interface ForwardedRequest {
  readonly method: string;
  /** Behind the XCAP root, as sent. */
  readonly target: string;
  /** Of the client. */
  readonly headers: IncomingHttpHeaders;
  readonly body: Uint8Array;
  readonly caller: Caller;
  /** XCAP root as the client writes it. */
  readonly root: string;
}

const FORWARDED = ["if-match", "if-none-match", "content-type", "user-agent", "accept"] as const;
const RETURNED = ["etag", "location", "allow", "last-modified"] as const;
const retrySeconds = 5;

/** Application usages that other XCAP servers keep. */
export class RemoteXdms {
  readonly #options: RemoteOptions;
  readonly #rootOf: ReadonlyMap<string, string>;

  constructor(options: RemoteOptions) {
    this.#options = options;
    this.#rootOf = new Map(options.backends.map(({ auid, root }) => [auid, root]));
  }

  /** AUIDs by the XCAP root of their server. */
  get auidsByRoot(): ReadonlyMap<string, readonly string[]> {
    const all = new Map<string, string[]>();
    for (const [auid, root] of this.#rootOf) all.set(root, [...(all.get(root) ?? []), auid]);
    return all;
  }

  get auids(): readonly string[] {
    return [...this.#rootOf.keys()];
  }

  has(auid: string): boolean {
    return this.#rootOf.has(auid);
  }

  /** Passes a request on. A server that does not answer gives 503, one that answers with a fault of its own 502. */
  async forward(auid: string, request: ForwardedRequest): Promise<HttpAnswer> {
    const reply = await this.ask(this.#rootOf.get(auid) ?? "", request);
    if (reply === undefined) {
      return sentence(503, "The server of these documents does not answer.", { "Retry-After": retrySeconds });
    }
    // It does not believe us, or it cannot do it: either way the client is not to blame.
    if (reply.status === 401 || reply.status >= 500 || reply.status < 200) {
      this.#options.onFault(new Error(`answered ${reply.status}`), this.#rootOf.get(auid) ?? "");
      return sentence(502, "The server of these documents could not do it.");
    }
    return {
      status: reply.status,
      headers: chosen(reply.headers, RETURNED),
      contentType: reply.headers["content-type"],
      body: reply.body,
    };
  }

  /** Undefined when there is no answer. */
  async ask(root: string, request: ForwardedRequest): Promise<XcapReply | undefined> {
    const { timeoutMs, longestAnswer, onFault } = this.#options;
    const { method, target, body } = request;
    try {
      const headers = this.#headersFor(request);
      return await callXcap({ method, root, target, headers, body, timeoutMs, longestAnswer });
    } catch (error) {
      onFault(error, root);
      return undefined;
    }
  }

  /** The credentials of the client stay here; who it is goes along. */
  #headersFor({ headers, caller, root }: ForwardedRequest): OutgoingHttpHeaders {
    const { secret } = this.#options;
    return {
      ...chosen(headers, FORWARDED),
      [ROOT_FIELD]: root,
      ...(secret === undefined ? {} : { [PROXY_SECRET]: secret }),
      ...(caller.kind === "operator"
        ? { [ASSERTED_OPERATOR]: caller.actor.actor }
        : Object.fromEntries(ASSERTED_IDENTITIES.map((name) => [name, `"${caller.aor}"`]))),
    };
  }
}

function chosen(headers: IncomingHttpHeaders, names: readonly string[]): OutgoingHttpHeaders {
  return Object.fromEntries(
    names.flatMap((name) => (headers[name] === undefined ? [] : [[name, headers[name]]])),
  );
}
