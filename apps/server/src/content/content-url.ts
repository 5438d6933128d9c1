import { CONTENT_ROOT, type ContentName, contentPath } from "@porchlight/content";
import type { Config } from "../config";
import type { ClientSide } from "../xcap/http/client-side";

/** Where the content server is, as the sender of a request reaches it; no slash at the end. */
export const contentRootOf = (
  { host, isSecure }: Pick<ClientSide, "host" | "isSecure">,
  { content, domain }: Pick<Config, "content" | "domain">,
): string => content.root ?? `${isSecure ? "https" : "http"}://${host ?? domain}${CONTENT_ROOT}`;

export const contentUrl = (root: string, name: ContentName): string => `${root}/${contentPath(name)}`;
