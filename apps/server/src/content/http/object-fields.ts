import type { OutgoingHttpHeaders } from "node:http";
import type { ContentObject } from "@porchlight/content";
import { type Instant, secondsUntil } from "@porchlight/kernel";
import { printDate } from "@porchlight/sip-message";

/** Whatever an object holds, a browser that opens it runs nothing of it and loads nothing for it. */
const HARDENING: OutgoingHttpHeaders = {
  "X-Content-Type-Options": "nosniff",
  "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox",
  "Referrer-Policy": "no-referrer",
};

/** Fields of every answer with an object. Others may see it tomorrow: nothing is answered from a cache without asking. */
export function objectFields(
  { name, modifiedAt, expiresAt }: ContentObject,
  { etag, contentType }: { readonly etag: string; readonly contentType: string },
  now: Instant,
): OutgoingHttpHeaders {
  const disposition = contentType.startsWith("image/") ? "inline" : "attachment";
  return {
    ...HARDENING,
    ETag: `"${etag}"`,
    "Last-Modified": printDate(modifiedAt),
    "Cache-Control": "private, no-cache",
    ...lifetimeFields(expiresAt, now),
    "Accept-Ranges": "bytes",
    "Content-Disposition": `${disposition}; filename="${name.object}"`,
    "Cross-Origin-Resource-Policy": "same-origin",
  };
}

/** When the object goes away. */
export const lifetimeFields = (expiresAt: Instant, now: Instant): OutgoingHttpHeaders => ({
  Expires: printDate(expiresAt),
  "X-Lifetime": secondsUntil(expiresAt, now),
});
