import { type ContentName, parseObjectName } from "@porchlight/content";
import type { RelocatePart } from "@porchlight/engine";
import { after } from "@porchlight/kernel";
import type { Config } from "../config";
import { contentUrl } from "./content-url";
import { fingerprint } from "./fingerprint";
import { imageTypeOf } from "./media/image-signature";

/** Who wrote what the presence server has put there itself. */
const PRESENCE_SERVER = "presence server";

/**
 * Moves pictures inside a PUBLISH to the content server, where it is known how watchers reach that (S001 section 6.1.3.15).
 * Undefined where none is moved.
 */
export function relocatePart({ content }: Pick<Config, "content">): RelocatePart | undefined {
  const { root, offloadBytes, lifetimeSeconds } = content;
  if (root === undefined || offloadBytes === 0) return undefined;
  const types = new Set(content.types);
  return (part, presentity, now) => {
    const data = Buffer.from(part.base64, "base64");
    const type = imageTypeOf(data);
    if (data.length <= offloadBytes || type === undefined || !types.has(type)) return undefined;
    const name = nameOf(part.stableId, presentity);
    const expiresAt = after(now, lifetimeSeconds * 1000);
    const facts = { contentType: type, octets: data.length, ...fingerprint(type, data) };
    const { contentId, stableId, disposition, description } = part;
    return {
      part: {
        kind: "external",
        contentId,
        stableId,
        contentType: type,
        disposition,
        description,
        url: contentUrl(root, name),
        expiresAt,
        octets: facts.octets,
        sha1: facts.sha1,
        sha256: facts.sha256,
      },
      content: {
        name,
        ...facts,
        author: PRESENCE_SERVER,
        createdAt: now,
        modifiedAt: now,
        expiresAt,
        data,
      },
    };
  };
}

/** The same content has the same name. */
function nameOf(stableId: string, owner: string): ContentName {
  const object = parseObjectName(`part.${stableId.slice(0, stableId.indexOf("@"))}`);
  if (object === undefined) throw new Error("a Content-ID is no name");
  return { owner, object };
}
