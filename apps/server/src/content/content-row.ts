import type { ContentFacts } from "@porchlight/admin-api";
import type { ContentObject } from "@porchlight/content";
import { instantText } from "../admin/views/instant-text";
import { contentUrl } from "./content-url";
import type { LinkKeys } from "./link-keys";

/** An object as JSON tells it. */
export function contentRow(object: ContentObject, root: string, links: LinkKeys | undefined): ContentFacts {
  const url = contentUrl(root, object.name);
  return {
    owner: object.name.owner,
    name: object.name.object,
    url,
    publicUrl: links === undefined ? null : `${url}?key=${links.keyOf(object)}`,
    contentType: object.contentType,
    octets: object.octets,
    etag: object.etag,
    sha1: object.sha1,
    sha256: object.sha256,
    author: object.author,
    createdAt: instantText(object.createdAt),
    modifiedAt: instantText(object.modifiedAt),
    expiresAt: instantText(object.expiresAt),
  };
}
