import type { Account, AccountKind } from "@porchlight/accounts";
import { CellReader } from "./cells";
import { jsonTable } from "./json-table";

/** Form of a display name, or of a search, in which case does not count. */
export const nameKey = (displayName: string): string => displayName.toLowerCase();

export const accountTable = jsonTable<Account>({
  name: "account",
  key: ["aor"],
  columns: [
    "aor",
    "user",
    "domain",
    "displayName",
    "nameKey",
    "kind",
    "disabled",
    "mayPublish",
    "mayWatch",
    "mayList",
    "mayMessage",
    "mayCall",
    "secretMd5",
    "secretSha256",
    "addressSecretMd5",
    "addressSecretSha256",
    "createdAt",
    "updatedAt",
  ],
  toRow: (account) => [
    account.aor,
    account.user,
    account.domain,
    account.displayName,
    nameKey(account.displayName),
    account.kind,
    account.disabled,
    account.services.publish,
    account.services.watch,
    account.services.list,
    account.services.message,
    account.services.call,
    account.secrets.MD5,
    account.secrets["SHA-256"],
    account.addressSecrets.MD5,
    account.addressSecrets["SHA-256"],
    account.createdAt,
    account.updatedAt,
  ],
  fromRow: (row) => {
    const cells = new CellReader(row);
    const aor = cells.text();
    const user = cells.text();
    const domain = cells.text();
    const displayName = cells.text();
    cells.text();
    return {
      aor,
      user,
      domain,
      displayName,
      kind: cells.text() as AccountKind,
      disabled: cells.flag(),
      services: {
        publish: cells.flag(),
        watch: cells.flag(),
        list: cells.flag(),
        message: cells.flag(),
        call: cells.flag(),
      },
      secrets: { MD5: cells.text(), "SHA-256": cells.text() },
      addressSecrets: { MD5: cells.text(), "SHA-256": cells.text() },
      createdAt: cells.instant(),
      updatedAt: cells.instant(),
    };
  },
});
