import type { IncomingMessage } from "node:http";
import { CONTENT_ROOT } from "@porchlight/content";
import { authenticateCaller } from "../xcap/auth/authenticate-caller";
import { isLoopback } from "../xcap/http/client-side";
import type { HttpAnswer } from "../xcap/http/http-answer";
import { answerList } from "./answer-list";
import { answerLink, answerRead } from "./answer-read";
import { answerDelete, answerPost, answerPut } from "./answer-write";
import { type ContentCaller, contentCaller } from "./content-caller";
import type { ContentParts } from "./content-parts";
import { type ContentTarget, readContentTarget } from "./content-target";
import { type ContentProblem, problem, refusalProblem } from "./http/problem-answer";

type Outcome = HttpAnswer | ContentProblem;

/** Who asks comes first: nothing is told to somebody unknown, not even who has an account. */
export async function answerContent(request: IncomingMessage, parts: ContentParts): Promise<Outcome> {
  const { access, config } = parts;
  const client = access.clientOf(request);
  if (config.xcap.requireTls && !client.isSecure && !isLoopback(client.address)) {
    return problem("content-forbidden", "Objects are served over HTTPS only.");
  }
  const target = readContentTarget(request.url ?? "");
  const linked = await byLink(request, target, parts);
  if (linked !== undefined) return linked;
  const domain = target.kind === "nothing" ? undefined : target.owner.domain;
  const approach = { request, address: client.address, isVouchedFor: false, domain };
  const verdict = await authenticateCaller(approach, access.authentication);
  if (verdict.kind !== "known") return refusalProblem(verdict);
  if (target.kind === "nothing") return problem("not-found", `See ${CONTENT_ROOT}/{user}.`);
  const caller = contentCaller(verdict.caller, target.owner.aor, parts.rights);
  return target.kind === "object"
    ? answerObject(request, target, caller, parts)
    : answerCollection(request, target.owner.aor, caller, parts);
}

async function byLink(
  request: IncomingMessage,
  target: ContentTarget,
  parts: ContentParts,
): Promise<Outcome | undefined> {
  const isRead = request.method === "GET" || request.method === "HEAD";
  if (!isRead || target.kind !== "object" || target.object === undefined) return undefined;
  const name = { owner: target.owner.aor, object: target.object };
  return answerLink({ request, name, query: target.query }, parts);
}

function answerCollection(
  request: IncomingMessage,
  owner: string,
  caller: ContentCaller,
  parts: ContentParts,
): Outcome | Promise<Outcome> {
  switch (request.method) {
    case "GET":
    case "HEAD":
      return answerList(request, owner, caller, parts);
    case "POST":
      return answerPost(request, owner, caller, parts);
    default:
      return notAllowed("GET, HEAD, POST, OPTIONS", request.method);
  }
}

function answerObject(
  request: IncomingMessage,
  { owner, object, query }: Extract<ContentTarget, { kind: "object" }>,
  caller: ContentCaller,
  parts: ContentParts,
): Outcome | Promise<Outcome> {
  if (object === undefined) return problem("invalid-input", "is not 1 to 128 of A-Z a-z 0-9 . _ ~ -", "name");
  const name = { owner: owner.aor, object };
  switch (request.method) {
    case "GET":
    case "HEAD":
      return answerRead({ request, name, query }, caller, parts);
    case "PUT":
      return answerPut(request, name, caller, parts);
    case "DELETE":
      return answerDelete(request, name, caller, parts);
    default:
      return notAllowed("GET, HEAD, PUT, DELETE, OPTIONS", request.method);
  }
}

const notAllowed = (allow: string, method: string | undefined): Outcome =>
  method === "OPTIONS"
    ? { status: 204, headers: { Allow: allow } }
    : { code: "method-not-allowed", headers: { Allow: allow } };
