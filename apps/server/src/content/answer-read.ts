import type { IncomingMessage } from "node:http";
import {
  type ContentName,
  type ContentObject,
  type ContentState,
  renditionSize,
  type Standing,
  seesAllContent,
} from "@porchlight/content";
import type { HttpAnswer } from "../xcap/http/http-answer";
import { readLine } from "./content-audit";
import type { ContentCaller } from "./content-caller";
import type { ContentParts } from "./content-parts";
import { objectFields } from "./http/object-fields";
import { type ContentProblem, problem } from "./http/problem-answer";
import { representationAnswer, type Selected } from "./http/representation-answer";
import { isResizable } from "./media/renditions";

export interface ObjectRead {
  readonly request: IncomingMessage;
  readonly name: ContentName;
  readonly query: URLSearchParams;
}

/** Answers a GET or HEAD of an object by somebody known. */
export async function answerRead(
  asked: ObjectRead,
  { author, standing, actor }: ContentCaller,
  parts: ContentParts,
): Promise<HttpAnswer | ContentProblem> {
  const state = await parts.desk.find(asked.name);
  if (!maySee(standing, asked.name, state, parts)) return problem("content-forbidden");
  if (state.kind === "none") return problem("content-not-found");
  if (state.kind === "expired") return problem("content-expired");
  if (actor !== undefined) await parts.audit.append(readLine(actor, asked.name, parts.clock()));
  const answer = await answerObject(asked, state.object, parts);
  if (asked.request.method === "GET" && "status" in answer)
    noteFetch(author, state.object, answer.status, parts);
  return answer;
}

function noteFetch(
  user: string,
  { contentType, name, octets }: ContentObject,
  status: number,
  { onUse }: ContentParts,
): void {
  onUse?.({ user, owner: name.owner, method: "GET", status, body: { type: contentType, octets } });
}

/** Answers a GET or HEAD with a link that opens the object to anybody; undefined when the link opens nothing. */
export async function answerLink(
  asked: ObjectRead,
  parts: ContentParts,
): Promise<HttpAnswer | ContentProblem | undefined> {
  const key = asked.query.get("key");
  if (parts.links === undefined || key === null) return undefined;
  const state = await parts.desk.find(asked.name);
  if (state.kind !== "present" || !parts.links.opens(key, state.object)) return undefined;
  return answerObject(asked, state.object, parts);
}

/**
 * Whoever is shown a reference may read what it refers to, be it there or not; a source what it wrote itself. Everybody
 * else gets one answer, which does not tell what there is.
 */
function maySee(
  standing: Standing,
  name: ContentName,
  state: ContentState,
  { rights }: ContentParts,
): boolean {
  if (standing.kind !== "source" && standing.kind !== "other") return seesAllContent(standing);
  const author = state.kind === "present" ? state.object.author : undefined;
  return author === standing.aor || rights.mayRead(standing.aor, name);
}

async function answerObject(
  { request, query }: ObjectRead,
  object: ContentObject,
  parts: ContentParts,
): Promise<HttpAnswer | ContentProblem> {
  const selected = select(object, query.get("size"), parts);
  if (selected === undefined) return problem("invalid-input", "is no number from 1 to 512", "size");
  return representationAnswer({ method: request.method ?? "", headers: request.headers }, selected);
}

/** The object as it is, or the rendition that is asked for. Undefined for a size that there is none of. */
function select(object: ContentObject, wanted: string | null, parts: ContentParts): Selected | undefined {
  const { desk, renditions, clock } = parts;
  const size = wanted === null ? undefined : renditionSize(wanted);
  if (wanted !== null && size === undefined) return undefined;
  const resized = size !== undefined && isResizable(object.contentType) ? size : undefined;
  const form = resized === undefined ? object : renditions.of(object, resized);
  const data = async (): Promise<Uint8Array> => {
    const content = await desk.read(object.name);
    if (content === undefined || content.etag !== object.etag) throw new ReplacedMeanwhile();
    return resized === undefined ? content.data : renditions.data(content, resized);
  };
  const { etag, contentType } = form;
  const fields = objectFields(object, form, clock());
  return { etag, contentType, modifiedAt: object.modifiedAt, fields, data };
}

/** The object was written or went away between two looks at it. */
export class ReplacedMeanwhile extends Error {}
