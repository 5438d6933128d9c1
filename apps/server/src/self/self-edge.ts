import type { IncomingMessage } from "node:http";
import { operations } from "@porchlight/admin-api";
import type { Clock } from "@porchlight/kernel";
import { readTime } from "../admin/http/read-time";
import type { OfficePort } from "../admin/ports/office";
import { previewRow } from "../admin/views/preview-row";
import { watcherUri } from "../admin/views/watcher-uri";
import { type HttpAnswer, sentence } from "../xcap/http/http-answer";
import { type Errand, UserEdge, type UserEdgeParts } from "./user-edge";

export interface SelfParts extends UserEdgeParts {
  readonly clock: Clock;
  readonly preview: OfficePort["preview"];
}

/** How somebody sees the user who asks. */
export class SelfEdge extends UserEdge<SelfParts> {
  protected readonly forUsersOnly = sentence(403, "This is for users.");

  constructor(parts: SelfParts) {
    super(parts, /^\/api\/v1\/self\/as-seen-by\/([^?]*)/);
  }

  protected async serve({ method, url = "" }: IncomingMessage, errand: Errand): Promise<HttpAnswer> {
    if (method !== "GET") return { status: 405, headers: { Allow: "GET" } };
    return this.#preview(errand, new URL(url, "http://self.invalid").searchParams);
  }

  #preview({ actor: { actor: aor }, name = "" }: Errand, asked: URLSearchParams): HttpAnswer {
    const watcher = watcherUri(decoded(name));
    if (watcher === undefined) return sentence(400, "The watcher is no address such as sip:bob@example.com.");
    const query = operations.previewPresence.query.safeParse(Object.fromEntries(asked));
    if (!query.success) return sentence(400, "The query takes at (a time in UTC), sphere and anonymous.");
    const { at, sphere, anonymous = false } = query.data;
    const preview = this.parts.preview(aor, {
      watcher: { identities: [watcher], isAnonymous: anonymous },
      now: at === undefined ? this.parts.clock() : readTime(at),
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
