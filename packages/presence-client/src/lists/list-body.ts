import { RLMI_TYPE, type RlmiList, readRlmi } from "@porchlight/documents";
import { fail, ok, type Result } from "@porchlight/kernel";
import {
  type BodyPart,
  decodeTransfer,
  encodeUtf8,
  type Multipart,
  type MultipartLimits,
  parseContentType,
  parseMultipart,
} from "@porchlight/sip-message";
import { MULTIPART_RELATED, rootPart } from "../content/related-body";

/** What a notification says of a list: meta-information, and the parts it names (RFC 4662 §5). */
export interface ListBody {
  readonly list: RlmiList;
  /** By Content-ID; those of lists within are not among them. */
  readonly parts: ReadonlyMap<string, BodyPart>;
}

/** Members come with a part each, and pictures in it; lists within lists are bounded by the depth. */
const listLimits: MultipartLimits = { depth: 8, parts: 16_384 };

/** Undefined for a body that is none of a list. The error is one sentence. */
export function readListBody(
  contentType: string | undefined,
  body: string,
): Result<ListBody, string> | undefined {
  if (contentType?.split(";")[0]?.trim().toLowerCase() !== MULTIPART_RELATED) return undefined;
  const type = parseContentType(contentType);
  if (!type.ok) return type;
  const multipart = parseMultipart(type.value, encodeUtf8(body), listLimits);
  return multipart.ok ? listIn(multipart.value) : multipart;
}

/** The same of a part: a list within a list. */
export const nestedListBody = ({ nested }: BodyPart): Result<ListBody, string> | undefined =>
  nested && listIn(nested);

function listIn(multipart: Multipart): Result<ListBody, string> | undefined {
  const root = rootPart(multipart);
  if (root?.contentType.mediaType !== RLMI_TYPE) return undefined;
  const meta = decodeTransfer(root.headers, root.body);
  if (meta === undefined) return fail("meta-information in an encoding that cannot be read");
  const list = readRlmi(meta);
  if (!list.ok) return fail(list.error);
  const parts = multipart.parts.flatMap((part) =>
    part.contentId === undefined || part === root ? [] : [[part.contentId, part] as const],
  );
  return ok({ list: list.value, parts: new Map(parts) });
}
