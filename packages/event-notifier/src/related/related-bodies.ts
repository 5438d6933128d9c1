import { buildMultipart, utf8Length } from "@porchlight/sip-message";
import type { RenderedBody } from "../rendered-body";
import { type PublishedPart, RELATED_TYPE } from "./published-part";
import { wirePart } from "./wire-part";

interface Related {
  readonly parts: readonly PublishedPart[];
  readonly body: RenderedBody;
}

/** Documents with the parts they refer to (RFC 2387), each made once for all watchers that are told the same. */
export class RelatedBodies {
  readonly #related = new WeakMap<RenderedBody, Related>();

  /** The document itself where it has no parts. */
  of(document: RenderedBody, parts: readonly PublishedPart[], host: string): RenderedBody {
    if (parts.length === 0) return document;
    const known = this.#related.get(document);
    if (known !== undefined && isSame(known.parts, parts)) return known.body;
    const body = related(document, parts, host);
    this.#related.set(document, { parts, body });
    return body;
  }
}

export const isSame = (one: readonly PublishedPart[], other: readonly PublishedPart[]): boolean =>
  one === other ||
  (one.length === other.length && one.every((part, index) => isSamePart(part, other[index])));

/** Whether watchers are told the same by both. */
export const isSamePart = (one: PublishedPart, other: PublishedPart | undefined): boolean =>
  one === other ||
  (one.stableId === other?.stableId && JSON.stringify(wirePart(one)) === JSON.stringify(wirePart(other)));

function related(
  { contentType, text }: RenderedBody,
  parts: readonly PublishedPart[],
  host: string,
): RenderedBody {
  const root = `<document@${host}>`;
  const built = buildMultipart({
    subtype: RELATED_TYPE.slice(RELATED_TYPE.indexOf("/") + 1),
    boundary: "part",
    params: [
      ["type", contentType],
      ["start", root],
    ],
    parts: [{ contentType, headers: [["Content-ID", root]], body: text }, ...parts.map(wirePart)],
  });
  return { contentType: built.contentType, text: built.body, octets: utf8Length(built.body) };
}
