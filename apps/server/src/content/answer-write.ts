import type { IncomingMessage } from "node:http";
import { type ContentName, maySend, parseObjectName, type WriteVerdict } from "@porchlight/content";
import type { HttpAnswer } from "../xcap/http/http-answer";
import { readBody } from "../xcap/http/read-body";
import type { ContentCaller } from "./content-caller";
import type { ContentUpload } from "./content-desk";
import type { ContentParts } from "./content-parts";
import { contentRow } from "./content-row";
import { contentRootOf, contentUrl } from "./content-url";
import { lifetimeFields } from "./http/object-fields";
import { bodyProblem, type ContentProblem, problem } from "./http/problem-answer";
import { conditionsOf } from "./http/representation-answer";
import { uploadProblem, writeProblem } from "./http/write-problem";

const nameBits = 128;

/** Answers a POST to the objects of an owner: a new one under a name that nobody can guess. */
export async function answerPost(
  request: IncomingMessage,
  owner: string,
  caller: ContentCaller,
  parts: ContentParts,
): Promise<HttpAnswer | ContentProblem> {
  const object = parseObjectName(parts.ids.token(nameBits));
  if (object === undefined) throw new Error("a token is no name");
  return upload(request, { owner, object }, caller, true, parts);
}

export function answerPut(
  request: IncomingMessage,
  name: ContentName,
  caller: ContentCaller,
  parts: ContentParts,
): Promise<HttpAnswer | ContentProblem> {
  return upload(request, name, caller, false, parts);
}

export async function answerDelete(
  { headers }: IncomingMessage,
  name: ContentName,
  { standing, author, actor }: ContentCaller,
  { desk, onUse }: ContentParts,
): Promise<HttpAnswer | ContentProblem> {
  const conditions = conditionsOf(headers);
  const verdict = await desk.remove(name, { standing, author, actor, conditions });
  if (verdict.kind === "refused") return writeProblem(verdict.why);
  onUse?.({ user: author, owner: name.owner, method: "DELETE", status: 204, body: undefined });
  return { status: 204 };
}

async function upload(
  request: IncomingMessage,
  name: ContentName,
  { standing, author, actor }: ContentCaller,
  isNew: boolean,
  parts: ContentParts,
): Promise<HttpAnswer | ContentProblem> {
  const { headers } = request;
  if (!maySend(standing)) return problem("content-forbidden");
  if (headers["content-range"] !== undefined) {
    return problem("invalid-input", "has no place in a write: objects are written whole", "Content-Range");
  }
  const body = await readBody(request, parts.desk.limits.objectOctets);
  if (!body.ok) return bodyProblem(body.error);
  const order: ContentUpload = {
    standing,
    author,
    actor,
    isNew,
    conditions: conditionsOf(headers),
    contentType: headers["content-type"],
    data: body.value,
    lifetime: oneOf(headers["x-lifetime"]),
    expires: headers.expires,
  };
  const stored = await parts.desk.put(name, order);
  if (!stored.ok) return uploadProblem(stored.error);
  const answer = written(stored.value, request, parts);
  if ("status" in answer) {
    const sent = { type: headers["content-type"] ?? "", octets: body.value.length };
    const method = isNew ? "POST" : "PUT";
    parts.onUse?.({ user: author, owner: name.owner, method, status: answer.status, body: sent });
  }
  return answer;
}

const oneOf = (field: string | string[] | undefined): string | undefined =>
  field === undefined ? undefined : String(field);

function written(
  verdict: WriteVerdict,
  request: IncomingMessage,
  { access, config, clock, links }: ContentParts,
): HttpAnswer | ContentProblem {
  if (verdict.kind === "refused") return writeProblem(verdict.why);
  const { object } = verdict;
  const root = contentRootOf(access.clientOf(request), config);
  return {
    status: verdict.kind === "created" ? 201 : 200,
    headers: {
      ETag: `"${object.etag}"`,
      Location: contentUrl(root, object.name),
      ...lifetimeFields(object.expiresAt, clock()),
    },
    contentType: "application/json; charset=utf-8",
    body: JSON.stringify(contentRow(object, root, links)),
  };
}
