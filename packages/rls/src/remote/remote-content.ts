import { followList, type ListCopy, type TakenBody } from "@porchlight/documents";
import type { RenderedBody } from "@porchlight/event-notifier";
import { type BodyPart, decodeTransfer, decodeUtf8 } from "@porchlight/sip-message";
import { type ListBody, nestedListBody } from "./list-body";

/** What a list server of another domain said of one instance. */
export type RemoteContent =
  | { readonly kind: "document"; readonly body: RenderedBody }
  | { readonly kind: "list"; readonly copy: RemoteCopy }
  /** Of a type that was not asked for, or no text that can be read. */
  | { readonly kind: "unusable" };

export type RemoteCopy = ListCopy<RemoteContent>;

/** Whether a document of a type was asked for. */
export type Accepts = (contentType: string) => boolean;

/** Takes one notification as a subscriber (RFC 4662 section 5.6). */
export const follow = (copy: RemoteCopy | undefined, { rlmi, parts }: ListBody, accepts: Accepts) =>
  followList<RemoteContent>(copy, rlmi, (cid, previous) => {
    const part = parts.get(cid);
    return part === undefined ? lost : takePart(part, previous, accepts);
  });

const lost: TakenBody<RemoteContent> = { kind: "lost", body: undefined };

function takePart(
  part: BodyPart,
  previous: RemoteContent | undefined,
  accepts: Accepts,
): TakenBody<RemoteContent> {
  const inner = nestedListBody(part);
  if (!inner.ok) return lost;
  if (inner.value === undefined) return { kind: "current", body: documentOf(part, accepts) };
  const before = previous?.kind === "list" ? previous.copy : undefined;
  const followed = follow(before, inner.value, accepts);
  if (followed.kind === "outdated") return { kind: "current", body: previous ?? unusable };
  const body: RemoteContent = { kind: "list", copy: followed.copy };
  return followed.refreshWanted ? { kind: "lost", body } : { kind: "current", body };
}

const unusable: RemoteContent = { kind: "unusable" };

function documentOf({ body, headers }: BodyPart, accepts: Accepts): RemoteContent {
  const contentType = headers.first("content-type") ?? "text/plain";
  const content = decodeTransfer(headers, body);
  const text = content && decodeUtf8(content);
  if (content === undefined || text === undefined || !accepts(contentType)) return unusable;
  return { kind: "document", body: { contentType, text, octets: content.length } };
}
