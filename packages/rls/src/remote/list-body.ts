import { RLMI_TYPE, type RlmiList, readRlmi } from "@porchlight/documents";
import { fail, ok, type Result } from "@porchlight/kernel";
import {
  type BodyPart,
  decodeTransfer,
  type Multipart,
  type MultipartLimits,
  parseContentType,
  parseMultipart,
} from "@porchlight/sip-message";

const RELATED = "multipart/related";

/** What another list server tells of a list: meta-information, and the parts it names (RFC 4662 section 5). */
export interface ListBody {
  readonly rlmi: RlmiList;
  /** By Content-ID; those of lists within are not among them. */
  readonly parts: ReadonlyMap<string, BodyPart>;
}

/** Each member has a part; lists deeper than are shown can be read all the same. */
const bounds: MultipartLimits = { depth: 8, parts: 16_384 };

/** Undefined for a body that is none of a list. The error is one sentence. */
export function readListBody(contentType: string, body: Uint8Array): Result<ListBody | undefined, string> {
  const type = parseContentType(contentType);
  if (!type.ok) return type;
  if (type.value.mediaType !== RELATED) return ok(undefined);
  const multipart = parseMultipart(type.value, body, bounds);
  return multipart.ok ? listIn(multipart.value) : multipart;
}

/** The same of a part: a list within a list. */
export const nestedListBody = ({ nested }: BodyPart): Result<ListBody | undefined, string> =>
  nested?.contentType.mediaType === RELATED ? listIn(nested) : ok(undefined);

function listIn(multipart: Multipart): Result<ListBody | undefined, string> {
  const root = rootOf(multipart);
  if (root?.contentType.mediaType !== RLMI_TYPE) return ok(undefined);
  const meta = decodeTransfer(root.headers, root.body);
  if (meta === undefined) return fail("meta-information in an encoding that cannot be read");
  const rlmi = readRlmi(meta);
  if (!rlmi.ok) return fail(rlmi.error);
  const parts = new Map<string, BodyPart>();
  for (const part of multipart.parts) {
    if (part === root || part.contentId === undefined) continue;
    if (parts.has(part.contentId)) return fail("two parts with one Content-ID");
    parts.set(part.contentId, part);
  }
  return ok({ rlmi: rlmi.value, parts });
}

/** The part named by `start`, else the first (RFC 2387 section 3.2). */
function rootOf({ contentType, parts }: Multipart): BodyPart | undefined {
  const start = contentType.params.get("start")?.replace(/^<(.*)>$/, "$1");
  return parts.find(({ contentId }) => start !== undefined && contentId === start) ?? parts[0];
}
