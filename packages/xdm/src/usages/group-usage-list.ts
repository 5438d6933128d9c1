import type { ApplicationUsage } from "../application-usage";
import { serversMayWrite } from "../decision/authorization";
import { listConstraints } from "./list-constraints";
import { listUniqueness } from "./list-uniqueness";
import { RESOURCE_LISTS } from "./namespaces";

/** OMA SHD-XDM section 5.2. */
export const groupUsageList: ApplicationUsage = {
  auid: "org.openmobilealliance.group-usage-list",
  defaultNamespace: RESOURCE_LISTS,
  mimeType: "application/vnd.oma.group-usage-list+xml",
  schema: "resource-lists",
  trees: ["users"],
  subdirectories: false,
  authorize: serversMayWrite,
  uniqueness: ({ root }) => listUniqueness([root], RESOURCE_LISTS),
  constraints: ({ root }, _key, { limits }) =>
    listConstraints([root], {
      namesRequired: true,
      referencesAllowed: false,
      maxEntries: limits.entries,
    }),
};
