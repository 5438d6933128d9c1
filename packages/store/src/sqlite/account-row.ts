import type { Account, AccountKind } from "@porchlight/accounts";
import { instant } from "@porchlight/kernel";
import type { Prisma } from "../../generated/sqlite/client";

/** An account from a row as Prisma's typed queries give it. */
export const accountOf = (row: Prisma.AccountGetPayload<object>): Account => ({
  aor: row.aor,
  user: row.user,
  domain: row.domain,
  displayName: row.displayName,
  kind: row.kind as AccountKind,
  disabled: row.disabled,
  services: {
    publish: row.mayPublish,
    watch: row.mayWatch,
    list: row.mayList,
    message: row.mayMessage,
    call: row.mayCall,
  },
  secrets: { MD5: row.secretMd5, "SHA-256": row.secretSha256 },
  addressSecrets: { MD5: row.addressSecretMd5, "SHA-256": row.addressSecretSha256 },
  createdAt: instant(Number(row.createdAt)),
  updatedAt: instant(Number(row.updatedAt)),
});
