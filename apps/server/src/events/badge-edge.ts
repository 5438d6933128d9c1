import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from "node:http";
import type { RawHandler } from "../http/http-front";
import { type HttpAnswer, sentence } from "../xcap/http/http-answer";
import { originForm } from "../xcap/http/request-target";
import { sendAnswer } from "../xcap/http/send-answer";

const ADDRESS = "/badge/porchlight-presence.js";
const keepSeconds = 3600;

/** Pages of any origin may load it, those that isolate themselves too. */
const FOR_ANY_PAGE: OutgoingHttpHeaders = {
  "Access-Control-Allow-Origin": "*",
  "Cross-Origin-Resource-Policy": "cross-origin",
};

/** The script of the badge, at an address that stays. */
export class BadgeEdge implements RawHandler {
  readonly #script: Buffer | undefined;
  readonly #tag: string;

  /** `file`: the built script. */
  constructor(file: string) {
    this.#script = read(file);
    this.#tag = `"${createHash("sha256")
      .update(this.#script ?? "")
      .digest("hex")
      .slice(0, 16)}"`;
  }

  owns(url: string | undefined): boolean {
    return url !== undefined && originForm(url).split("?", 1)[0] === ADDRESS;
  }

  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    await sendAnswer(request, response, this.#answer(request), FOR_ANY_PAGE).catch(() => response.destroy());
  }

  #answer({ method, headers }: IncomingMessage): HttpAnswer {
    if (method !== "GET" && method !== "HEAD")
      return sentence(405, "It can be read.", { Allow: "GET, HEAD" });
    if (this.#script === undefined) return sentence(404, "The badge is not built: run npm run build.");
    // It goes out compressed or not: the tag names what both say.
    const fields = {
      ETag: `W/${this.#tag}`,
      "Cache-Control": `public, max-age=${keepSeconds}`,
      Vary: "Accept-Encoding",
    };
    const known = headers["if-none-match"]?.includes(this.#tag) === true;
    if (known) return { status: 304, headers: fields };
    return {
      status: 200,
      headers: fields,
      contentType: "text/javascript; charset=utf-8",
      body: this.#script,
    };
  }
}

function read(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}
