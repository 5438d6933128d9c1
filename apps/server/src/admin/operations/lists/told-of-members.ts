import type { ToldOfMember } from "@porchlight/admin-api";
import type { Instant } from "@porchlight/kernel";
import type { ListMember } from "@porchlight/rls";
import { aorOf, escapedUser, parseUri } from "@porchlight/sip-message";
import type { OfficeLists } from "../../ports/lists";
import type { OfficePort } from "../../ports/office";
import type { AdminStores } from "../../ports/stores";
import { presenceGlance } from "../../views/presence-board";

export interface WatchParts {
  readonly office: Pick<OfficePort, "preview">;
  readonly stores: Pick<AdminStores, "accounts">;
  /** Lower case. */
  readonly domains: readonly string[];
  readonly lists: Pick<OfficeLists, "ownerOfNumber">;
}

/** What somebody who subscribes to a list is told of one member, by the evaluator that decides about NOTIFYs. */
export async function toldOfMember(
  { office, stores, domains, lists }: WatchParts,
  { key, refused }: ListMember,
  watcher: string,
  now: Instant,
): Promise<ToldOfMember> {
  if (refused !== undefined) return ended(refused);
  const address = lists.ownerOfNumber(key) ?? addressOf(key, domains);
  if (address === "elsewhere") return { ...NOTHING_SHOWN, state: "none", reason: null };
  const account = address === undefined ? undefined : await stores.accounts.find(address);
  if (account === undefined || account.disabled) return ended("noresource");
  const { explanation, shown } = office.preview(account.aor, {
    watcher: { identities: [watcher], isAnonymous: false },
    now,
  });
  switch (explanation.decision.handling) {
    case "block":
      return ended("rejected");
    case "confirm":
      return { ...NOTHING_SHOWN, state: "pending", reason: null };
    case "allow":
    case "polite-block": {
      const { mark, note } = presenceGlance(shown ?? "", now);
      return { state: "active", reason: null, mark, note: note ?? null };
    }
  }
}

const NOTHING_SHOWN = { mark: null, note: null } as const;

const ended = (reason: NonNullable<ToldOfMember["reason"]>): ToldOfMember => ({
  ...NOTHING_SHOWN,
  state: "terminated",
  reason,
});

/** The address of record in a domain of ours that a member names; undefined where it can be nobody's. */
function addressOf(member: string, domains: readonly string[]): string | "elsewhere" | undefined {
  const parsed = parseUri(member);
  if (!parsed.ok || !("host" in parsed.value)) return undefined;
  const uri = parsed.value;
  if (!domains.includes(uri.host.toLowerCase())) return "elsewhere";
  const { scheme, host } = uri;
  if (scheme === "sip" || scheme === "sips") return uri.user === undefined ? undefined : aorOf(uri);
  return uri.user === undefined ? undefined : `sip:${escapedUser(uri.user)}@${host}`;
}
