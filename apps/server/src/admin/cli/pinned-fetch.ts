import { request } from "node:http";
import { connect, type TLSSocket } from "node:tls";

/**
 * A `fetch` for one TLS server whose certificate is known by its fingerprint: names and issuers do not matter, since it
 * is reached over loopback. The token is sent only after the certificate has been recognised.
 */
export function pinnedFetch(fingerprint: string): typeof fetch {
  return async (input, init = {}) => {
    const url = new URL(String(input));
    const socket = await recognisedSocket(url, fingerprint);
    return new Promise<Response>((resolve, reject) => {
      const { method = "GET", headers, body } = init;
      const call = request(
        url.href.replace(/^https:/, "http:"),
        {
          method,
          headers: Object.fromEntries(new Headers(headers)),
          createConnection: () => socket,
        },
        (answer) => {
          const chunks: Buffer[] = [];
          answer.on("data", (chunk: Buffer) => chunks.push(chunk));
          answer.on("error", reject);
          answer.on("end", () => resolve(responseOf(answer.statusCode ?? 502, answer.headers, chunks)));
        },
      );
      call.on("error", reject);
      call.end(typeof body === "string" ? body : undefined);
    });
  };
}

function recognisedSocket({ hostname, port }: URL, fingerprint: string): Promise<TLSSocket> {
  const host = hostname.replace(/^\[|\]$/g, "");
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port: Number(port) || 443, rejectUnauthorized: false }, () => {
      if (socket.getPeerCertificate().fingerprint256 === fingerprint) return resolve(socket);
      socket.destroy();
      return reject(new Error("The server has another certificate than the one in the data directory"));
    });
    socket.on("error", reject);
  });
}

function responseOf(
  status: number,
  headers: Readonly<Record<string, string | readonly string[] | undefined>>,
  chunks: readonly Buffer[],
): Response {
  const copied = new Headers();
  for (const name of ["content-type", "retry-after"]) {
    const value = headers[name];
    if (typeof value === "string") copied.set(name, value);
  }
  return new Response(status === 204 ? null : Buffer.concat(chunks), { status, headers: copied });
}
