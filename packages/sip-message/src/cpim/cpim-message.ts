import type { HeaderFields } from "../header-fields";
import type { ContentType } from "../headers/content-type";

/** Media type of messages with headers of their own (RFC 3862). */
export const CPIM_TYPE = "message/cpim";

/** The namespace of headers without a prefix (RFC 3862 section 6). */
export const CPIM_HEADERS = "urn:ietf:params:cpim-headers:";

/** One message header, escapes undone. */
export interface CpimHeader {
  /** URI; undefined when the prefix was not declared before. */
  readonly namespace: string | undefined;
  /** Without prefix; case counts. */
  readonly name: string;
  /** Language tag of the value. */
  readonly language: string | undefined;
  readonly value: string;
}

export interface CpimAddress {
  /** Empty when there is none. */
  readonly formalName: string;
  readonly uri: string;
}

export interface CpimSubject {
  readonly language: string | undefined;
  readonly text: string;
}

/** A message/cpim body (RFC 3862). */
export interface CpimMessage {
  /** All message headers, in order. */
  readonly headers: readonly CpimHeader[];
  readonly from: CpimAddress | undefined;
  readonly to: readonly CpimAddress[];
  readonly cc: readonly CpimAddress[];
  /** RFC 3339, as written. */
  readonly dateTime: string | undefined;
  readonly subjects: readonly CpimSubject[];
  /** What must be understood to understand the message, and is not known here (section 3.5); as written. */
  readonly unknownRequired: readonly string[];
  readonly content: CpimContent;
}

/** The encapsulated MIME object (RFC 3862 section 2.4). */
export interface CpimContent {
  readonly headers: HeaderFields;
  readonly contentType: ContentType;
  readonly body: Uint8Array;
}
