import { ok, type Result } from "@porchlight/kernel";
import type { WatcherTokenRecord } from "@porchlight/store";
import { type Problem, refuseInEnglish } from "../../admin/problem";
import { presentityOf } from "../../agents/pea/presentity-uri";

/** The presentities that URIs name, each once, all of them within what the token is for. */
export function wantedPresentities(
  uris: readonly string[],
  { scope }: WatcherTokenRecord,
  limit: number,
): Result<readonly string[], Problem> {
  if (uris.length === 0) return refuseInEnglish("invalid-input", "is missing", "uri");
  const wanted = new Set<string>();
  for (const uri of uris) {
    const aor = presentityOf(uri);
    if (!aor.ok) return refuseInEnglish("invalid-input", aor.error, "uri");
    wanted.add(aor.value);
    if (wanted.size > limit)
      return refuseInEnglish("invalid-input", `names more than ${limit} presentities`, "uri");
  }
  const foreign = [...wanted].find((aor) => scope.presentities?.includes(aor) === false);
  return foreign === undefined ? ok([...wanted]) : refuseInEnglish("out-of-reach", foreign, "uri");
}
