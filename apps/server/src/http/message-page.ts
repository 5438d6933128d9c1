import type { FastifyReply } from "fastify";

/** A page that says one thing. `text` is ours, never from outside. */
export function sendMessagePage(
  reply: FastifyReply,
  status: number,
  title: string,
  text: string,
  retryAfterSeconds?: number,
): FastifyReply {
  if (retryAfterSeconds !== undefined) reply.header("Retry-After", String(retryAfterSeconds));
  const refresh =
    retryAfterSeconds === undefined ? "" : `<meta http-equiv="refresh" content="${retryAfterSeconds}">`;
  return reply
    .status(status)
    .header("Cache-Control", "no-store")
    .header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
    .type("text/html; charset=utf-8")
    .send(
      `<!doctype html><html lang="en"><head><meta charset="utf-8">${refresh}` +
        `<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="dark light">` +
        `<title>${title}</title></head><body><main><h1>${title}</h1><p>${text}</p></main></body></html>`,
    );
}
