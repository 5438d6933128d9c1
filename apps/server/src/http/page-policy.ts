import { createHash } from "node:crypto";

/**
 * Content security policy for pages of ours: what lies beside them, the SIP WebSocket, and nothing else. Inline scripts
 * and styles are let in by their hash alone.
 */
export function pagePolicy(html: string): string {
  const scripts = inlineHashes(html, /<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/gi);
  const styles = inlineHashes(html, /<style[^>]*>([\s\S]*?)<\/style>/gi);
  return [
    "default-src 'none'",
    ["script-src 'self'", ...scripts].join(" "),
    ["style-src 'self'", ...styles].join(" "),
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self' ws: wss:",
    "manifest-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

const inlineHashes = (html: string, elements: RegExp): readonly string[] =>
  Array.from(
    html.matchAll(elements),
    ([, text = ""]) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`,
  );
