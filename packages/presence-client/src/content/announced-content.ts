import type { ContentReference } from "./content-reference";

/** Content beside a document, as it came: what its sender did not say is undefined. */
export type AnnouncedContent = Pick<ContentReference, "url"> & {
  readonly [Fact in Exclude<keyof ContentReference, "url">]: ContentReference[Fact] | undefined;
} & {
  /** The octets, where they came with the document; nothing is fetched then. */
  readonly data?: Uint8Array;
};

/** Whether it can be announced again as it was: by reference, with everything that a reference says. */
export const isComplete = (content: AnnouncedContent): content is ContentReference =>
  content.data === undefined &&
  content.contentId !== undefined &&
  content.contentType !== undefined &&
  content.octets !== undefined &&
  content.sha1 !== undefined &&
  content.sha256 !== undefined &&
  content.expiresAt !== undefined;

/** Of one document; the oldest are passed over. */
const mostReferences = 64;

/** What was announced before, and what a change brings. */
export function mergeReferences(
  known: readonly AnnouncedContent[],
  fresh: readonly AnnouncedContent[],
): readonly AnnouncedContent[] {
  const names = new Set(fresh.map(nameOf));
  return [...known.filter((each) => !names.has(nameOf(each))), ...fresh].slice(-mostReferences);
}

const nameOf = ({ contentId, url }: AnnouncedContent): string => contentId ?? url;
