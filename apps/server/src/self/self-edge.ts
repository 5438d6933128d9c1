import type { IncomingMessage, ServerResponse } from "node:http";
import { operations } from "@porchlight/admin-api";
import type { Clock } from "@porchlight/kernel";
import { readTime } from "../admin/http/read-time";
import type { OfficePort } from "../admin/ports/office";
import { previewRow } from "../admin/views/preview-row";
import { watcherUri } from "../admin/views/watcher-uri";
import type { RawHandler } from "../http/http-front";
import { refusalAnswer } from "../xcap/http/answers";
import { preflightAnswer } from "../xcap/http/cors";
import { type HttpAnswer, sentence } from "../xcap/http/http-answer";
import { sendAnswer } from "../xcap/http/send-answer";
import type { UserAccess } from "../xcap/open-xcap";

export interface SelfParts {
  readonly clock: Clock;
  readonly access: UserAccess;
  readonly preview: OfficePort["preview"];
  readonly onFault: (error: unknown) => void;
}

const PREFIX = "/api/v1/self/as-seen-by/";

/** What users may ask about themselves, with their SIP credentials: how somebody sees them. */
export class SelfEdge implements RawHandler {
  readonly #parts: SelfParts;

  constructor(parts: SelfParts) {
    this.#parts = parts;
  }

  owns(url: string | undefined): boolean {
    return url?.startsWith(PREFIX) === true;
  }

  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const fields = this.#parts.access.cors.fields(request);
    try {
      const answer = preflightAnswer(request, fields) ?? this.#answer(request);
      await sendAnswer(request, response, answer, { ...fields, Vary: this.#parts.access.cors.vary });
    } catch (error) {
      this.#parts.onFault(error);
      response.destroy();
    }
  }

  #answer(request: IncomingMessage): HttpAnswer {
    const { method = "", url = "", headersDistinct } = request;
    if (method !== "GET") return { status: 405, headers: { Allow: "GET" } };
    const authorization = headersDistinct.authorization ?? [];
    const { access } = this.#parts;
    const address = access.clientOf(request).address;
    const verdict = access.digest.login({ method, url, authorization, domain: undefined, address });
    if (verdict.kind !== "known") return refusalAnswer(verdict);
    const { caller } = verdict;
    return caller.kind === "user" ? this.#preview(caller.aor, url) : sentence(403, "This is for users.");
  }

  #preview(aor: string, url: string): HttpAnswer {
    const { pathname, searchParams } = new URL(url, "http://self.invalid");
    const watcher = watcherUri(decoded(pathname.slice(PREFIX.length)));
    if (watcher === undefined) return sentence(400, "The watcher is no address such as sip:bob@example.com.");
    const query = operations.previewPresence.query.safeParse(Object.fromEntries(searchParams));
    if (!query.success) return sentence(400, "The query takes at (a time in UTC), sphere and anonymous.");
    const { at, sphere, anonymous = false } = query.data;
    const preview = this.#parts.preview(aor, {
      watcher: { identities: [watcher], isAnonymous: anonymous },
      now: at === undefined ? this.#parts.clock() : readTime(at),
      ...(sphere === undefined ? {} : { sphere }),
    });
    const { contentWithheld: _, ...seen } = previewRow(preview, true);
    const body = JSON.stringify({ presentity: aor, watcher, ...seen });
    return { status: 200, contentType: "application/json; charset=utf-8", body };
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}
