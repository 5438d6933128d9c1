import type { IncomingMessage } from "node:http";
import type { CallOutput, Operations } from "@porchlight/admin-api";
import type { Conditions, ContentName } from "@porchlight/content";
import { fail, ok, type Result } from "@porchlight/kernel";
import type { z } from "zod";
import { uploadProblem, writeProblem } from "../../../content/http/write-problem";
import { TooBusy } from "../../../content/media/work-queue";
import type { Actor } from "../../auth/actor";
import type { OfficeContent } from "../../ports/content";
import type { Problem } from "../../problem";

type Upload = z.output<Operations["putContent"]["body"]>;

const retrySeconds = 1;

/** Writes an object for a user. On disk, with its line of the audit log, when it resolves. */
export async function putContent(
  content: OfficeContent,
  name: ContentName,
  { contentType, data, lifetimeSeconds, ifMatch }: Upload,
  actor: Actor,
  request: IncomingMessage,
): Promise<Result<CallOutput<Operations["putContent"]>, Problem>> {
  const order = {
    ...errandOf(actor, conditionOf(ifMatch)),
    contentType,
    data: Buffer.from(data, "base64"),
    isNew: false,
    lifetime: lifetimeSeconds === undefined ? undefined : String(lifetimeSeconds),
  };
  const stored = await content.desk.put(name, order).catch(busy);
  if (stored === undefined) return fail({ code: "server-busy", retryAfterSeconds: retrySeconds });
  if (!stored.ok) return fail(uploadProblem(stored.error));
  const verdict = stored.value;
  if (verdict.kind === "refused") return fail(writeProblem(verdict.why));
  return ok({ ...content.row(verdict.object, request), created: verdict.kind === "created" });
}

export async function deleteContent(
  { desk }: OfficeContent,
  name: ContentName,
  ifMatch: string | undefined,
  actor: Actor,
): Promise<Result<undefined, Problem>> {
  const verdict = await desk.remove(name, errandOf(actor, conditionOf(ifMatch)));
  return verdict.kind === "refused" ? fail(writeProblem(verdict.why)) : ok(undefined);
}

const errandOf = (actor: Actor, conditions: Conditions) => ({
  standing: { kind: "operator", mayWrite: true } as const,
  author: actor.actor,
  actor,
  conditions,
});

function conditionOf(ifMatch: string | null | undefined): Conditions {
  if (ifMatch === undefined) return {};
  return ifMatch === null ? { ifNoneMatch: "*" } : { ifMatch: `"${ifMatch}"` };
}

function busy(error: unknown): undefined {
  if (!(error instanceof TooBusy)) throw error;
}
