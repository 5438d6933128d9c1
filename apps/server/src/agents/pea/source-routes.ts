import type { Clock } from "@porchlight/kernel";
import type { FastifyInstance } from "fastify";
import { sendProblem } from "../../admin/http/problem-reply";
import type { Problem } from "../../admin/problem";
import type { TokenOf } from "./let-in";
import { sendPublication, sendReceipt } from "./pea-answer";
import type { PeaService } from "./pea-service";
import { JSON_TYPE, PIDF_TYPE, readStatement } from "./read-statement";
import { type SourceRoute, sentBody, sourceRequest } from "./source-request";

const SOURCE = "/presentities/:aor/sources/:source";
const NEEDS_TAG: Problem = { code: "invalid-input", field: "If-Match", reason: "is missing" };

/** What an agent says of a presentity by one of its sources: put, refreshed, withdrawn and read. */
export function sourceRoutes(
  scope: FastifyInstance,
  service: PeaService,
  tokenOf: TokenOf,
  clock: Clock,
): void {
  scope.put<SourceRoute>(SOURCE, async (request, reply) => {
    const asked = sourceRequest(request, tokenOf(request), service);
    if (!asked.ok) return sendProblem(request, reply, asked.error);
    const body = sentBody(request);
    if (!body.ok) {
      return sendProblem(request, reply.header("accept", `${PIDF_TYPE}, ${JSON_TYPE}`), body.error);
    }
    const { mediaType, octets } = body.value;
    const said = readStatement(mediaType, octets, asked.value.source.presentity, clock());
    return sendReceipt(request, reply, said.ok ? await service.put(asked.value, said.value) : said);
  });

  scope.post<SourceRoute>(`${SOURCE}/refresh`, async (request, reply) => {
    const asked = sourceRequest(request, tokenOf(request), service);
    if (!asked.ok) return sendProblem(request, reply, asked.error);
    if (asked.value.expected === undefined) return sendProblem(request, reply, NEEDS_TAG);
    return sendReceipt(request, reply, await service.refresh(asked.value));
  });

  scope.delete<SourceRoute>(SOURCE, async (request, reply) => {
    const asked = sourceRequest(request, tokenOf(request), service);
    return sendReceipt(request, reply, asked.ok ? await service.withdraw(asked.value) : asked);
  });

  scope.get<SourceRoute>(SOURCE, async (request, reply) => {
    const asked = sourceRequest(request, tokenOf(request), service);
    const found = asked.ok ? service.read(asked.value.source) : asked;
    return found.ok ? sendPublication(request, reply, found.value) : sendProblem(request, reply, found.error);
  });
}
