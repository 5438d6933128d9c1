import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { DigestGate } from "./digest-gate";
import type { RequestIn } from "./message-in";

export interface DocumentAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

type Answered = DocumentAnswer | "silence";
export type DocumentScript = (request: RequestIn, server: DocumentServer) => Answered | Promise<Answered>;

export interface StoredText {
  readonly etag: string;
  readonly text: string;
  readonly type: string;
}

/** An HTTP server that keeps whole documents under conditions (RFC 4825 §8.5); `next` scripts come first and once. */
export class DocumentServer {
  readonly digest = new DigestGate();
  /** With credentials that hold. */
  readonly requests: RequestIn[] = [];
  /** By path below the root. */
  readonly documents = new Map<string, StoredText>();
  readonly #next: DocumentScript[] = [];
  #serial = 0;

  private constructor(
    private readonly server: Server,
    readonly port: number,
  ) {
    server.on("request", (asked, response) => void this.#serve(asked, response));
  }

  static async open(): Promise<DocumentServer> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    return new DocumentServer(server, (server.address() as AddressInfo).port);
  }

  get root(): string {
    return `http://127.0.0.1:${this.port}/xcap-root`;
  }

  /** Answers the next request that has credentials by `script`. */
  next(script: DocumentScript): void {
    this.#next.push(script);
  }

  /** Puts a document in its place, as another client would. */
  store(path: string, text: string, type = "application/resource-lists+xml"): string {
    this.#serial += 1;
    const etag = `v${this.#serial}`;
    this.documents.set(path, { etag, text, type });
    return etag;
  }

  last(): RequestIn {
    const request = this.requests.at(-1);
    if (!request) throw new Error("no request");
    return request;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }

  async #serve(asked: IncomingMessage, response: ServerResponse): Promise<void> {
    const request = await readRequest(asked);
    const refusal = this.digest.check(request);
    if (refusal) {
      const challenges = refusal.headers.map((line) => line.slice(18));
      response.writeHead(401, { "WWW-Authenticate": challenges }).end();
      return;
    }
    this.requests.push(request);
    const answer = await (this.#next.shift() ?? keep)(request, this);
    if (answer === "silence") return;
    response.writeHead(answer.status, answer.headers).end(answer.body);
  }
}

/** GET, PUT and DELETE of whole documents. */
export const keep: DocumentScript = (request, server) => {
  const path = request.uri.replace("/xcap-root/", "");
  const stored = server.documents.get(path);
  const quoted = stored && `"${stored.etag}"`;
  const [match, noneMatch] = [request.header("if-match"), request.header("if-none-match")];
  if (!stored && request.method !== "PUT") return { status: 404 };
  if ((match && match !== "*" && match !== quoted) || (match === "*" && !stored)) return { status: 412 };
  if (noneMatch === "*" && stored) return { status: 412 };
  if (stored && request.method === "GET") {
    const headers = { ETag: `"${stored.etag}"`, "Content-Type": stored.type };
    return noneMatch === quoted ? { status: 304, headers } : { status: 200, headers, body: stored.text };
  }
  if (request.method === "DELETE") {
    server.documents.delete(path);
    return { status: 200 };
  }
  const etag = server.store(path, request.body, request.header("content-type"));
  return { status: stored ? 200 : 201, headers: { ETag: `"${etag}"` } };
};

async function readRequest(asked: IncomingMessage): Promise<RequestIn> {
  const chunks: Buffer[] = [];
  for await (const chunk of asked) chunks.push(chunk as Buffer);
  const values = (name: string): string[] => asked.headersDistinct[name] ?? [];
  return {
    method: asked.method ?? "",
    uri: asked.url ?? "",
    body: Buffer.concat(chunks).toString("utf8"),
    header: (name) => values(name)[0] ?? "",
    headers: values,
  };
}
