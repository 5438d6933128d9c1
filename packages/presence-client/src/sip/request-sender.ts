import { utf8Length } from "@porchlight/sip-message";
import {
  type IncomingResponseMessage,
  NonInviteClientTransaction,
  type OutgoingRequestMessage,
  UserAgentClient,
  type UserAgentCore,
} from "sip.js/lib/core/index.js";
import type { URI } from "sip.js/lib/grammar/index.js";
import { ChallengeRounds } from "../digest/challenge-rounds";
import type { AuthorizedRequest, DigestRole, DigestSession } from "../digest/digest-session";
import { randomToken } from "../support/random-id";
import { rawHeaderValues } from "./raw-headers";
import type { SipStack } from "./sip-stack";

export interface SipRequest {
  readonly method: "REGISTER" | "PUBLISH" | "SUBSCRIBE" | "OPTIONS" | "MESSAGE";
  readonly requestUri: URI;
  readonly to: URI;
  readonly thread: RequestThread;
  readonly toTag?: string | undefined;
  readonly routeSet?: readonly string[] | undefined;
  /** Whole header lines without line end. */
  readonly headers: readonly string[];
  readonly body?: MessageBody | undefined;
}

export interface MessageBody {
  readonly contentType: string;
  readonly content: string;
}

/** What a row of requests has in common: one Call-ID, one From tag, one rising CSeq. */
export interface RequestThread {
  readonly callId: string;
  readonly fromTag: string;
  cseq: number;
}

export const newThread = (): RequestThread => ({ callId: randomToken(12), fromTag: randomToken(6), cseq: 0 });

/** How a request ended. A final response, no response in time (or a 408), no connection, or a refused password. */
export type SipOutcome =
  | SipResponse
  | { readonly kind: "timeout" }
  | { readonly kind: "unreachable" }
  | { readonly kind: "unauthorized" };

/** A final response. */
export interface SipResponse {
  readonly kind: "response";
  readonly status: number;
  readonly reason: string;
  /** The first value of a header. */
  readonly header: (name: string) => string | undefined;
  /** All values of a header. */
  readonly headers: (name: string) => readonly string[];
}

/** Sends requests with credentials and hands back their end, never an exception. */
export class RequestSender {
  readonly #stack: SipStack;
  readonly #digest: DigestSession;
  readonly #outstanding = new Set<() => void>();

  constructor(stack: SipStack, digest: DigestSession) {
    this.#stack = stack;
    this.#digest = digest;
  }

  /** Sends, and answers challenges. */
  async send(request: SipRequest): Promise<SipOutcome> {
    const rounds = new ChallengeRounds();
    for (;;) {
      const outcome = await this.#sendOnce(request);
      if (outcome.kind !== "response") return outcome;
      const asking = askingRole(outcome.status);
      if (asking === undefined || !rolesFor(request).includes(asking)) return outcome;
      const challenge = this.#digest.accept(asking, outcome.challenges);
      if (!rounds.admits(challenge)) return { kind: "unauthorized" };
    }
  }

  /** The size of a request as it would leave now, with the Via that it gets on its way out. */
  octetsOf(request: SipRequest): number {
    const credentials = this.#digest.sizedHeaders(authorized(request), rolesFor(request));
    const message = this.#compose({ ...request, thread: newThread() }, credentials);
    return utf8Length(message.toString()) + viaOctets;
  }

  /** Ends all outstanding requests as unreachable: the connection they went out on is gone. */
  abandon(): void {
    for (const end of [...this.#outstanding]) end();
  }

  #sendOnce(request: SipRequest): Promise<RawOutcome> {
    if (!this.#stack.isOpen) return Promise.resolve({ kind: "unreachable" });
    const message = this.#compose(request, this.#digest.headers(authorized(request), rolesFor(request)));
    return new Promise((resolve) => {
      const settle = (outcome: RawOutcome): void => {
        this.#outstanding.delete(abandon);
        resolve(outcome);
      };
      const client = new PlainClient(this.#stack.core, message, settle);
      const abandon = (): void => {
        client.abandon();
        settle({ kind: "unreachable" });
      };
      this.#outstanding.add(abandon);
    });
  }

  #compose(request: SipRequest, credentials: readonly string[]): OutgoingRequestMessage {
    const { thread, body } = request;
    thread.cseq += 1;
    return this.#stack.core.makeOutgoingRequestMessage(
      request.method,
      request.requestUri,
      this.#stack.aor,
      request.to,
      {
        callId: thread.callId,
        fromTag: thread.fromTag,
        cseq: thread.cseq,
        ...(request.toTag === undefined ? {} : { toTag: request.toTag }),
        ...(request.routeSet ? { routeSet: [...request.routeSet] } : {}),
      },
      [...request.headers, ...credentials],
      body && { contentDisposition: "render", contentType: body.contentType, content: body.content },
    );
  }
}

/**
 * Who may have the user's credentials: of a request that is passed on only the proxy, since whoever it is for could be
 * anybody (RFC 3261 §22.2).
 */
const rolesFor = ({ method }: SipRequest): readonly DigestRole[] =>
  method === "MESSAGE" ? ["proxy"] : ["server", "proxy"];

function askingRole(status: number): DigestRole | undefined {
  if (status === 401) return "server";
  return status === 407 ? "proxy" : undefined;
}

const authorized = ({ method, requestUri, body }: SipRequest): AuthorizedRequest => ({
  method,
  uri: requestUri.toRaw(),
  body: body?.content ?? "",
});

/** At least as long as `Via: SIP/2.0/WSS host.invalid;branch=...`. */
const viaOctets = 80;

type RawOutcome =
  | (SipResponse & { readonly challenges: readonly string[] })
  | Exclude<SipOutcome, SipResponse>;

/** A non-INVITE client transaction whose responses, challenges included, all go to one function. */
class PlainClient extends UserAgentClient {
  readonly #settle: (outcome: RawOutcome) => void;

  constructor(core: UserAgentCore, message: OutgoingRequestMessage, settle: (outcome: RawOutcome) => void) {
    super(NonInviteClientTransaction, core, message);
    this.#settle = settle;
  }

  abandon(): void {
    this.core.userAgentClients.delete(this.transaction.id + this.message.method);
    this.dispose();
  }

  protected override receiveResponse(message: IncomingResponseMessage): void {
    const status = message.statusCode ?? 0;
    if (status < 200) return;
    this.#settle({
      kind: "response",
      status,
      reason: message.reasonPhrase ?? "",
      header: (name) => message.getHeader(name),
      headers: (name) => message.getHeaders(name),
      challenges: status === 401 || status === 407 ? challengesOf(message) : [],
    });
  }

  protected override onRequestTimeout(): void {
    this.#settle({ kind: "timeout" });
  }

  protected override onTransportError(): void {
    this.#settle({ kind: "unreachable" });
  }
}

function challengesOf(message: IncomingResponseMessage): string[] {
  return rawHeaderValues(
    message.data,
    message.statusCode === 401 ? "www-authenticate" : "proxy-authenticate",
  );
}
