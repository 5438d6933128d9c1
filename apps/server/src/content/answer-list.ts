import type { IncomingMessage } from "node:http";
import { seesAllContent } from "@porchlight/content";
import type { HttpAnswer } from "../xcap/http/http-answer";
import type { ContentCaller } from "./content-caller";
import type { ContentParts } from "./content-parts";
import { contentRow } from "./content-row";
import { contentRootOf } from "./content-url";
import { type ContentProblem, problem } from "./http/problem-answer";

/** Answers a GET of the objects of an owner: what there is, what refers to it, and how much more may be kept. */
export async function answerList(
  request: IncomingMessage,
  owner: string,
  { standing }: ContentCaller,
  { desk, access, config, links, rights }: ContentParts,
): Promise<HttpAnswer | ContentProblem> {
  if (!seesAllContent(standing)) return problem("content-forbidden");
  const root = contentRootOf(access.clientOf(request), config);
  const objects = await desk.listOf(owner);
  const references = rights.references(owner);
  const { octetsPerUser, objectsPerUser, objectOctets } = desk.limits;
  const list = {
    items: objects.map((object) => ({
      ...contentRow(object, root, links),
      isReferred: references.has(object.name.object),
    })),
    octets: objects.reduce((sum, { octets }) => sum + octets, 0),
    limits: { octets: octetsPerUser, objects: objectsPerUser, octetsPerObject: objectOctets },
  };
  return { status: 200, contentType: "application/json; charset=utf-8", body: JSON.stringify(list) };
}
