import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from "node:http";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { acceptsGzip } from "./content-coding";
import type { HttpAnswer } from "./http-answer";

const gzipped = promisify<Uint8Array, Buffer>(gzip);

const BODILESS: ReadonlySet<number> = new Set([204, 304]);

/** Sends an answer, compressed when the client takes that, without its body for HEAD. */
export async function sendAnswer(
  request: IncomingMessage,
  response: ServerResponse,
  answer: HttpAnswer,
  fields: OutgoingHttpHeaders,
): Promise<void> {
  const { status, headers = {}, contentType } = answer;
  const headerFields: OutgoingHttpHeaders = {
    "Cache-Control": "no-cache",
    "X-Content-Type-Options": "nosniff",
    ...fields,
    ...headers,
  };
  if (BODILESS.has(status)) {
    response.writeHead(status, headerFields).end();
    return;
  }
  const { body, coding } = await encoded(request, answer);
  if (body.length > 0 && contentType !== undefined) headerFields["Content-Type"] = contentType;
  if (coding !== undefined) headerFields["Content-Encoding"] = coding;
  headerFields["Content-Length"] = body.length;
  response.writeHead(status, headerFields);
  response.end(request.method === "HEAD" ? undefined : body);
}

async function encoded(
  request: IncomingMessage,
  { body = "", isVerbatim }: HttpAnswer,
): Promise<{ readonly body: Uint8Array; readonly coding: "gzip" | undefined }> {
  const octets = typeof body === "string" ? Buffer.from(body) : body;
  if (octets.length === 0 || isVerbatim || !acceptsGzip(request.headers["accept-encoding"])) {
    return { body: octets, coding: undefined };
  }
  return { body: await gzipped(octets), coding: "gzip" };
}
