import type { FastifyReply } from "fastify";
import { MESSAGES, type MessageName } from "./message-words";
import { pageLanguage } from "./page-language";

/** A page that says one thing, in the language of who asks. */
export function sendMessagePage(
  reply: FastifyReply,
  status: number,
  message: MessageName,
  retryAfterSeconds?: number,
): FastifyReply {
  const language = pageLanguage(reply.request.headers["accept-language"]);
  const { text, title } = MESSAGES[language][message];
  if (retryAfterSeconds !== undefined) reply.header("Retry-After", String(retryAfterSeconds));
  const refresh =
    retryAfterSeconds === undefined ? "" : `<meta http-equiv="refresh" content="${retryAfterSeconds}">`;
  return reply
    .status(status)
    .header("Cache-Control", "no-store")
    .header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
    .type("text/html; charset=utf-8")
    .send(
      `<!doctype html><html lang="${language}"><head><meta charset="utf-8">${refresh}` +
        `<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="dark light">` +
        `<title>${title}</title></head><body><main><h1>${title}</h1><p>${text}</p></main></body></html>`,
    );
}
