import type { IncomingMessage } from "node:http";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { fail, ok, type Result } from "@porchlight/kernel";
import { requestCoding } from "./content-coding";

export type BodyFault =
  | "too-large"
  /** Not what Content-Encoding says. */
  | "malformed"
  | "unknown-coding"
  /** The client went away. */
  | "aborted";

/** So many times the limit is read and thrown away, so that the client gets to see the answer; then it is cut off. */
const PATIENCE = 8;

/** Reads the body of a request, decompressed. Neither what is kept nor what comes of it exceeds `limit` octets. */
export async function readBody(
  request: IncomingMessage,
  limit: number,
): Promise<Result<Uint8Array, BodyFault>> {
  const coding = requestCoding(request.headers["content-encoding"]);
  if (coding === undefined) return fail("unknown-coding");
  const sent = await readOctets(request, limit);
  return sent.ok && coding === "gzip" ? inflate(sent.value, limit) : sent;
}

function readOctets(request: IncomingMessage, limit: number): Promise<Result<Buffer, BodyFault>> {
  const chunks: Buffer[] = [];
  let length = 0;
  return new Promise((resolve) => {
    request.on("data", (chunk: Buffer) => {
      length += chunk.length;
      if (length > limit * PATIENCE) request.destroy();
      if (length > limit) {
        chunks.length = 0;
        resolve(fail("too-large"));
      } else chunks.push(chunk);
    });
    request.once("end", () => {
      const [first] = chunks;
      resolve(ok(chunks.length === 1 && first !== undefined ? first : Buffer.concat(chunks)));
    });
    request.once("error", () => resolve(fail("aborted")));
    request.once("close", () => resolve(fail("aborted")));
  });
}

const gunzipped = promisify<Buffer, { readonly maxOutputLength: number }, Buffer>(gunzip);

async function inflate(sent: Buffer, limit: number): Promise<Result<Buffer, BodyFault>> {
  try {
    return ok(await gunzipped(sent, { maxOutputLength: limit }));
  } catch (error) {
    const isLong = error instanceof Error && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE";
    return fail(isLong ? "too-large" : "malformed");
  }
}
