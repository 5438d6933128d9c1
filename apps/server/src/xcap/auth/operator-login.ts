import type { IncomingMessage } from "node:http";
import { type Role, seesContent } from "@porchlight/admin-api";
import type { Actor } from "../../admin/auth/actor";
import { actorOf, type Identity } from "../../admin/auth/identity";
import { crossSiteProblem } from "../../admin/http/csrf";
import type { CallerVerdict } from "./verdict";

/** Finds the operator behind the headers of a request, by bearer token or session. */
export type FindOperator = (headers: IncomingMessage["headers"]) => Promise<Identity | undefined>;

const writers: readonly Role[] = ["owner", "operator"];

const safe: ReadonlySet<string> = new Set(["GET", "HEAD", "OPTIONS"]);

/** The operator behind a request; undefined when there is none. */
export async function operatorLogin(
  request: IncomingMessage,
  address: string,
  find: FindOperator,
): Promise<CallerVerdict | undefined> {
  const identity = await find(request.headers);
  if (identity === undefined) return undefined;
  const byCookie = request.headers.authorization === undefined;
  if (byCookie && !safe.has(request.method ?? "") && isForeign(request)) {
    return { kind: "forbidden", reason: "A write with a session comes from a page of this server alone." };
  }
  if (!seesContent(identity.role)) {
    return { kind: "forbidden", reason: "Documents are not for this role." };
  }
  const mayWrite = writers.includes(identity.role);
  return { kind: "known", caller: { kind: "operator", actor: actorBehind(identity, address), mayWrite } };
}

const isForeign = ({ headers }: IncomingMessage): boolean =>
  crossSiteProblem({ headers, host: headers.host ?? "" }) !== undefined;

const actorBehind = (identity: Identity, address: string): Actor => ({
  actor: actorOf(identity),
  actorRole: identity.role,
  address,
});
