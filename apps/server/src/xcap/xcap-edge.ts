import type { IncomingMessage, ServerResponse } from "node:http";
import { TooManyWriters } from "../admin/ports/documents";
import { answerRequest } from "./answer-request";
import { preflightAnswer } from "./http/cors";
import { type HttpAnswer, sentence } from "./http/http-answer";
import { readRequestTarget } from "./http/request-target";
import { sendAnswer } from "./http/send-answer";
import type { XcapParts } from "./xcap-parts";

const retrySeconds = 1;

/** The XCAP root over HTTP: the aggregation proxy and, behind it, the documents of this server. */
export class XcapEdge {
  readonly #parts: XcapParts;

  constructor(parts: XcapParts) {
    this.#parts = parts;
  }

  /** Whether a request target is below the XCAP root, or the well-known address of it. */
  owns(url: string | undefined): boolean {
    return url !== undefined && readRequestTarget(url).kind !== "other";
  }

  /** Answers a request. Never rejects. */
  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { cors, onFault, serverField } = this.#parts;
    const crossOrigin = cors.fields(request);
    const fields = { ...crossOrigin, Server: serverField, Vary: cors.vary };
    try {
      const answer = preflightAnswer(request, crossOrigin) ?? (await this.#answer(request));
      await sendAnswer(request, response, answer, fields);
    } catch (error) {
      onFault(error);
      response.destroy();
    }
  }

  async #answer(request: IncomingMessage): Promise<HttpAnswer> {
    try {
      return await answerRequest(request, this.#parts);
    } catch (error) {
      if (error instanceof TooManyWriters) {
        return sentence(503, "Too many others write this document.", { "Retry-After": retrySeconds });
      }
      this.#parts.onFault(error);
      return sentence(500, "The server could not do it; its log tells why.");
    }
  }
}
