import { type AdminClient, createAdminClient } from "@porchlight/admin-api";
import type { FastifyInstance } from "fastify";
import { injectedFetch } from "./injected-fetch";

/** A browser on the console's origin: keeps its cookie, and can be made to misbehave by headers. */
export class Browser {
  cookie: string | undefined;
  /** The `Set-Cookie` that came last, with its attributes. */
  lastSetCookie = "";
  /** Added to, or taken from (undefined), what the client sends. */
  headers: Readonly<Record<string, string | undefined>> = {};
  readonly client: AdminClient;

  constructor(app: FastifyInstance) {
    const send = injectedFetch(app);
    this.client = createAdminClient({
      baseUrl: "http://office.test",
      fetch: async (input, init) => {
        const answer = await send(input, { ...init, headers: this.#headersFor(init) });
        this.#keepCookie(answer.headers.get("set-cookie"));
        return answer;
      },
    });
  }

  #headersFor(init: RequestInit | undefined): Headers {
    const headers = new Headers(init?.headers);
    headers.set("origin", "http://office.test");
    headers.set("sec-fetch-site", "same-origin");
    if (this.cookie !== undefined) headers.set("cookie", this.cookie);
    for (const [name, value] of Object.entries(this.headers)) {
      if (value === undefined) headers.delete(name);
      else headers.set(name, value);
    }
    return headers;
  }

  #keepCookie(header: string | null): void {
    if (header === null) return;
    this.lastSetCookie = header;
    const [pair = ""] = header.split(";");
    this.cookie = pair.endsWith("=") ? undefined : pair;
  }
}
