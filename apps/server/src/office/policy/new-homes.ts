import type { Account } from "@porchlight/accounts";
import { defaultRules, withSharedLists } from "@porchlight/policy";
import type { NewHomes } from "../../admin/ports/new-homes";
import type { Config } from "../../config";
import {
  createDocument,
  type FirstDocumentParts,
  listsKey,
  rulesKey,
} from "../../xcap/documents/create-document";
import { xcapRootOfHouse } from "../../xcap/http/xcap-root-url";
import { writesDefaultDocument } from "./policy-settings";

/** Documents written at the same time; the store takes them in one batch. */
const atOnce = 250;

/** Gives new accounts the usual rules, and the lists that these name (policy.md section 7). */
export function newHomes(config: Config, parts: FirstDocumentParts): NewHomes {
  const xcapRoot = xcapRootOfHouse(config);
  const lists = withSharedLists() ?? "";
  const furnish = async ({ aor, domain }: Account): Promise<void> => {
    if (!writesDefaultDocument(config, domain)) return;
    await Promise.all([
      createDocument(rulesKey(aor), defaultRules({ xui: aor, xcapRoot }), CLIENT, parts),
      createDocument(listsKey(aor), lists, CLIENT, parts),
    ]);
  };
  return {
    furnish: async (accounts) => {
      for (let start = 0; start < accounts.length; start += atOnce) {
        await Promise.all(accounts.slice(start, start + atOnce).map(furnish));
      }
    },
  };
}

const CLIENT = "new account";
