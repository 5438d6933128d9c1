import { operations, watcherScopeSchema } from "@porchlight/admin-api";
import { ok, type Result } from "@porchlight/kernel";
import type { WatcherTokenRecord } from "@porchlight/store";
import { z } from "zod";
import { isGood } from "../../admin/auth/good-credential";
import type { OperationDeps } from "../../admin/deps";
import { checkBody } from "../../admin/http/validate";
import type { NewWatcherToken } from "../../admin/operations/watchers/create-watcher-token";
import { type Problem, refuseInEnglish } from "../../admin/problem";

const MAX_STREAMS = 100;
const MAX_SECONDS = 366 * 86_400;
const MAX_TOKENS = 20;

const { label, expiresInSeconds } = operations.createWatcherToken.body.shape;
const { origins, streams } = watcherScopeSchema.shape;

/** What users may ask for: a token by which pages show them, and nobody else, to anybody. */
const ownTokenSchema = z.strictObject({
  label,
  origins,
  streams: streams.unwrap().max(MAX_STREAMS).default(MAX_STREAMS),
  expiresInSeconds: expiresInSeconds.max(MAX_SECONDS),
});

/** The token that a user asks for. */
export function ownToken(aor: string, body: unknown): Result<NewWatcherToken, Problem> {
  const wish = checkBody(ownTokenSchema, body);
  if (!wish.ok) return wish;
  const { label, origins, streams, expiresInSeconds } = wish.value;
  return ok({ label, watcher: null, scope: { presentities: [aor], origins, streams }, expiresInSeconds });
}

/** The tokens that a user made. */
export async function tokensMadeBy(
  aor: string,
  { stores }: Pick<OperationDeps, "stores">,
): Promise<readonly WatcherTokenRecord[]> {
  return (await stores.watcherTokens.list()).filter(({ createdBy }) => createdBy === aor);
}

export async function roomForOneMore(
  aor: string,
  deps: Pick<OperationDeps, "stores" | "clock">,
): Promise<Result<undefined, Problem>> {
  const now = deps.clock();
  const good = (await tokensMadeBy(aor, deps)).filter((token) => isGood(token, now));
  return good.length < MAX_TOKENS
    ? ok(undefined)
    : refuseInEnglish(
        "invalid-input",
        `would be one more than the ${MAX_TOKENS} tokens that a user may have`,
        "body",
      );
}
