import { type BodyPart, decodeTransfer } from "@porchlight/sip-message";
import type { AnnouncedContent } from "./announced-content";

/** Content that came in a part of its own (RFC 2387); undefined for a part that nothing can refer to, or in an unknown encoding. */
export function readDirectBody({
  headers,
  contentId,
  contentType,
  body,
}: BodyPart): AnnouncedContent | undefined {
  if (contentId === undefined) return undefined;
  const data = decodeTransfer(headers, body);
  if (data === undefined) return undefined;
  return {
    url: `cid:${contentId}`,
    contentId,
    contentType: contentType.mediaType,
    octets: undefined,
    sha1: undefined,
    sha256: undefined,
    expiresAt: undefined,
    data,
  };
}
