import type { Contact } from "@porchlight/sip-message";
import type { Binding } from "../binding";
import type { GruuMint } from "./gruu-mint";

/**
 * The run of temporary GRUUs that an instance is in once the Contact is registered (RFC 5627 section 5.1): the one of its
 * bindings, unless what was registered before it, on the same flow if there are flows, had another Call-ID.
 */
export function runOf(
  mint: GruuMint,
  { instance }: Contact,
  regId: number,
  callId: string,
  bindings: Iterable<Binding>,
): string {
  if (instance === undefined) return "";
  const own = [...bindings].filter((binding) => binding.instance === instance);
  const before = latest(regId === 0 ? own : own.filter((binding) => binding.regId === regId));
  if (before !== undefined && before.callId !== callId) return mint.newRun();
  return own.find(({ run }) => run !== "")?.run ?? mint.newRun();
}

/** Later ones stand behind those of the same moment. */
const latest = (bindings: readonly Binding[]): Binding | undefined =>
  bindings.reduce<Binding | undefined>(
    (best, binding) => (best === undefined || binding.refreshedAt >= best.refreshedAt ? binding : best),
    undefined,
  );
