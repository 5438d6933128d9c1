import {
  followList,
  type ListCopy,
  RLMI_TYPE,
  type RlmiList,
  readRlmi,
  type TakenBody,
} from "@porchlight/documents";
import type { RenderedBody } from "@porchlight/event-notifier";
import {
  type BodyPart,
  decodeUtf8,
  encodeUtf8,
  type Multipart,
  parseContentType,
  parseMultipart,
} from "@porchlight/sip-message";
import { expect } from "vitest";
import { PARTIAL } from "./back-end-double";

/** What a subscriber has of one instance: the state of a resource, or a list in the list. */
export type Content =
  | { readonly kind: "text"; readonly version: number; readonly text: string }
  | { readonly kind: "list"; readonly copy: ListCopy<Content> };

/** One notification as it is read. */
export interface ReadBody {
  readonly rlmi: RlmiList;
  readonly parts: ReadonlyMap<string, BodyPart>;
}

/** Reads a list body, and checks all that RFC 2387 and RFC 4662 section 5 ask of it. */
export function readBody({ contentType, text, octets }: RenderedBody): ReadBody {
  const sent = encodeUtf8(text);
  expect(sent).toHaveLength(octets);
  return readOctets(contentType, sent);
}

function readOctets(contentType: string, octets: Uint8Array): ReadBody {
  const type = parseContentType(contentType);
  if (!type.ok) throw new Error(type.error);
  const multipart = parseMultipart(type.value, octets, { depth: 8, parts: 10_000 });
  if (!multipart.ok) throw new Error(multipart.error);
  return readParts(multipart.value);
}

function readParts({ contentType, parts }: Multipart): ReadBody {
  expect(contentType.mediaType).toBe("multipart/related");
  expect(contentType.params.get("type")).toBe(RLMI_TYPE);
  const [root, ...others] = parts;
  if (root === undefined) throw new Error("no root");
  expect(contentType.params.get("start")).toBe(`<${root.contentId}>`);
  expect(root.contentType.mediaType).toBe(RLMI_TYPE);
  for (const part of parts) expect(part.headers.first("content-transfer-encoding")).toBe("binary");
  const rlmi = readRlmi(root.body);
  if (!rlmi.ok) throw new Error(rlmi.error);
  const byId = new Map(others.map((part) => [part.contentId ?? "", part]));
  const cids = rlmi.value.resources.flatMap(({ instances }) =>
    instances.flatMap((instance) => (instance.state === "active" ? [instance.cid] : [])),
  );
  expect([...byId.keys()].sort()).toEqual([...cids].sort());
  expect(byId.size).toBe(others.length);
  expect(new Set([root.contentId, ...byId.keys()]).size).toBe(parts.length);
  for (const { instances } of rlmi.value.resources) {
    for (const instance of instances)
      if (instance.state === "terminated") expect(instance.reason).not.toBe("");
    expect(new Set(instances.map(({ id }) => id)).size).toBe(instances.length);
  }
  return { rlmi: rlmi.value, parts: byId };
}

/** A subscriber of a list: what it has assembled from what it was sent. */
export class ListClient {
  copy: ListCopy<Content> | undefined;
  refreshWanted = false;

  receive(body: RenderedBody): ReadBody {
    const read = readBody(body);
    const followed = follow(this.copy, read);
    if (followed === undefined) throw new Error(`outdated version ${read.rlmi.version}`);
    this.copy = followed.copy;
    this.refreshWanted = followed.refreshWanted;
    return read;
  }
}

function follow(copy: ListCopy<Content> | undefined, { rlmi, parts }: ReadBody) {
  const followed = followList<Content>(copy, rlmi, (cid, previous) => {
    const part = parts.get(cid);
    if (part === undefined) throw new Error(`no part ${cid}`);
    return part.nested === undefined ? takeText(part, previous) : takeList(part.nested, previous);
  });
  return followed.kind === "outdated" ? undefined : followed;
}

function takeList(multipart: Multipart, previous: Content | undefined): TakenBody<Content> {
  const followed = follow(previous?.kind === "list" ? previous.copy : undefined, readParts(multipart));
  if (followed === undefined) throw new Error("outdated nested list");
  const body: Content = { kind: "list", copy: followed.copy };
  return { kind: followed.refreshWanted ? "lost" : "current", body };
}

function takeText({ contentType, body }: BodyPart, previous: Content | undefined): TakenBody<Content> {
  const text = decodeUtf8(body) ?? "";
  if (contentType.mediaType !== PARTIAL) return { kind: "current", body: { kind: "text", version: 0, text } };
  const sent: { version: number; before?: string; text: string } = JSON.parse(text);
  const known = previous?.kind === "text" ? previous : undefined;
  const isNext = known?.version === sent.version - 1 && known.text === sent.before;
  const taken: Content = { kind: "text", version: sent.version, text: sent.text };
  return { kind: sent.before === undefined || isNext ? "current" : "lost", body: taken };
}
