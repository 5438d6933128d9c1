import { fail, ok, type Result } from "@porchlight/kernel";
import type { SetupLinkRecord } from "@porchlight/store";
import type { Actor } from "../../admin/auth/actor";
import { type LinkFault, linkFault } from "../../admin/auth/link-fault";
import { generatePassword, secretHash } from "../../admin/auth/secret";
import type { OperationDeps } from "../../admin/deps";
import { setUserPassword } from "../../admin/operations/users/set-user-password";
import { englishOf } from "../../admin/problem";

export interface Redeemed {
  readonly aor: string;
  /** Undefined where the link gives none. */
  readonly password: string | undefined;
}

/** Uses a set-up link, once. A password that it gives takes the place of the one the account had. */
export async function redeemLink(
  deps: OperationDeps,
  secret: string,
  address: string,
): Promise<Result<Redeemed, LinkFault>> {
  const { clock, stores } = deps;
  const link = await stores.setupLinks.findBySecret(secretHash(secret));
  const fault = linkFault(link, clock());
  if (link === undefined || fault !== undefined) return fail(fault ?? "unknown");
  const account = await stores.accounts.find(link.aor);
  if (account === undefined || account.disabled) return fail("unknown");
  if (!(await stores.setupLinks.useOnce(link.id, clock()))) return fail("used");
  const actor: Actor = { actor: `setup-link:${link.id}`, address };
  await stores.audit.append({
    ...actor,
    at: clock(),
    action: "setup-link.redeem",
    target: link.id,
    before: undefined,
    after: { aor: link.aor, label: link.label },
  });
  return ok({
    aor: link.aor,
    password: link.givesPassword ? await newPassword(deps, actor, link) : undefined,
  });
}

async function newPassword(deps: OperationDeps, actor: Actor, { aor }: SetupLinkRecord): Promise<string> {
  const password = generatePassword();
  const set = await setUserPassword(deps, actor, aor, password);
  if (!set.ok) throw new Error(`no password was set: ${englishOf(set.error)}`);
  return password;
}
