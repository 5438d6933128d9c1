import type { IncomingMessage, ServerResponse } from "node:http";
import type { RawHandler } from "../http/http-front";
import { preflightAnswer } from "../xcap/http/cors";
import type { HttpAnswer } from "../xcap/http/http-answer";
import { sendAnswer } from "../xcap/http/send-answer";
import { answerContent } from "./answer-content";
import { ReplacedMeanwhile } from "./answer-read";
import type { ContentParts } from "./content-parts";
import { isContentTarget } from "./content-target";
import { problemAnswer } from "./http/problem-answer";
import { UnreadableImage } from "./media/image-workshop";
import { TooBusy } from "./media/work-queue";

const retrySeconds = 1;

/** The content server over HTTP. */
export class ContentEdge implements RawHandler {
  readonly #parts: ContentParts;

  constructor(parts: ContentParts) {
    this.#parts = parts;
  }

  owns(url: string | undefined): boolean {
    return url !== undefined && isContentTarget(url);
  }

  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { access, onFault } = this.#parts;
    const crossOrigin = access.cors.fields(request);
    const fields = { ...crossOrigin, Vary: `Authorization, Cookie, ${access.cors.vary}` };
    try {
      const answer = preflightAnswer(request, crossOrigin) ?? (await this.#answer(request));
      await sendAnswer(request, response, answer, fields);
    } catch (error) {
      onFault(error);
      response.destroy();
    }
  }

  async #answer(request: IncomingMessage): Promise<HttpAnswer> {
    const instance = this.#parts.ids.uuid();
    try {
      const outcome = await answerContent(request, this.#parts);
      return "code" in outcome ? problemAnswer(outcome, instance) : outcome;
    } catch (error) {
      if (error instanceof TooBusy || error instanceof ReplacedMeanwhile) {
        return problemAnswer({ code: "server-busy", headers: { "Retry-After": retrySeconds } }, instance);
      }
      if (error instanceof UnreadableImage) return problemAnswer({ code: "content-unreadable" }, instance);
      this.#parts.onFault(error);
      return problemAnswer({ code: "internal-error" }, instance);
    }
  }
}
