/**
 * The policy of a page. Strings that came by SIP are shown here, so nothing inline runs without the nonce of this one
 * answer, no style element or attribute of the document counts without it, and nothing is loaded from elsewhere.
 * While developing, Next evaluates code and speaks WebSocket to its own server.
 */
export function contentSecurityPolicy(nonce: string, developing: boolean): string {
  const directives: Readonly<Record<string, readonly string[]>> = {
    "default-src": ["'none'"],
    "script-src": [
      "'self'",
      `'nonce-${nonce}'`,
      "'strict-dynamic'",
      ...(developing ? ["'unsafe-eval'"] : []),
    ],
    "style-src": ["'self'", ...(developing ? ["'unsafe-inline'"] : [`'nonce-${nonce}'`])],
    "img-src": ["'self'", "data:"],
    "font-src": ["'self'"],
    "connect-src": ["'self'", ...(developing ? ["ws:"] : [])],
    "manifest-src": ["'self'"],
    "base-uri": ["'none'"],
    "form-action": ["'self'"],
    "frame-ancestors": ["'none'"],
  };
  return Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources.join(" ")}`)
    .join("; ");
}

/** 128 random bits in base64. */
export function newNonce(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return btoa(String.fromCharCode(...bytes));
}
