import { shortUri } from "@porchlight/ui";

/** What a page needs to show one of those whom a token may watch. */
export function badgeSnippet(origin: string, secret: string, presentities: readonly string[] | null): string {
  const presentity = attribute(shortUri(presentities?.[0] ?? "alice@example.com"));
  return (
    `<script async src="${origin}/badge/porchlight-presence.js"></script>\n` +
    `<porchlight-presence presentity="${presentity}" token="${secret}"></porchlight-presence>`
  );
}

const attribute = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
