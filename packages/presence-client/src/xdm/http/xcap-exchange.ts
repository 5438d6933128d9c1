import type { HttpAnswer, HttpExchange, HttpOutcome, HttpRequest } from "../../http/http-exchange";
import { textOf } from "../../http/read-body";

export interface XcapRequest extends HttpRequest {
  readonly method: "GET" | "PUT" | "DELETE";
  readonly body?: string | undefined;
}

/** How a request ended; an answer that is too long or not UTF-8 is unreadable. */
export type XcapOutcome = XcapAnswer | Exclude<HttpOutcome, HttpAnswer>;

export interface XcapAnswer extends Pick<HttpAnswer, "kind" | "status" | "header"> {
  readonly body: string;
}

/** Requests whose answers are text. */
export class XcapExchange {
  constructor(private readonly exchange: HttpExchange) {}

  async send(request: XcapRequest): Promise<XcapOutcome> {
    const outcome = await this.exchange.send(request);
    if (outcome.kind !== "answer") return outcome;
    const { kind, status, header, octets } = outcome;
    const body = textOf(octets);
    return body === undefined ? { kind: "unreadable" } : { kind, status, header, body };
  }

  close(): void {
    this.exchange.close();
  }
}
