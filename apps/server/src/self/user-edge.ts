import type { IncomingMessage, ServerResponse } from "node:http";
import type { Actor } from "../admin/auth/actor";
import type { RawHandler } from "../http/http-front";
import { refusalAnswer } from "../xcap/http/answers";
import { preflightAnswer } from "../xcap/http/cors";
import type { HttpAnswer } from "../xcap/http/http-answer";
import { sendAnswer } from "../xcap/http/send-answer";
import type { UserAccess } from "../xcap/open-xcap";

export interface UserEdgeParts {
  readonly access: UserAccess;
  readonly onFault: (error: unknown) => void;
}

/** What a user wants. */
export interface Errand {
  /** The user by address of record, and where it came from. */
  readonly actor: Actor;
  /** What the place captures of the path. */
  readonly name: string | undefined;
}

/** A place where users ask for what is theirs, with their SIP credentials, from pages of other origins too. */
export abstract class UserEdge<Parts extends UserEdgeParts> implements RawHandler {
  constructor(
    protected readonly parts: Parts,
    private readonly place: RegExp,
  ) {}

  /** Rejects only when something is broken. */
  protected abstract serve(request: IncomingMessage, errand: Errand): Promise<HttpAnswer>;

  /** What who is known and is no user is told. */
  protected abstract readonly forUsersOnly: HttpAnswer;

  owns(url: string | undefined): boolean {
    return url !== undefined && this.place.test(url);
  }

  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { access, onFault } = this.parts;
    const fields = access.cors.fields(request);
    try {
      const answer = preflightAnswer(request, fields) ?? (await this.#answer(request));
      await sendAnswer(request, response, answer, { ...fields, Vary: access.cors.vary });
    } catch (error) {
      onFault(error);
      response.destroy();
    }
  }

  async #answer(request: IncomingMessage): Promise<HttpAnswer> {
    const { method = "", url = "", headersDistinct } = request;
    const { access } = this.parts;
    const address = access.clientOf(request).address;
    const authorization = headersDistinct.authorization ?? [];
    const verdict = access.digest.login({ method, url, authorization, domain: undefined, address });
    if (verdict.kind !== "known") return refusalAnswer(verdict);
    const { caller } = verdict;
    if (caller.kind !== "user") return this.forUsersOnly;
    return this.serve(request, { actor: { actor: caller.aor, address }, name: this.place.exec(url)?.[1] });
  }
}
