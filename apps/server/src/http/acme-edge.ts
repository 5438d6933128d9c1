import type { IncomingMessage, ServerResponse } from "node:http";
import type { AcmeChallenges } from "../runtime/tls/acme/acme-challenges";
import type { RawHandler } from "./http-front";

const prefix = "/.well-known/acme-challenge/";

/** Answers the challenges of an ACME authority (RFC 8555 section 8.3). */
export class AcmeEdge implements RawHandler {
  readonly #challenges: AcmeChallenges;

  constructor(challenges: AcmeChallenges) {
    this.#challenges = challenges;
  }

  owns(url: string | undefined): boolean {
    return url?.startsWith(prefix) === true;
  }

  async handle({ url = "" }: IncomingMessage, response: ServerResponse): Promise<void> {
    const answer = this.#challenges.answerTo(url.slice(prefix.length));
    if (answer === undefined) response.writeHead(404).end();
    else response.writeHead(200, { "Content-Type": "application/octet-stream" }).end(answer);
  }
}
