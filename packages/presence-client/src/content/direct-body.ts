import { type BodyPart, decodeUtf8 } from "@porchlight/sip-message";
import type { AnnouncedContent } from "./announced-content";

/** Content that came in a part of its own (RFC 2387); undefined for a part that nothing can refer to, or in an unknown encoding. */
export function readDirectBody({
  headers,
  contentId,
  contentType,
  body,
}: BodyPart): AnnouncedContent | undefined {
  if (contentId === undefined) return undefined;
  const encoding = headers.first("content-transfer-encoding")?.trim().toLowerCase() ?? "binary";
  const data = encoding === "base64" ? fromBase64(decodeUtf8(body) ?? "") : body;
  if (data === undefined || encoding === "quoted-printable") return undefined;
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

function fromBase64(text: string): Uint8Array | undefined {
  try {
    return Uint8Array.from(atob(text.replace(/\s+/g, "")), (each) => each.charCodeAt(0));
  } catch {
    return undefined;
  }
}
