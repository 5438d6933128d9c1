import type { HeaderFields } from "../header-fields";
import type { ContentDisposition } from "../headers/content-disposition";
import type { ContentType } from "../headers/content-type";

/** One part of a multipart body (RFC 2046 section 5.1). */
export interface BodyPart {
  readonly headers: HeaderFields;
  /** `text/plain` when the part names none. */
  readonly contentType: ContentType;
  /** Undefined when the part names none. */
  readonly disposition: ContentDisposition | undefined;
  /** Content-ID without angle brackets. */
  readonly contentId: string | undefined;
  /** The octets of the part, still encoded when it has a Content-Transfer-Encoding. */
  readonly body: Uint8Array;
  /** The parts of a part that is itself multipart. */
  readonly nested: Multipart | undefined;
}

export interface Multipart {
  /** `multipart/…` with its parameters. */
  readonly contentType: ContentType;
  /** At least one. */
  readonly parts: readonly BodyPart[];
}
