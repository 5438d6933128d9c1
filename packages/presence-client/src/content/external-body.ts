import { type BodyPart, decodeUtf8, oneLine, type PartToBuild, quoted } from "@porchlight/sip-message";
import type { AnnouncedContent } from "./announced-content";
import type { ContentReference } from "./content-reference";

export const EXTERNAL_BODY = "message/external-body";

/** The body part that refers to an object (RFC 4483 §5). */
export function printExternalBody(reference: ContentReference): PartToBuild {
  const { url, contentId, contentType, octets, expiresAt } = reference;
  const parameters = [
    'access-type="URL"',
    `expiration=${quoted(new Date(expiresAt).toUTCString())}`,
    `URL=${quoted(url)}`,
    `size=${octets}`,
    `hash=${reference.sha1}`,
    `sha-256=${reference.sha256}`,
  ];
  const inner = [
    `Content-Type: ${oneLine(contentType)}`,
    `Content-ID: <${oneLine(contentId)}>`,
    "Content-Disposition: icon",
  ];
  return {
    contentType: [EXTERNAL_BODY, ...parameters].join(";"),
    body: `${inner.join("\r\n")}\r\n\r\n`,
  };
}

/** What a part refers to; undefined when it is no reference by a URL. What is malformed in it counts as not said. */
export function readExternalBody({
  contentType,
  body,
}: Pick<BodyPart, "contentType" | "body">): AnnouncedContent | undefined {
  const { params } = contentType;
  const url = params.get("url")?.replace(/\s+/g, "");
  if (contentType.mediaType !== EXTERNAL_BODY || params.get("access-type")?.toLowerCase() !== "url" || !url)
    return undefined;
  const inner = innerFields(decodeUtf8(body) ?? "");
  return {
    url,
    contentId: /^<([^<>\s]{1,200})>$/.exec(inner.get("content-id") ?? "")?.[1],
    contentType: inner.get("content-type")?.split(";")[0]?.trim().toLowerCase() || undefined,
    octets: numberOf(params.get("size")),
    sha1: hexOf(params.get("hash"), 40),
    sha256: hexOf(params.get("sha-256"), 64),
    expiresAt: gmtOf(params.get("expiration")),
  };
}

function innerFields(text: string): ReadonlyMap<string, string> {
  const head = (text.split(/\r?\n\r?\n/, 1)[0] ?? "").replace(/\r?\n[ \t]+/g, " ");
  const fields = new Map<string, string>();
  for (const line of head.split(/\r?\n/).slice(0, 50)) {
    const colon = line.indexOf(":");
    const name = line.slice(0, Math.max(0, colon)).trim().toLowerCase();
    if (name !== "" && !fields.has(name)) fields.set(name, line.slice(colon + 1).trim());
  }
  return fields;
}

const numberOf = (text: string | undefined): number | undefined =>
  text !== undefined && /^\d{1,10}$/.test(text.trim()) ? Number(text) : undefined;

const hexOf = (text: string | undefined, digits: number): string | undefined => {
  const value = text?.trim().toLowerCase();
  return value !== undefined && value.length === digits && /^[0-9a-f]+$/.test(value) ? value : undefined;
};

const GMT = /^(?:[A-Z][a-z]{2}, )?\d{1,2} [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d (?:GMT|UT|Z|\+0000)$/;

/** A date of RFC 1123 in GMT (RFC 4483 §5.7). */
function gmtOf(text: string | undefined): number | undefined {
  const at = text !== undefined && GMT.test(text.trim()) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(at) ? undefined : at;
}
