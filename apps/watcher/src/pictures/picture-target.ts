import type { AnnouncedContent, PresenceReading } from "@porchlight/presence-client";

/** What a document says is the picture of a person. */
export interface PictureTarget {
  /** Equal for the same picture. A Content-ID is its sender's word alone, so what is announced with it belongs to it. */
  readonly key: string;
  readonly url: string;
  /** What came with the reference; undefined where the document has nothing but a URL. */
  readonly announced: AnnouncedContent | undefined;
}

/** The status icon, else the icon of the business card; of several persons the one with the newest timestamp. */
export function pictureTarget({ document, references }: PresenceReading): PictureTarget | undefined {
  const persons = document.persons.toSorted(
    (one, other) => (other.timestamp?.at ?? -Infinity) - (one.timestamp?.at ?? -Infinity),
  );
  const uris = [
    ...persons.map(({ statusIcon }) => statusIcon),
    ...persons.map(({ businessCard }) => businessCard?.icon),
    ...document.tuples.map(({ statusIcon }) => statusIcon),
  ];
  const uri = uris.find((each) => each !== undefined && each !== "");
  return uri === undefined ? undefined : targetOf(uri, references, document.entity);
}

function targetOf(
  uri: string,
  references: readonly AnnouncedContent[],
  entity: string,
): PictureTarget | undefined {
  const contentId = contentIdIn(uri);
  const announced = references.find((reference) =>
    contentId === undefined ? reference.url === uri : reference.contentId === contentId,
  );
  if (announced !== undefined) return { key: keyOf(announced, entity), url: announced.url, announced };
  return contentId === undefined ? { key: uri, url: uri, announced: undefined } : undefined;
}

const keyOf = ({ url, contentId, octets, sha1, sha256 }: AnnouncedContent, entity: string): string =>
  JSON.stringify([sha256 === undefined ? entity : "", url, contentId, octets, sha1, sha256]);

/** Of a `cid:` URL (RFC 2392). */
function contentIdIn(uri: string): string | undefined {
  const written = /^cid:(.+)$/i.exec(uri)?.[1];
  try {
    return written && decodeURIComponent(written);
  } catch {
    return written;
  }
}
