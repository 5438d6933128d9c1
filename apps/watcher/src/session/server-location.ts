/** Where the page came from is where the SIP server is. */
export interface ServerLocation {
  /** The SIP WebSocket. */
  readonly url: string;
  /** The root of documents (XCAP). */
  readonly xcapRoot: string;
  /** The content server. */
  readonly contentRoot: string;
  /** The domain of a name typed without one. */
  readonly domain: string;
}

const sampleDomain = "office.test";

/**
 * The server of the same origin. A page opened by number, as localhost or by a bare machine name tells no domain; it is
 * taken for the sample office.
 */
export function serverLocation(page: {
  readonly protocol: string;
  readonly host: string;
  readonly hostname: string;
}): ServerLocation {
  const scheme = page.protocol === "https:" ? "wss" : "ws";
  const isDomain = /^[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z][a-z0-9-]*$/i.test(page.hostname);
  const domain =
    isDomain && !page.hostname.endsWith(".localhost") ? page.hostname.toLowerCase() : sampleDomain;
  const origin = `${page.protocol}//${page.host}`;
  const [xcapRoot, contentRoot] = [`${origin}/xcap-root`, `${origin}/content`];
  return { url: `${scheme}://${page.host}/sip`, xcapRoot, contentRoot, domain };
}
