import { type PartToBuild, printDate, quoted } from "@porchlight/sip-message";
import type { DirectPart, ExternalPart, PublishedPart } from "./published-part";
import { SHA256_PARAMETER } from "./published-part";

const lineLength = 76;

/** A part as a NOTIFY carries it. */
export const wirePart = (part: PublishedPart): PartToBuild =>
  part.kind === "direct" ? directPart(part) : externalPart(part);

/** In base64: a body of text goes over every transport. */
function directPart(part: DirectPart): PartToBuild {
  const lines = part.base64.match(new RegExp(`.{1,${lineLength}}`, "g")) ?? [];
  const headers = [...contentHeaders(part), ["Content-Transfer-Encoding", "base64"] as const];
  return { contentType: part.contentType, headers, body: lines.join("\r\n") };
}

/** The header fields of the content are the body of the reference (RFC 4483 section 5.8). */
function externalPart(part: ExternalPart): PartToBuild {
  const inner = contentHeaders(part);
  if (part.contentType !== "") inner.unshift(["Content-Type", part.contentType]);
  const head = inner.map(([name, value]) => `${name}: ${value}\r\n`).join("");
  return { contentType: referenceType(part), body: `${head}\r\n` };
}

function referenceType({ url, expiresAt, octets, sha1, sha256 }: ExternalPart): string {
  let type = `message/external-body; access-type="URL"; expiration=${quoted(printDate(expiresAt))}; URL=${quoted(url)}`;
  if (octets !== undefined) type += `; size=${octets}`;
  if (sha1 !== undefined) type += `; hash=${sha1}`;
  if (sha256 !== undefined) type += `; ${SHA256_PARAMETER}=${sha256}`;
  return type;
}

function contentHeaders({ stableId, disposition, description }: PublishedPart): [string, string][] {
  const headers: [string, string][] = [
    ["Content-ID", `<${stableId}>`],
    ["Content-Disposition", disposition],
  ];
  if (description !== "") headers.push(["Content-Description", description]);
  return headers;
}
