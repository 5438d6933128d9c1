import type { OutgoingHttpHeaders } from "node:http";
import { type IncomingMessage, Agent as PlainAgent, request as plainRequest } from "node:http";
import { request as secureRequest, Agent as TlsAgent } from "node:https";

export interface XcapCall {
  readonly method: string;
  /** XCAP root of the server that is asked, without a slash at the end. */
  readonly root: string;
  /** What follows the root, as it was sent. */
  readonly target: string;
  readonly headers: OutgoingHttpHeaders;
  readonly body: Uint8Array;
  readonly timeoutMs: number;
  /** Octets taken of the answer. */
  readonly longestAnswer: number;
}

export interface XcapReply {
  readonly status: number;
  readonly headers: IncomingMessage["headers"];
  readonly body: Buffer;
}

const agents = {
  "http:": new PlainAgent({ keepAlive: true }),
  "https:": new TlsAgent({ keepAlive: true }),
};

/** Asks another XCAP server; not by `fetch`, which would write selectors in another way. Rejects when it does not answer. */
export async function callXcap(call: XcapCall): Promise<XcapReply> {
  try {
    return await attempt(call);
  } catch (error) {
    // A connection that was kept open may have ended just then; every request of XCAP can be repeated.
    if (!(error instanceof KeptConnectionEnded)) throw error;
    return attempt(call);
  }
}

class KeptConnectionEnded extends Error {}

function attempt(call: XcapCall): Promise<XcapReply> {
  const { protocol, hostname, port, pathname } = new URL(call.root);
  const isTls = protocol === "https:";
  return new Promise((resolve, reject) => {
    const request = (isTls ? secureRequest : plainRequest)({
      agent: isTls ? agents["https:"] : agents["http:"],
      host: hostname.replace(/^\[|\]$/g, ""),
      port: port || (isTls ? 443 : 80),
      method: call.method,
      path: `${pathname.replace(/\/+$/, "")}${call.target}`,
      headers: { ...call.headers, "Content-Length": call.body.length },
      signal: AbortSignal.timeout(call.timeoutMs),
    });
    request.once("error", (error) => {
      const isReset = "code" in error && error.code === "ECONNRESET";
      reject(isReset && request.reusedSocket ? new KeptConnectionEnded() : error);
    });
    request.once("response", (response) => {
      read(response, call.longestAnswer).then(
        (body) => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }),
        (error: unknown) => {
          request.destroy();
          reject(error);
        },
      );
    });
    request.end(call.body);
  });
}

async function read(response: IncomingMessage, longest: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > longest) throw new Error("the answer is too long");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
